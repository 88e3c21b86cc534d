import type { AdminStaffMember, TimeOff } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { ApiError } from '../api/api-error.js'
import { ownStaffId } from '../bookings/roster.js'
import type { Desk } from '../desk.js'
import { Edited } from '../forms/edited.js'
import { troubleNote } from '../forms/fields.js'
import { Form, type Values } from '../forms/form.js'
import { saveButton } from '../forms/save-button.js'
import '../hours/special-day-dialog.js'
import type { OpenedDay } from '../hours/special-days-field.js'
import type { Opening } from '../hours/week.js'
import { Loader } from '../loader.js'
import { comingNote } from '../loading.js'
import { Screen } from '../screen.js'
import '../shell/lower-bar.js'
import type { View } from '../screens.js'
import { changesOf } from '../services/service-values.js'
import '../time-off/time-off-section.js'
import { fromInstant } from '../time-off/time-off-section.js'
import { troubleOf } from '../trouble.js'
import { faultsFound, hoursFaultsIn } from './staff-faults.js'
import { hoursFields } from './staff-fields.js'
import { hoursIn, hoursValuesOf } from './staff-values.js'

interface Known {
  readonly member: AdminStaffMember
  readonly etag: string
}

/** When somebody works who has only their own calendar here: what they may change by themselves. */
export class OwnHours extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    opened: { state: true },
  }
  desk!: Desk
  /** The day that is being changed. */
  opened: OpenedDay | null = null
  readonly #known = new Loader<Known>(this, () => this.#load())
  readonly #timeOff = new Loader<readonly TimeOff[]>(this, async () =>
    this.desk.api.timeOff(this.#id(), fromInstant(this.desk.now())),
  )
  readonly #edited = new Edited(this)
  readonly #form = new Form(this, {
    check: (values) => hoursFaultsIn(values, this.desk.speech.words),
    send: (values) => this.#save(values),
    explain: (error) => troubleOf(error, this.desk.speech.words),
    faultsOf: (error) => faultsFound(this.#edited.typed, this.desk.speech)(error),
  })

  protected override render(): TemplateResult {
    const { words } = this.desk.speech
    const { value } = this.#known
    return html`<h1 tabindex="-1">${words['own-hours'].title}</h1>
      ${comingNote(this.#known, { words, hasCome: value !== undefined, again: () => this.#known.run() })}
      ${value ? this.#editor(value) : nothing}`
  }

  #editor({ member }: Known): TemplateResult {
    const { speech, now, timeZone: hereZone } = this.desk
    const { common } = speech.words
    const { faults, trouble, submit, edit } = this.#form
    const { shown, typed, edition } = this.#edited
    const { timeZone } = member
    const onInput = (event: Event): void => {
      edit(event)
      this.#edited.note(event)
    }
    return html`<time-off-section .desk=${this.desk} .member=${member} .list=${this.#timeOff}></time-off-section>
      <form class="form editor" novalidate @submit=${submit} @input=${onInput}>
        ${keyed(
          edition,
          hoursFields({
            speech,
            values: shown,
            typed,
            faults,
            timeZone,
            hereZone,
            timeOff: this.#timeOff.value ?? [],
            now: now(),
            onOpenDay: (opened) => (this.opened = opened),
          }),
        )}
        <lower-bar class="save-bar" name="save-bar">
          ${troubleNote(trouble ?? (Object.keys(faults).length > 0 ? common.wrong : null))}
          <div class="actions start">
            ${saveButton({ host: this, edited: this.#edited, form: this.#form, words: speech.words })}
          </div>
        </lower-bar>
      </form>
      ${
        this.opened === null
          ? nothing
          : html`<special-day-dialog
              .speech=${speech}
              .opened=${this.opened}
              .timeZone=${timeZone}
              .onDone=${(openings: readonly Opening[] | null) => this.#putDay(openings)}
              .onClose=${() => (this.opened = null)}
            ></special-day-dialog>`
      }`
  }

  #putDay(openings: readonly Opening[] | null): void {
    if (this.opened) this.querySelector('special-days-field')?.put(this.opened.date, openings)
  }

  #id(): string {
    return ownStaffId(this.desk.session) ?? ''
  }

  async #load(): Promise<Known> {
    const { value: member, etag } = await this.desk.api.staffMember(this.#id())
    this.#edited.begin(hoursValuesOf(member))
    return { member, etag }
  }

  async #save(values: Values): Promise<void> {
    const { value: known } = this.#known
    if (!known) return
    const { api, notices, speech } = this.desk
    const changes = changesOf(hoursIn(values), hoursIn(hoursValuesOf(known.member)))
    try {
      const { value: member, etag } = await api.changeStaffMember(known.member.id, changes, known.etag)
      this.#known.put(() => ({ member, etag }))
      this.#edited.saved()
      notices.tell(speech.words['own-hours'].saved)
    } catch (error) {
      if (error instanceof ApiError && error.code === 'precondition-failed') await this.#showTheirs()
      throw error
    }
  }

  /** What is there now, with a way to what was typed. */
  async #showTheirs(): Promise<void> {
    const { value: member, etag } = await this.desk.api.staffMember(this.#id())
    this.#known.put(() => ({ member, etag }))
    this.#edited.showTheirs(hoursValuesOf(member))
  }
}

customElements.define('own-hours', OwnHours)

export const view: View = (desk) => html`<own-hours .desk=${desk}></own-hours>`
