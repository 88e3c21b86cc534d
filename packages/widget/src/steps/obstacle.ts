import type { TemplateResult } from 'lit'
import type { Messages } from '../i18n/en.js'
import type { Obstacle } from '../offers.js'
import { notice } from './failure.js'

export interface ObstacleActions {
  /** What the page has decided leads nowhere: ask the visitor instead. */
  setAside(decision: 'service' | 'staff'): void
  retry(): void
}

/** Nothing can be chosen: why, and what can be done about it. */
export function obstacleNotice(
  { trouble, tryAgain }: Messages,
  obstacle: Obstacle,
  act: ObstacleActions,
): TemplateResult {
  const text = ([title = '', advice = '']: readonly string[]): readonly [string, string] => [title, advice]
  switch (obstacle) {
    case 'unknown-service':
      return notice({
        title: text(trouble.unknownService),
        action: [trouble.allServices, () => act.setAside('service')],
        level: 2,
      })
    case 'unknown-staff':
      return notice({
        title: text(trouble.unknownStaff),
        action: [trouble.anyStaff, () => act.setAside('staff')],
        level: 2,
      })
    case 'no-services':
      return notice({ title: text(trouble.noServices), action: [tryAgain, () => act.retry()], level: 2 })
  }
}
