import type { User } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import type { Desk } from '../desk.js'
import { formatMoment } from '../i18n/format.js'
import { Loader } from '../loader.js'
import { comingNote } from '../loading.js'
import { NEW, pathOf } from '../routes.js'
import { Screen } from '../screen.js'

/** Who may sign in, and to do what. */
export class UsersScreen extends Screen {
  static override readonly properties: PropertyDeclarations = { desk: { attribute: false } }
  desk!: Desk
  readonly #users = new Loader(this, () => this.desk.api.users())

  protected override render(): TemplateResult {
    const { words } = this.desk.speech
    const { value } = this.#users
    return html`<div class="page-head">
        <h1 tabindex="-1">${words.users.title}</h1>
        <a class="primary" href=${pathOf('users', NEW)}>${words.users.add}</a>
      </div>
      <p class="quiet">${words.users.lead}</p>
      ${comingNote(this.#users, { words, hasCome: value !== undefined, again: () => this.#users.run() })}
      ${
        value
          ? html`<ul class="list">
              ${value.map((user) => this.#row(user))}
            </ul>`
          : nothing
      }`
  }

  #row({ id, name, email, role, staff, active, lastSignInAt }: User): TemplateResult {
    const { speech, session, timeZone } = this.desk
    const { users: words, common } = speech.words
    const may = role === 'owner' ? words.roles.owner : words.staffOf(staff?.name ?? '')
    const seen =
      lastSignInAt === null ? words.never : words.lastSeen(formatMoment(Date.parse(lastSignInAt), timeZone, speech))
    return html`<li class="row single">
      <div class="row-what">
        <p class="row-name">
          ${name} ${id === session.user.id ? html`<span class="row-aside">${words.you}</span>` : nothing}
          ${active ? nothing : html`<span class="mark withdrawn">${words.closed}</span>`}
        </p>
        <p class="quiet">${email} · ${may}</p>
        <p class="quiet">${seen}</p>
      </div>
      <div class="row-deeds">
        <a class="secondary" href=${pathOf('users', id)} aria-label=${words.editName(name)}>${common.edit}</a>
      </div>
    </li>`
  }
}

customElements.define('users-screen', UsersScreen)
