import { type TemplateResult, html, nothing } from 'lit'
import type { Words } from '../i18n/en.js'
import type { Notices } from './notices.js'

/** Where it is told: over the page's edge, and to who can't see that. */
export const noticeView = (notices: Notices, { common }: Words): TemplateResult =>
  html`<div role="status">
    ${
      notices.notice === null
        ? nothing
        : html`<div class=${notices.notice.isBad ? 'notice bad' : 'notice'}>
            <p>${notices.notice.text}</p>
            ${
              notices.notice.undo
                ? html`<button type="button" class="secondary" @click=${notices.notice.undo}>${common.undo}</button>`
                : html`<button type="button" class="secondary" @click=${() => notices.clear()}>${common.close}</button>`
            }
          </div>`
    }
  </div>`
