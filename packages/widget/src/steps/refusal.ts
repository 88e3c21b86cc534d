import { type TemplateResult, html, nothing } from 'lit/html.js'
import type { ApiError } from '../api/api-error.js'
import { SELDOM, type SeldomWords } from '../i18n/seldom/catalogue.js'
import { type Trouble, needsAnotherTime } from '../trouble.js'
import type { Visit } from '../visit.js'
import { explain } from './explain.js'
import type { TroubleActions } from './trouble-message.js'

/** What the server's no means, with what helps. */
export function refusal(
  visit: Visit,
  trouble: Trouble,
  action: 'book' | 'change',
  act: TroubleActions,
): TemplateResult {
  const { words, formats } = visit
  const { taken, trouble: said } = visit.wordsOf(SELDOM)
  // Whoever has booked already keeps what they have.
  const gone = trouble.kind === 'failed' && action === 'book' ? trouble.error.code : undefined
  const alternatives = trouble.kind === 'taken' ? trouble.alternatives : []
  const { chooseAnother } = act
  const another = (label: string, what?: 'service' | 'staff'): TemplateResult =>
    html`<button type="button" class="link" part="link" @click=${() => chooseAnother?.(what)}>${label}</button>`
  return html`<p>${textOf(visit, trouble, action)}</p>
    ${
      alternatives.length > 0
        ? html`<div class="alternatives">
            ${alternatives.map(
              (start) =>
                html`<button type="button" class="time wide-time" part="time" @click=${() => act.chooseTime(start)}>
                  ${words.dateAndTime({ date: formats.shortDate(start), time: formats.time(start) })}
                </button>`,
            )}
          </div>`
        : nothing
    }
    ${chooseAnother && needsAnotherTime(trouble) ? another(taken.chooseAnother) : nothing}
    ${chooseAnother && gone === 'unknown-service' ? another(said.allServices, 'service') : nothing}
    ${chooseAnother && gone === 'unknown-staff' ? another(said.anyStaff, 'staff') : nothing}`
}

function textOf(visit: Visit, trouble: Trouble, action: 'book' | 'change'): string {
  const { taken, unavailable, policy, refused } = visit.wordsOf(SELDOM)
  switch (trouble.kind) {
    case 'taken':
      return trouble.alternatives.length > 0 ? taken.withAlternatives : taken.alone
    case 'unavailable':
      return isReason(unavailable, trouble.reason) ? unavailable[trouble.reason] : unavailable.otherwise
    case 'policy':
      return policy[trouble.rule]
    case 'changed':
      return refused.changed
    case 'failed':
      return failedText(visit, trouble.error, action)
  }
}

function failedText(visit: Visit, error: ApiError, action: 'book' | 'change'): string {
  const { refused, zone } = visit.wordsOf(SELDOM)
  const { title, advice } = explain(visit, error)
  switch (error.code) {
    case 'internal':
    case 'unavailable':
      return action === 'book' ? refused.bookingServer : `${title}. ${advice}`
    case 'idempotency-conflict':
      return refused.conflict
    case 'validation': {
      const errors = error.problem?.errors ?? []
      // Another one has been chosen instead.
      if (errors.some(({ pointer }) => pointer === '/timeZone')) return zone.changed({ zone: visit.formats.zoneName })
      return [refused.said, ...errors.map(({ message }) => message)].join(' ')
    }
    default:
      return `${title}. ${advice}`
  }
}

const isReason = (words: SeldomWords['unavailable'], reason: string): reason is keyof SeldomWords['unavailable'] =>
  Object.hasOwn(words, reason)
