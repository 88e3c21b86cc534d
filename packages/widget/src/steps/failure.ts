import { type TemplateResult, html, nothing } from 'lit'
import type { ApiError } from '../api/api-error.js'
import type { ChoosingWords } from '../i18n/choosing/catalogue.js'

/** What happened, and what to do about it. */
export function explain({ trouble }: ChoosingWords, error: ApiError): Explanation {
  switch (error.code) {
    case 'offline':
      return trouble.offline
    case 'unreachable':
      return trouble.unreachable
    case 'timeout':
      return trouble.timeout
    case 'too-many-requests':
      return { ...trouble.tooMany, ...waitAdvice(trouble, error.retryAfterSeconds) }
    case 'insecure':
      return trouble.insecure
    case 'no-server':
      return trouble.noServer
    case 'not-found':
      return trouble.notFound
    case 'unknown-service':
      return trouble.unknownService
    case 'unknown-staff':
      return trouble.unknownStaff
    case 'internal':
    case 'unavailable':
      return trouble.server
    default:
      return trouble.unexpected
  }
}

export interface Explanation {
  readonly title: string
  readonly advice: string
}

function waitAdvice({ waitSeconds, waitMinutes }: ChoosingWords['trouble'], seconds: number | undefined): object {
  if (seconds === undefined) return {}
  return {
    advice: seconds < 120 ? waitSeconds({ count: seconds }) : waitMinutes({ count: Math.ceil(seconds / 60) }),
  }
}

type Action = readonly [label: string, act: () => void]

/** An error in place of what couldn't be shown, with a button that tries again, and perhaps another way on. */
export function failure(
  words: ChoosingWords,
  error: ApiError,
  retry: () => void,
  level: 2 | 3,
  otherwise?: Action,
): TemplateResult {
  return notice({ said: explain(words, error), action: [words.tryAgain, retry], level, otherwise })
}

export function notice({
  said: { title, advice },
  action: [label, act],
  level,
  otherwise,
}: {
  readonly said: Explanation
  readonly action: Action
  readonly level: 2 | 3
  readonly otherwise?: Action | undefined
}): TemplateResult {
  return html`<div class="notice" part="error" role="alert">
    ${
      level === 2
        ? html`<h2 class="heading" part="heading" tabindex="-1" data-heading>${title}</h2>`
        : html`<h3 class="notice-title" tabindex="-1" data-notice>${title}</h3>`
    }
    ${advice ? html`<p>${advice}</p>` : nothing}
    <button type="button" class="secondary" part="button" @click=${act}>${label}</button>
    ${
      otherwise
        ? html`<button type="button" class="link" part="link" @click=${otherwise[1]}>${otherwise[0]}</button>`
        : nothing
    }
  </div>`
}
