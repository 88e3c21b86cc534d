import { type TemplateResult, html, nothing } from 'lit'
import type { ApiError } from '../api/api-error.js'
import type { Messages } from '../i18n/en.js'

/** What happened, and what to do about it. */
export function explain(words: Messages, error: ApiError): readonly [title: string, advice: string] {
  const said = ([title = '', advice = '']: readonly string[]): readonly [string, string] => [title, advice]
  const { trouble } = words
  switch (error.code) {
    case 'offline':
      return said(trouble.offline)
    case 'unreachable':
      return said(trouble.unreachable)
    case 'timeout':
      return said(trouble.timeout)
    case 'too-many-requests': {
      const { retryAfterSeconds } = error
      const [title, advice] = said(trouble.tooMany)
      return [title, retryAfterSeconds === undefined ? advice : trouble.tooManyFor(retryAfterSeconds)]
    }
    case 'insecure':
      return said(trouble.insecure)
    case 'no-server':
      return said(trouble.noServer)
    case 'not-found':
      return said(trouble.notFound)
    case 'unknown-service':
      return said(trouble.unknownService)
    case 'unknown-staff':
      return said(trouble.unknownStaff)
    case 'internal':
    case 'unavailable':
      return said(trouble.server)
    default:
      return said(trouble.unexpected)
  }
}

type Action = readonly [label: string, act: () => void]

/** An error in place of what couldn't be shown, with a button that tries again, and perhaps another way on. */
export function failure(
  words: Messages,
  error: ApiError,
  retry: () => void,
  level: 2 | 3,
  otherwise?: Action,
): TemplateResult {
  return notice({ title: explain(words, error), action: [words.tryAgain, retry], level, otherwise })
}

export function notice({
  title: [title, advice],
  action: [label, act],
  level,
  otherwise,
}: {
  readonly title: readonly [title: string, advice: string]
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
