import { type TemplateResult, html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Words } from '../i18n/en.js'
import '../shell/lower-bar.js'
import type { Notices } from './notices.js'
import { hasCommandKey } from './undo-key.js'

/** Where it is told: over the page's edge, and to who can't see that. */
export function noticeView(notices: Notices, { common }: Words): TemplateResult {
  const { attention } = notices
  // The key takes back the newest one.
  const last = notices.notices.findLast(({ undo }) => undo)
  return html`<lower-bar
    class="notices"
    name="notices"
    @pointerenter=${attention.enter}
    @pointerleave=${attention.leave}
    @focusin=${attention.focus}
    @focusout=${attention.blur}
  >
    <div role="alert">
      ${notices.failures.map((failure) =>
        noticeLine({ text: failure, isBad: true, deed: common.close, onDeed: () => notices.dismiss(failure) }),
      )}
    </div>
    <div role="status" aria-atomic="false">
      ${repeat(
        notices.notices,
        (notice) => notice,
        (notice) =>
          noticeLine({
            ...notice,
            deed: notice.undo ? common.undo : common.close,
            onDeed: notice.undo ?? (() => notices.clear()),
            key: notice === last ? common.undoKey(hasCommandKey()) : null,
          }),
      )}
    </div>
  </lower-bar>`
}

interface LineOptions {
  readonly text: string
  readonly isBad: boolean
  readonly deed: string
  readonly onDeed: () => void
  /** What to press where there is a keyboard. */
  readonly key?: string | null
}

const noticeLine = ({ text, isBad, deed, onDeed, key = null }: LineOptions): TemplateResult =>
  html`<div class=${isBad ? 'notice bad' : 'notice'}>
    <p>${text} ${key === null ? nothing : html`<span class="notice-key">${key}</span>`}</p>
    <button
      type="button"
      class="secondary"
      aria-keyshortcuts=${key === null ? nothing : 'Control+Z Meta+Z'}
      @click=${onDeed}
    >
      ${deed}
    </button>
  </div>`
