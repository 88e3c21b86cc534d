import { type TemplateResult, html } from 'lit/html.js'
import { BOOKING } from '../i18n/booking/catalogue.js'
import type { Trouble } from '../trouble.js'
import type { Visit } from '../visit.js'
import { unreachedText } from './failure.js'

export interface TroubleActions {
  chooseTime(start: number): void
  /** Another time, or another of what is gone. `undefined`: that is offered elsewhere. */
  readonly chooseAnother: ((what?: 'service' | 'staff') => void) | undefined
}

/** What stands in the way, beside the button that met it, with what helps. */
export const troubleMessage = (
  visit: Visit,
  trouble: Trouble,
  action: 'book' | 'change',
  act: TroubleActions,
): TemplateResult =>
  html`<div class="trouble" part="error" role="alert" tabindex="-1" data-trouble>
    ${unreached(visit, trouble, action) ?? refused(visit, trouble, action, act)}
  </div>`

/** No answer: nothing more can be fetched to say so, either. */
function unreached(visit: Visit, trouble: Trouble, action: 'book' | 'change'): TemplateResult | undefined {
  const said = trouble.kind === 'failed' && unreachedText(visit, trouble.error)
  if (!said) return undefined
  const { bookingUnsure, changeUnsure } = visit.wordsOf(BOOKING).refused
  const isOffline = trouble.error.code === 'offline'
  return html`<p>${isOffline ? `${said.title}. ${said.advice}` : action === 'book' ? bookingUnsure : changeUnsure}</p>`
}

const refused = (visit: Visit, trouble: Trouble, action: 'book' | 'change', act: TroubleActions): TemplateResult =>
  visit.troubles.want()?.refusal(visit, trouble, action, act) ??
  visit.troubles.renderWaiting(html`<div class="bone bone-time"></div>`, 3, '[data-trouble]')
