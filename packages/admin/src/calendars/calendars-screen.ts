import type { AdminStaffMember, CalendarConnection } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { loadRoster } from '../bookings/roster.js'
import type { Desk } from '../desk.js'
import { choice } from '../forms/fields.js'
import { Loader } from '../loader.js'
import { comingNote } from '../loading.js'
import { pathOf } from '../routes.js'
import { Screen } from '../screen.js'
import './connect.js'
import './connection-card.js'
import './feed-card.js'
import './hand-made.js'

interface Known {
  readonly members: readonly AdminStaffMember[]
  /** Whose calendars these are. */
  readonly member: AdminStaffMember | undefined
  readonly connections: readonly CalendarConnection[]
}

/** The calendars that a staff member has elsewhere: what they block, and which one gets the bookings. */
export class CalendarsScreen extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    item: { attribute: false },
  }
  desk!: Desk
  /** Whose, by id; `null`: the first's. */
  item: string | null = null
  readonly #known = new Loader<Known>(this, () => this.#load())

  protected override render(): TemplateResult {
    const { words } = this.desk.speech
    const { value } = this.#known
    return html`<h1 tabindex="-1">${words.calendars.title}</h1>
      <p class="quiet">${words.calendars.lead}</p>
      ${comingNote(this.#known, { words, hasCome: value !== undefined, again: () => this.#known.run() })}
      ${value && value.members.length > 1 ? this.#whose(value) : nothing}
      ${value && !value.member ? html`<div class="card"><p>${words.calendars.nobody}</p></div>` : nothing}
      ${value?.member ? this.#calendars(value.member, value.connections) : nothing}`
  }

  #whose({ members, member }: Known): TemplateResult {
    const { words } = this.desk.speech
    return html`<div class="filters">
      ${choice({
        name: 'whose',
        label: words.calendars.whose,
        faults: {},
        value: member?.id ?? '',
        choices: members.map(({ id, name }) => [id, name] as const),
        onChange: (id) => this.desk.go(pathOf('calendars', id)),
      })}
    </div>`
  }

  #calendars({ id, name }: AdminStaffMember, connections: readonly CalendarConnection[]): TemplateResult {
    const { desk } = this
    const { calendars: words } = desk.speech.words
    return html`<section>
        <h2>${words.connectedOf(name)}</h2>
        ${connections.length === 0 ? html`<div class="card"><p>${words.none(name)}</p></div>` : nothing}
        ${repeat(
          connections,
          (connection) => connection.id,
          (connection) =>
            html`<connection-card
              .desk=${desk}
              .staffId=${id}
              .staffName=${name}
              .connection=${connection}
              .onChange=${(changed: CalendarConnection) => this.#put(changed)}
              .onGone=${() => this.#drop(connection)}
            ></connection-card>`,
        )}
      </section>
      ${desk.session.user.role === 'owner' ? html`<hand-made .desk=${desk} .staffId=${id}></hand-made>` : nothing}
      <connect-calendar
        .desk=${desk}
        .staffId=${id}
        .onConnected=${(made: CalendarConnection) => this.#put(made)}
        .onReturn=${() => void this.#known.run()}
      ></connect-calendar>
      <feed-card .desk=${desk} .staffId=${id}></feed-card>`
  }

  async #load(): Promise<Known> {
    const members = (await loadRoster(this.desk)).members.filter(({ active }) => active)
    const member = members.find(({ id }) => id === this.item) ?? members[0]
    const connections = member ? await this.desk.api.connections(member.id) : []
    return { members, member, connections }
  }

  /** One that is new comes last, as the server has it. */
  #put(changed: CalendarConnection): void {
    this.#known.put((known) => ({
      ...known,
      connections: known.connections.some(({ id }) => id === changed.id)
        ? known.connections.map((one) => (one.id === changed.id ? changed : one))
        : [...known.connections, changed],
    }))
  }

  #drop({ id }: CalendarConnection): void {
    this.#known.put((known) => ({ ...known, connections: known.connections.filter((one) => one.id !== id) }))
  }
}

customElements.define('calendars-screen', CalendarsScreen)
