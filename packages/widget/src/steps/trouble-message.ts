import { type TemplateResult, html, nothing } from 'lit'
import type { Messages } from '../i18n/en.js'
import type { Trouble } from '../trouble.js'
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
  const alternatives = trouble.kind === 'taken' ? trouble.alternatives : []
  const offersAnother = trouble.kind === 'taken' || trouble.kind === 'unavailable'
  return html`<div class="trouble" part="error" role="alert" tabindex="-1" data-trouble>
    <p>${textOf(words, trouble, action)}</p>
    ${
      alternatives.length > 0
        ? html`<div class="alternatives">
            ${alternatives.map(
              (start) =>
                html`<button type="button" class="time wide-time" part="time" @click=${() => act.chooseTime(start)}>
                  ${words.dateAndTime(formats.shortDate(start), formats.time(start))}
                </button>`,
            )}
          </div>`
        : nothing
    }
    ${
      offersAnother
        ? html`<button type="button" class="link" part="link" @click=${() => act.chooseAnother()}>
            ${words.taken.chooseAnother}
          </button>`
        : nothing
    }
  </div>`
}

function textOf(words: Messages, trouble: Trouble, action: 'book' | 'change'): string {
  switch (trouble.kind) {
    case 'taken':
      return trouble.alternatives.length > 0 ? words.taken.withAlternatives : words.taken.alone
    case 'unavailable':
      return isReason(words, trouble.reason) ? words.unavailable[trouble.reason] : words.unavailable.other
    case 'policy':
      return words.trouble.policy[trouble.rule]
    case 'failed':
      return failedText(words, trouble.error, action)
  }
}

function failedText(words: Messages, error: Extract<Trouble, { kind: 'failed' }>['error'], action: string): string {
  const { trouble } = words
  switch (error.code) {
    case 'unreachable':
    case 'timeout':
      return action === 'book' ? trouble.bookingUnsure : trouble.changeUnsure
    case 'internal':
    case 'unavailable':
      return action === 'book' ? trouble.bookingServer : explain(words, error).join('. ')
    case 'idempotency-conflict':
      return trouble.conflict
    case 'validation': {
      const said = (error.problem?.errors ?? []).map(({ message }) => message)
      return [trouble.refused, ...said].join(' ')
    }
    default:
      return explain(words, error).join('. ')
  }
}

const isReason = (words: Messages, reason: string): reason is keyof Messages['unavailable'] =>
  Object.hasOwn(words.unavailable, reason)
