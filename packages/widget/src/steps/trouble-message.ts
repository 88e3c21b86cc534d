import { type TemplateResult, html, nothing } from 'lit'
import { BOOKING, type BookingWords } from '../i18n/booking/catalogue.js'
import { type Trouble, needsAnotherTime } from '../trouble.js'
import type { Visit } from '../visit.js'
import { explain } from './failure.js'

export interface TroubleActions {
  chooseTime(start: number): void
  chooseAnother(): void
}

/** What stands in the way, beside the button that met it, with what helps. */
export function troubleMessage(
  visit: Visit,
  trouble: Trouble,
  action: 'book' | 'change',
  act: TroubleActions,
): TemplateResult {
  const { words, formats } = visit
  const { taken } = visit.wordsOf(BOOKING)
  const alternatives = trouble.kind === 'taken' ? trouble.alternatives : []
  const offersAnother = needsAnotherTime(trouble) || (trouble.kind === 'failed' && trouble.error.isGone)
  return html`<div class="trouble" part="error" role="alert" tabindex="-1" data-trouble>
    <p>${textOf(visit, trouble, action)}</p>
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
    ${
      offersAnother
        ? html`<button type="button" class="link" part="link" @click=${() => act.chooseAnother()}>
            ${taken.chooseAnother}
          </button>`
        : nothing
    }
  </div>`
}

function textOf(visit: Visit, trouble: Trouble, action: 'book' | 'change'): string {
  const { taken, unavailable, policy } = visit.wordsOf(BOOKING)
  switch (trouble.kind) {
    case 'taken':
      return trouble.alternatives.length > 0 ? taken.withAlternatives : taken.alone
    case 'unavailable':
      return isReason(unavailable, trouble.reason) ? unavailable[trouble.reason] : unavailable.otherwise
    case 'policy':
      return policy[trouble.rule]
    case 'failed':
      return failedText(visit, trouble.error, action)
  }
}

function failedText(visit: Visit, error: Extract<Trouble, { kind: 'failed' }>['error'], action: string): string {
  const { refused } = visit.wordsOf(BOOKING)
  const { title, advice } = explain(visit.words, error)
  switch (error.code) {
    case 'unreachable':
    case 'timeout':
      return action === 'book' ? refused.bookingUnsure : refused.changeUnsure
    case 'internal':
    case 'unavailable':
      return action === 'book' ? refused.bookingServer : `${title}. ${advice}`
    case 'idempotency-conflict':
      return refused.conflict
    case 'validation': {
      const said = (error.problem?.errors ?? []).map(({ message }) => message)
      return [refused.said, ...said].join(' ')
    }
    default:
      return `${title}. ${advice}`
  }
}

const isReason = (words: BookingWords['unavailable'], reason: string): reason is keyof BookingWords['unavailable'] =>
  Object.hasOwn(words, reason)
