import { type TemplateResult, html, nothing } from 'lit'
import type { Desk } from '../desk.js'

/** For owners, who can do something about it: without a mail server customers book, and hear nothing. */
export const noMailNote = ({ session, speech }: Desk): TemplateResult | typeof nothing =>
  session.user.role === 'owner' && !session.sendsMail
    ? html`<p class="trouble">${speech.words.messages.notSetUp.email}</p>`
    : nothing
