import type { Booking, CalendarChange } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import '../bookings/booking-panel.js'
import { type Roster, clocksHere, loadRoster } from '../bookings/roster.js'
import type { Desk } from '../desk.js'
import { Loader } from '../loader.js'
import { comingNote } from '../loading.js'
import { Screen } from '../screen.js'
import { KeptFocus } from '../shell/kept-focus.js'
import { timesIn } from '../time/times.js'
import { troubleOf } from '../trouble.js'

interface Known {
  readonly changes: readonly (readonly [change: CalendarChange, booking: Booking])[]
  readonly roster: Roster
}

/** What somebody did by hand to the events of bookings: to be agreed to, or put back. */
export class HandMade extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    staffId: { attribute: false },
    open: { state: true },
  }
  desk!: Desk
  staffId = ''
  /** The booking that is looked at. */
  open: Booking | null = null
  readonly #known = new Loader<Known>(this, () => this.#load())

  constructor() {
    super()
    this.addController(new KeptFocus(this, 'h2'))
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words } = this.desk.speech
    const { value, error } = this.#known
    if (error !== undefined) {
      return html`${comingNote(this.#known, { words, hasCome: false, again: () => this.#known.run() })}`
    }
    if (!value || value.changes.length === 0) return nothing
    return html`<section>
        <h2 tabindex="-1">${words.calendars.byHandTitle}</h2>
        <p class="quiet">${words.calendars.byHandLead}</p>
        <ul class="list">
          ${repeat(
            value.changes,
            ([{ bookingId, calendarId }]) => `${bookingId} ${calendarId}`,
            ([change, booking]) => this.#row(change, booking, value.roster),
          )}
        </ul>
      </section>
      ${
        this.open
          ? html`<booking-panel
              .desk=${this.desk}
              .roster=${value.roster}
              .booking=${this.open}
              .onChange=${() => void this.#known.run()}
              .onClose=${() => (this.open = null)}
            ></booking-panel>`
          : nothing
      }`
  }

  #row(change: CalendarChange, booking: Booking, roster: Roster): TemplateResult {
    const { speech } = this.desk
    const { calendars: words, messages } = speech.words
    const { name } = booking.customer
    const zone = roster.zoneOf(change.staffId)
    const times = timesIn(zone, speech, this.desk.now(), clocksHere(roster, this.desk))
    const when = (instant: string): string => times.when(Date.parse(instant))
    const put = when(change.put.start)
    const what =
      change.change === 'recurs'
        ? words.recursByHand(put)
        : change.seen
          ? words.movedByHand(put, when(change.seen.start))
          : words.deletedByHand(put)
    const deed = change.overwritten ? words.dismiss : words.putBack
    return html`<li class="row">
      <div class="row-what">
        <p class="row-name">${name}, ${booking.service.name}</p>
        <p>${what}</p>
        ${change.overwritten ? html`<p class="quiet">${words.overwritten}</p>` : nothing}
        ${change.refused === null ? nothing : html`<p class="quiet">${words.couldNotFollow(change.refused)}</p>`}
      </div>
      <div class="row-deeds">
        <button
          type="button"
          class="secondary"
          aria-label=${messages.bookingOf(name)}
          @click=${() => (this.open = booking)}
        >
          ${messages.booking}
        </button>
        <button
          type="button"
          class="secondary"
          aria-label=${messages.deedFor(deed, name)}
          @click=${() => this.#settle(change)}
        >
          ${deed}
        </button>
      </div>
    </li>`
  }

  async #load(): Promise<Known> {
    const { api } = this.desk
    const [all, roster] = await Promise.all([api.calendarChanges(), loadRoster(this.desk)])
    const changes = all.filter(({ staffId }) => staffId === this.staffId)
    return {
      changes: await Promise.all(changes.map(async (change) => [change, await api.booking(change.bookingId)] as const)),
      roster,
    }
  }

  /** Puts the event back; of what was overwritten, there is nothing left but to know of it. */
  async #settle(change: CalendarChange): Promise<void> {
    const { api, notices, speech } = this.desk
    this.#known.put((known) => ({ ...known, changes: known.changes.filter(([one]) => one !== change) }))
    try {
      await (change.overwritten ? api.dismissChange(change) : api.putBack(change))
      if (!change.overwritten) notices.tell(speech.words.calendars.isPutBack)
    } catch (error) {
      notices.tell(troubleOf(error, speech.words), { isBad: true })
      await this.#known.run()
    }
  }
}

customElements.define('hand-made', HandMade)
