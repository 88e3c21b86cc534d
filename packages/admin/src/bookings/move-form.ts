import type { AdminService, Booking } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import { ApiError } from '../api/api-error.js'
import type { Desk } from '../desk.js'
import { choice, field, troubleNote } from '../forms/fields.js'
import { Form } from '../forms/form.js'
import { formatWhen } from '../i18n/format.js'
import { Loader } from '../loader.js'
import { Screen } from '../screen.js'
import { clockText, instantOf, wallClockOf } from '../time/wall-clock.js'
import { alternativesIn, bookingTrouble } from './booking-trouble.js'
import { moveIfFree, showAsItIs } from './deeds.js'
import type { Roster } from './roster.js'

/** Another date, time or person for a booking, typed in. */
export class MoveForm extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    roster: { attribute: false },
    booking: { attribute: false },
    onMoved: { attribute: false },
    onChange: { attribute: false },
    onBack: { attribute: false },
    alternatives: { state: true },
  }
  desk!: Desk
  roster!: Roster
  booking!: Booking
  onMoved!: (booking: Booking) => void
  onChange!: (booking: Booking) => void
  onBack!: () => void
  /** Free times near one that was taken. */
  alternatives: readonly number[] = []
  /** Who gives the service, for who may choose. */
  readonly #services = new Loader<readonly AdminService[]>(this, () => this.desk.api.services())
  readonly #form = new Form(this, {
    check: ({ date = '', time = '', staff = this.booking.staff.id }) =>
      instantOf(date, time, this.roster.zoneOf(staff)) === undefined
        ? { time: this.desk.speech.words.booking.noSuchTime }
        : {},
    send: async ({ date = '', time = '', staff = this.booking.staff.id }) => {
      await this.#move(instantOf(date, time, this.roster.zoneOf(staff)) ?? Number.NaN, staff)
    },
    explain: (error) => bookingTrouble(error, this.desk.speech.words),
  })

  protected override render(): TemplateResult {
    const { booking } = this
    const { speech } = this.desk
    const { booking: words, common } = speech.words
    const zone = this.roster.zoneOf(booking.staff.id)
    const { date, minutes } = wallClockOf(Date.parse(booking.start), zone)
    const { faults, trouble, isBusy, submit, edit } = this.#form
    const givers = this.#givers()
    return html`<form class="form" novalidate @submit=${submit} @input=${edit}>
      <div class="date-and-time">
        ${field({ name: 'date', label: words.date, type: 'date', value: date, faults })}
        ${field({ name: 'time', label: words.time, type: 'time', value: clockText(minutes), faults })}
      </div>
      ${
        givers.length > 1
          ? choice({ name: 'staff', label: words.facts.staff, value: booking.staff.id, choices: givers, faults: {} })
          : nothing
      }
      ${troubleNote(trouble)}
      ${
        this.alternatives.length === 0
          ? nothing
          : html`<div class="chips">
              ${this.alternatives.map(
                (start) =>
                  html`<button type="button" class="secondary" @click=${() => this.#take(start)}>
                    ${formatWhen(start, zone, speech)}
                  </button>`,
              )}
            </div>`
      }
      <p class="hint">${words.moveHint}</p>
      <div class="actions">
        <button type="button" class="secondary" @click=${() => this.onBack()}>${common.back}</button>
        <button class="primary" aria-disabled=${isBusy}>${words.deeds.move}</button>
      </div>
    </form>`
  }

  #givers(): readonly (readonly [id: string, name: string])[] {
    const service = this.#services.value?.find(({ id }) => id === this.booking.service.id)
    // What takes everybody keeps its people.
    if (!service || service.staffing === 'all') return []
    return this.roster.members
      .filter(({ id, slug, active }) => id === this.booking.staff.id || (active && service.staff.includes(slug)))
      .map(({ id, name }) => [id, name])
  }

  async #move(start: number, staffId: string): Promise<void> {
    this.alternatives = []
    const { booking, desk, onChange } = this
    const { id, slug, name } = this.roster.members.find((member) => member.id === staffId) ?? booking.staff
    try {
      this.onMoved(await moveIfFree(booking, { start, staff: { id, slug, name } }, { desk, onChange }))
    } catch (error) {
      this.alternatives = alternativesIn(error)
      if (error instanceof ApiError && ['precondition-failed', 'status-conflict'].includes(error.code)) {
        await showAsItIs(booking, { desk, onChange })
      }
      throw error
    }
  }

  /** One of the free times nearby: as if it had been typed in. */
  #take(start: number): void {
    const { date, minutes } = wallClockOf(start, this.roster.zoneOf(this.booking.staff.id))
    const form = this.querySelector('form')
    const [dateField, timeField] = ['date', 'time'].map((name) =>
      form?.querySelector<HTMLInputElement>(`[name=${name}]`),
    )
    if (dateField) dateField.value = date
    if (timeField) timeField.value = clockText(minutes)
    form?.requestSubmit()
  }
}

customElements.define('move-form', MoveForm)
