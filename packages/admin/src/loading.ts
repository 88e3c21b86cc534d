import { type TemplateResult, html, nothing } from 'lit'
import type { Words } from './i18n/en.js'
import { isGone, troubleOf } from './trouble.js'

/** Something that is on its way here, or isn't. */
interface Coming {
  readonly error: unknown
  readonly isPending: boolean
}

/** What stands in for it until it has come, or beside what came before: why it didn't, with a way to ask again. */
export const comingNote = (
  { error, isPending }: Coming,
  { words, hasCome, again }: { words: Words; hasCome: boolean; again: () => unknown },
): TemplateResult | typeof nothing => {
  if (error !== undefined) {
    return html`<div class="trouble" role="alert">
      <p>${troubleOf(error, words)}</p>
      ${
        isGone(error)
          ? nothing
          : html`<button type="button" class="secondary" aria-disabled=${isPending} @click=${again}>
              ${words.common.tryAgain}
            </button>`
      }
    </div>`
  }
  return hasCome ? nothing : html`<p class="quiet" role="status">${words.common.loading}</p>`
}

/** The rest of a long list, on demand. */
export const moreButton = (
  pages: Coming & { readonly hasMore: boolean; readonly more: () => unknown },
  { common }: Words,
): TemplateResult | typeof nothing =>
  pages.hasMore && pages.error === undefined
    ? html`<div class="actions start">
        <button type="button" class="secondary" aria-disabled=${pages.isPending} @click=${() => pages.more()}>
          ${common.more}
        </button>
      </div>`
    : nothing
