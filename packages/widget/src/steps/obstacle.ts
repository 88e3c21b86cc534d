import type { TemplateResult } from 'lit/html.js'
import { SELDOM } from '../i18n/seldom/catalogue.js'
import type { Obstacle } from '../offers.js'
import type { Visit } from '../visit.js'
import { notice } from './notice.js'

export interface ObstacleActions {
  /** What the page has decided leads nowhere: ask the visitor instead. */
  setAside(decision: 'service' | 'staff'): void
  retry(): void
}

/** Nothing can be chosen: why, and what can be done about it. */
export function obstacleNotice({ words, wordsOf }: Visit, obstacle: Obstacle, act: ObstacleActions): TemplateResult {
  const { trouble } = wordsOf(SELDOM)
  switch (obstacle) {
    case 'unknown-service':
      return notice({
        said: trouble.unknownService,
        action: [trouble.allServices, () => act.setAside('service')],
        level: 2,
      })
    case 'unknown-staff':
      return notice({
        said: trouble.unknownStaff,
        action: [trouble.anyStaff, () => act.setAside('staff')],
        level: 2,
      })
    case 'no-services':
      return notice({ said: trouble.noServices, action: [words.tryAgain, () => act.retry()], level: 2 })
  }
}
