import { toIso } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import type { ApiError } from '../api/api-error.js'
import type { Desk } from '../desk.js'
import { field, tickBox, troubleNote } from '../forms/fields.js'
import { type Faults, Form, type Values } from '../forms/form.js'
import { tooLong } from '../forms/too-long.js'
import { instantTyped, turnChoice, typedIn } from '../forms/turn-choice.js'
import { Screen } from '../screen.js'
import { dayOf, isDateInReach, todayIn } from '../time/wall-clock.js'
import { troubleOf } from '../trouble.js'
import type { TimeOffWish } from './time-off-section.js'

/** From when to when somebody is away. */
export class TimeOffDialog extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    hasTimes: { state: true },
    typed: { state: true },
  }
  desk!: Desk
  /** Whose clocks count. */
  timeZone = 'UTC'
  onEnter!: (wanted: TimeOffWish) => Promise<void>
  onClose!: () => void
  hasTimes = false
  /** What stands in the form, once something was typed. */
  typed: Values = {}
  #isLeft = false
  readonly #form = new Form(this, {
    check: (values) => this.#faultsIn(values),
    send: async (values) => {
      const { start = 0, end = 0 } = this.#spanOf(values)
      await this.onEnter({ start: toIso(start), end: toIso(end), note: values['note']?.trim() || null })
      this.#leave()
    },
    explain: (error) => troubleOf(error, this.desk.speech.words),
    faultsOf: ({ problem }: ApiError) => this.#faultsFound(problem?.errors ?? []),
  })

  protected override firstUpdated(): void {
    this.querySelector('dialog')?.showModal()
  }

  protected override render(): TemplateResult {
    const { speech, now } = this.desk
    const { timeOff: words, common } = speech.words
    const { faults, trouble, isBusy, submit } = this.#form
    const today = todayIn(this.timeZone, now())
    const date = (name: 'from' | 'to'): TemplateResult =>
      field({ name, label: words[name], type: 'date', value: this.typed[name] ?? today, faults })
    const moment = (name: 'from' | 'to', usual: string): TemplateResult => {
      const { [name]: day = today, [`${name}Time`]: time = usual, [`${name}Turn`]: turn } = this.typed
      const of = words[`${name}Time`]
      return html`<div class="date-and-time">
          ${date(name)} ${field({ name: `${name}Time`, label: of, type: 'time', value: time, faults })}
        </div>
        ${turnChoice({ name: `${name}Turn`, of, date: day, time, turn, timeZone: this.timeZone, desk: this.desk })}`
    }
    return html`<dialog class="panel" aria-labelledby="time-off-new" @close=${() => this.#leave()}>
      <form class="panel-content form" novalidate @submit=${submit} @input=${(event: Event) => this.#edit(event)}>
        <div class="panel-head">
          <h2 id="time-off-new">${words.enter}</h2>
          <button type="button" class="secondary" @click=${() => this.#leave()}>${common.close}</button>
        </div>
        <div @change=${(event: Event) => (this.hasTimes = !(event.target as HTMLInputElement).checked)}>
          ${tickBox({ name: 'whole', label: words.whole, isTicked: true })}
        </div>
        ${
          this.hasTimes
            ? html`${moment('from', '09:00')} ${moment('to', '17:00')}`
            : html`<div class="pair">${date('from')} ${date('to')}</div>
                <p class="hint">${words.wholeHint}</p>`
        }
        ${field({ name: 'note', label: words.note, hint: words.noteHint, optional: common.optional, faults })}
        ${troubleNote(trouble)}
        ${this.timeZone === this.desk.timeZone ? nothing : html`<p class="hint">${words.zone(this.timeZone)}</p>`}
        <button class="primary" aria-disabled=${isBusy}>${words.enter}</button>
      </form>
    </dialog>`
  }

  #edit(event: Event): void {
    this.typed = typedIn(event.currentTarget as HTMLFormElement, this.typed, ['fromTurn', 'toTurn'])
    this.#form.edit(event)
  }

  /** Instants (epoch ms); `undefined`: there is no such time. */
  #spanOf(values: Values): { start?: number | undefined; end?: number | undefined } {
    const { from = '', to = '' } = values
    const typed = (name: 'from' | 'to'): number | undefined => {
      const { [name]: date, [`${name}Time`]: time, [`${name}Turn`]: turn } = values
      return instantTyped({ date, time, turn }, this.timeZone)
    }
    if (values['fromTime'] !== undefined) return { start: typed('from'), end: typed('to') }
    return {
      start: isDateInReach(from) ? dayOf(from, this.timeZone).from : undefined,
      end: isDateInReach(to) ? dayOf(to, this.timeZone).to : undefined,
    }
  }

  #faultsIn(values: Values): Faults {
    const { timeOff: words } = this.desk.speech.words
    const { start, end } = this.#spanOf(values)
    return {
      ...tooLong(values, { note: 500 }, this.desk.speech.words),
      ...(start === undefined && this.#faultAt('from', values)),
      ...(end === undefined && this.#faultAt('to', values)),
      ...(start !== undefined && end !== undefined && end <= start && { to: words.order }),
    }
  }

  #faultAt(name: 'from' | 'to', values: Values): Faults {
    const { timeOff: words, booking, fields } = this.desk.speech.words
    const { [name]: date = '', [`${name}Time`]: time } = values
    if (date !== '' && !isDateInReach(date)) return { [name]: fields.dateOutOfReach }
    return time === undefined ? { [name]: words.dateMissing } : { [`${name}Time`]: booking.noSuchTime }
  }

  #faultsFound(errors: readonly { pointer: string; message: string }[]): Faults {
    const names: Readonly<Record<string, string>> = { '/start': 'from', '/end': 'to', '/note': 'note' }
    return Object.fromEntries(errors.map(({ pointer, message }) => [names[pointer] ?? '', message]))
  }

  /** Once: the dialog's own event comes late. */
  #leave(): void {
    if (this.#isLeft) return
    this.#isLeft = true
    this.querySelector('dialog')?.close()
    this.onClose()
  }
}

customElements.define('time-off-dialog', TimeOffDialog)
