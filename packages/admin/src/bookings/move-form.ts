import type { AdminService, Booking } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import { ApiError } from '../api/api-error.js'
import type { Desk } from '../desk.js'
import { choice, field, troubleNote } from '../forms/fields.js'
import { Form, type Values, valuesIn } from '../forms/form.js'
import { clockHint, instantTyped, turnChoice, typeInstant, typedIn } from '../forms/turn-choice.js'
import { Loader } from '../loader.js'
import { Screen } from '../screen.js'
import { timesIn } from '../time/times.js'
import { clockText, turnOf, wallClockOf } from '../time/wall-clock.js'
import { alternativesIn, bookingTrouble } from './booking-trouble.js'
import { moveIfFree, showAsItIs } from './deeds.js'
import { type Roster, clocksHere } from './roster.js'

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
    typed: { state: true },
  }
  desk!: Desk
  roster!: Roster
  booking!: Booking
  onMoved!: (booking: Booking) => void
  onChange!: (booking: Booking) => void
  onBack!: () => void
  /** Free times near one that was taken. */
  alternatives: readonly number[] = []
  /** What stands in the form, once something was typed. */
  typed: Values = {}
  /** Who gives the service, for who may choose. */
  readonly #services = new Loader<readonly AdminService[]>(this, () => this.desk.api.services())
  readonly #form = new Form(this, {
    check: (values) =>
      instantTyped(values, this.#zone(values)) === undefined ? { time: this.desk.speech.words.booking.noSuchTime } : {},
    send: async (values) => {
      const { staff = this.booking.staff.id } = values
      await this.#move(instantTyped(values, this.#zone(values)) ?? Number.NaN, staff)
    },
    explain: (error) => bookingTrouble(error, this.desk.speech.words),
  })

  protected override render(): TemplateResult {
    const { booking } = this
    const { speech } = this.desk
    const { booking: words, common } = speech.words
    const start = Date.parse(booking.start)
    const zone = this.roster.zoneOf(booking.staff.id)
    const { date, minutes } = wallClockOf(start, zone)
    const now = { date, time: clockText(minutes), turn: String(turnOf(start, zone)), ...this.typed }
    const timeZone = this.#zone(this.typed)
    const here = clocksHere(this.roster, this.desk)
    const { when } = timesIn(timeZone, speech, this.desk.now(), here)
    const { faults, trouble, isBusy, submit } = this.#form
    const givers = this.#givers()
    const clocks = [...here, ...givers.map(([id]) => this.roster.zoneOf(id))]
    const hint = clockHint(instantTyped(now, timeZone) ?? start, timeZone, clocks, speech.words)
    return html`<form class="form" novalidate @submit=${submit} @input=${(event: Event) => this.#edit(event)}>
      <div class="date-and-time">
        ${field({ name: 'date', label: words.date, type: 'date', value: date, faults })}
        ${field({ name: 'time', label: words.time, type: 'time', value: clockText(minutes), faults, ...hint })}
      </div>
      ${turnChoice({ date: now.date, time: now.time, turn: now.turn, timeZone, desk: this.desk })}
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
                (near) =>
                  html`<button type="button" class="secondary" @click=${() => void this.#take(near)}>
                    ${when(near)}
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

  #edit(event: Event): void {
    const form = event.currentTarget as HTMLFormElement
    const before = this.#zone(this.typed)
    this.typed = typedIn(form, this.typed)
    this.#form.edit(event)
    // With somebody whose clock shows another time, it is still when it was.
    const start = instantTyped(this.typed, before)
    if (start !== undefined && this.#zone(this.typed) !== before) void this.#put(form, start)
  }

  /** Whose clock the time is of. */
  #zone({ staff = this.booking.staff.id }: Values): string {
    return this.roster.zoneOf(staff)
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
  async #take(start: number): Promise<void> {
    const form = this.querySelector('form')
    if (!form) return
    await this.#put(form, start)
    form.requestSubmit()
  }

  #put(form: HTMLFormElement, start: number): Promise<void> {
    return typeInstant(form, start, this.#zone(valuesIn(form)), () => {
      this.typed = typedIn(form, this.typed)
      return this.updateComplete
    })
  }
}

customElements.define('move-form', MoveForm)
