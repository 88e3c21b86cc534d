import { type TemplateResult, html } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Words } from '../i18n/en.js'
import '../shell/lower-bar.js'
import type { Notice, Notices } from './notices.js'

/** Where it is told: over the page's edge, and to who can't see that. */
export const noticeView = (notices: Notices, { common }: Words): TemplateResult =>
  html`<lower-bar class="notices" name="notices">
    <div role="alert">
      ${notices.failures.map((failure) => noticeLine(failure, true, common.close, () => notices.dismiss(failure)))}
    </div>
    <div role="status" aria-atomic="false">
      ${repeat(
        notices.notices,
        (notice) => notice,
        ({ text, isBad, undo }: Notice) =>
          noticeLine(text, isBad, undo ? common.undo : common.close, undo ?? (() => notices.clear())),
      )}
    </div>
  </lower-bar>`

const noticeLine = (text: string, isBad: boolean, deed: string, onDeed: () => void): TemplateResult =>
  html`<div class=${isBad ? 'notice bad' : 'notice'}>
    <p>${text}</p>
    <button type="button" class="secondary" @click=${onDeed}>${deed}</button>
  </div>`
