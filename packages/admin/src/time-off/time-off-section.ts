import { type AdminStaffMember, type TimeOff, toIso } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { STANDING } from '../bookings/roster.js'
import type { Desk } from '../desk.js'
import { Once } from '../forms/once.js'
import type { Loader } from '../loader.js'
import { comingNote } from '../loading.js'
import { Screen } from '../screen.js'
import { KeptFocus } from '../shell/kept-focus.js'
import { timesIn } from '../time/times.js'
import { troubleOf } from '../trouble.js'
import { timeOffText } from './time-off-text.js'
import './time-off-dialog.js'

/** When somebody is away: saved as it is entered, and taken back as easily. */
export class TimeOffSection extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    member: { attribute: false },
    // The same one, with something else in it.
    list: { attribute: false, hasChanged: () => true },
    isEntering: { state: true },
  }
  desk!: Desk
  member!: AdminStaffMember
  /** Kept by who shows this, as the month shows it too. */
  list!: Loader<readonly TimeOff[]>
  isEntering = false
  #once = new Once<TimeOffWish, TimeOff>()

  constructor() {
    super()
    this.addController(new KeptFocus(this, '#time-off-title'))
  }

  protected override render(): TemplateResult {
    const { timeOff: words } = this.desk.speech.words
    const { value } = this.list
    return html`<section class="card" aria-labelledby="time-off-title">
      <h2 id="time-off-title" tabindex="-1">${words.title}</h2>
      <p class="hint">${words.lead}</p>
      ${comingNote(this.list, { words: this.desk.speech.words, hasCome: value !== undefined, again: () => this.list.run() })}
      ${value?.length === 0 ? html`<p class="quiet">${words.none}</p>` : nothing}
      ${
        value && value.length > 0
          ? html`<ul class="plain-list">
              ${repeat(
                value,
                ({ id }) => id,
                (off) => this.#row(off),
              )}
            </ul>`
          : nothing
      }
      <div class="actions start">
        <button type="button" class="secondary" aria-haspopup="dialog" @click=${() => this.#begin()}>
          ${words.enter}
        </button>
      </div>
      ${
        this.isEntering
          ? html`<time-off-dialog
              .desk=${this.desk}
              .timeZone=${this.member.timeZone}
              .onEnter=${(wanted: TimeOffWish) => this.#enter(wanted)}
              .onClose=${() => this.#leave()}
            ></time-off-dialog>`
          : nothing
      }
    </section>`
  }

  #row(off: TimeOff): TemplateResult {
    const { timeOff: words } = this.desk.speech.words
    const { speech, now } = this.desk
    const { timeZone } = this.member
    const when = timeOffText(off, timeZone, speech, timesIn(timeZone, speech, now()).when)
    return html`<li>
      <span>${when}${off.note === null ? nothing : html` <span class="quiet">${off.note}</span>`}</span>
      <span class="plain-deeds">
        <button type="button" class="link" aria-label=${words.removeNamed(when)} @click=${() => this.#remove(off)}>
          ${words.remove}
        </button>
      </span>
    </li>`
  }

  #begin(): void {
    this.#once = new Once()
    this.isEntering = true
  }

  /** Whoever gave up may have entered it all the same. */
  #leave(): void {
    this.isEntering = false
    void this.list.run()
  }

  async #enter(wanted: TimeOffWish): Promise<void> {
    const { api, notices, speech } = this.desk
    const { timeOff: words } = speech.words
    const made = await this.#once.run({
      key: () => wanted,
      make: () => api.addTimeOff(this.member.id, wanted),
      find: (tried) => this.#entered(tried, wanted),
    })
    // What is booked in it stays, and somebody has to see to it.
    const inIt = await api
      .bookings({ endsAfter: made.start, to: made.end, staff: this.member.id, status: STANDING })
      .catch(() => [])
    notices.tell(inIt.length === 0 ? words.entered : words.enteredWith(inIt.length), {
      undo: () => void this.#remove(made),
    })
    await this.list.run()
  }

  /** What an earlier try has entered, if that is what is wanted still; else it goes. */
  async #entered(tried: TimeOffWish, wanted: TimeOffWish): Promise<TimeOff | undefined> {
    const { api } = this.desk
    const entries = await api.timeOff(this.member.id, tried.start)
    const made = entries.find((one) => isSame(one, tried))
    if (!made || isSame(made, wanted)) return made
    await api.removeTimeOff(this.member.id, made.id)
    return undefined
  }

  async #remove(off: TimeOff): Promise<void> {
    const { api, notices, speech } = this.desk
    const { start, end, note } = off
    this.list.put((entries) => entries.filter(({ id }) => id !== off.id))
    try {
      await api.removeTimeOff(this.member.id, off.id)
      notices.tell(speech.words.timeOff.removed, {
        undo: () => void this.#enter({ start, end, note }).catch((error: unknown) => this.#say(error)),
      })
    } catch (error) {
      this.#say(error)
    }
    await this.list.run()
  }

  #say(error: unknown): void {
    this.desk.notices.tell(troubleOf(error, this.desk.speech.words), { isBad: true })
  }
}

/** As the API takes it. */
export interface TimeOffWish {
  readonly start: string
  readonly end: string
  readonly note: string | null
}

const isSame = (one: TimeOffWish, other: TimeOffWish): boolean =>
  one.start === other.start && one.end === other.end && one.note === other.note

/** Time off from an instant on (epoch ms). */
export const fromInstant = (now: number): string => toIso(now - (now % 1000))

customElements.define('time-off-section', TimeOffSection)
