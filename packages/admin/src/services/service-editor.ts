import { MINUTE_MS, slugOf } from '@openslot/core'
import type { AdminService, AdminStaffMember } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { ApiError } from '../api/api-error.js'
import type { Answer } from '../api/http.js'
import type { Desk } from '../desk.js'
import { troubleNote } from '../forms/fields.js'
import { Edited } from '../forms/edited.js'
import { Form, type Values } from '../forms/form.js'
import { Once, orNone } from '../forms/once.js'
import { saveButton } from '../forms/save-button.js'
import { formatDate, formatWhen } from '../i18n/format.js'
import { ItemHead } from '../item-head.js'
import { Loader } from '../loader.js'
import { comingNote } from '../loading.js'
import { NEW, pathOf } from '../routes.js'
import { Screen } from '../screen.js'
import '../shell/lower-bar.js'
import { usualCurrency } from '../setup/money.js'
import { addDays, todayIn } from '../time/wall-clock.js'
import { troubleOf } from '../trouble.js'
import { faultsFound, faultsIn } from './service-faults.js'
import { serviceFields } from './service-fields.js'
import { type EditedService, changesOf, numberOrNull, serviceOf, valuesOf } from './service-values.js'

/** What a service is unless it is said otherwise. */
const USUAL: EditedService = {
  name: '',
  slug: '',
  description: null,
  price: null,
  location: null,
  durationMinutes: 30,
  durations: [],
  slotIntervalMinutes: 30,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  minimumNoticeMinutes: 0,
  bookingWindowDays: 60,
  bookingWindowBusinessDays: null,
  bookUntil: null,
  requiresApproval: false,
  cancelCutoffMinutes: 0,
  rescheduleCutoffMinutes: 0,
  maxMoves: null,
  capacity: 1,
  maxGuests: 0,
  caps: { day: null, week: null, month: null },
  staffing: 'any',
  assignment: 'least-loaded',
  reminderOffsetsMinutes: [1440, 60],
  staff: [],
}

interface Known {
  readonly staff: readonly AdminStaffMember[]
  /** `undefined`: it is to be made. */
  readonly service: AdminService | undefined
  readonly etag: string
}

/** Everything about one service, or about a new one. */
export class ServiceEditor extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    item: { attribute: false },
  }
  desk!: Desk
  /** Its id, or `new`. */
  item = NEW
  readonly #known = new Loader<Known>(this, () => this.#load())
  readonly #head = new ItemHead(this, 'services')
  readonly #edited = new Edited(this)
  readonly #once = new Once<string, Answer<AdminService>>()
  readonly #form = new Form(this, {
    check: (values) => faultsIn(values, this.desk.speech.words),
    send: (values) => this.#save(values),
    explain: (error) => this.#explain(error),
    faultsOf: faultsFound,
  })

  protected override render(): TemplateResult {
    const { words } = this.desk.speech
    const { value } = this.#known
    const name = this.item === NEW ? words.services.newTitle : value?.service?.name
    const isOff = value?.service?.active === false
    return html`${this.#head.render(name, isOff ? html`<span class="mark pending">${words.services.archived}</span>` : nothing)}
    ${comingNote(this.#known, { words, hasCome: value !== undefined, again: () => this.#known.run() })}
    ${value ? this.#editor(value) : nothing}`
  }

  #editor({ staff, service }: Known): TemplateResult {
    const { speech } = this.desk
    const { services: words, common } = speech.words
    const { faults, trouble, submit, leave, edit } = this.#form
    const onInput = (event: Event): void => {
      edit(event)
      this.#edited.note(event)
    }
    return html`<form class="form editor" novalidate @submit=${submit} @focusout=${leave} @input=${onInput}>
      ${keyed(
        this.#edited.edition,
        serviceFields({
          speech,
          values: this.#edited.shown,
          typed: this.#edited.typed,
          faults,
          staff,
          effect: this.#effect(staff),
          isNew: service === undefined,
        }),
      )}
      <lower-bar class="save-bar" name="save-bar">
        ${troubleNote(trouble ?? (Object.keys(faults).length > 0 ? common.wrong : null))}
        <div class="actions start">
          ${saveButton({ host: this, edited: this.#edited, form: this.#form, words: speech.words })}
          ${
            service
              ? html`<button
                  type="button"
                  class="secondary"
                  @click=${() => this.#offer(!service.active)}
                  title=${service.active ? words.archiveHint : nothing}
                >
                  ${service.active ? words.archive : words.restore}
                </button>`
              : nothing
          }
        </div>
      </lower-bar>
    </form>`
  }

  /** Notice and window as a customer meets them. */
  #effect(staff: readonly AdminStaffMember[]): string {
    const { speech, now } = this.desk
    const { services: words } = speech.words
    const giver = staff.find(({ slug }) => this.#edited.typed[`staff-${slug}`] === 'on') ?? staff[0]
    const timeZone = giver?.timeZone ?? this.desk.timeZone
    const { minimumNoticeMinutes = '', bookingWindowDays = '', bookUntil = '' } = this.#edited.typed
    const from = formatWhen(now() + (numberOrNull(minimumNoticeMinutes) ?? 0) * MINUTE_MS, timeZone, speech)
    const days = numberOrNull(bookingWindowDays)
    const ends = [days === null ? '' : addDays(todayIn(timeZone, now()), days), bookUntil].filter(Boolean)
    const [until] = ends.toSorted()
    const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const
    return until === undefined ? words.effectOpen(from) : words.effect(from, formatDate(until, speech, day))
  }

  async #load(): Promise<Known> {
    const { api } = this.desk
    const [staff, found] = await Promise.all([api.staff(), this.item === NEW ? undefined : api.service(this.item)])
    const known = { staff, service: found?.value, etag: found?.etag ?? '' }
    const givers = staff.filter(({ active }) => active).map(({ slug }) => slug)
    this.#edited.begin(this.#valuesOf(found?.value ?? { ...USUAL, staff: givers }))
    return known
  }

  #valuesOf(service: EditedService): Values {
    const { locale } = this.desk.speech
    const { slug, ...values } = valuesOf(service, { locale, currency: usualCurrency(locale, this.desk.timeZone) })
    return this.item === NEW ? values : { ...values, slug: slug ?? '' }
  }

  async #save(values: Values): Promise<void> {
    const { value: known } = this.#known
    if (!known) return
    const { notices, speech, go } = this.desk
    const { value } = known.service ? await this.#change(known.service, known.etag, values) : await this.#make(values)
    this.#edited.saved()
    notices.tell(speech.words.services.saved(value.name))
    go(pathOf('services'))
  }

  #make(values: Values): Promise<Answer<AdminService>> {
    const { api } = this.desk
    const wanted = serviceOf(values, [])
    return this.#once.run({
      key: async () =>
        slugOf(
          wanted.name,
          'service',
          (await api.services()).map(({ slug }) => slug),
        ),
      make: (slug) => api.createService({ ...wanted, slug }),
      find: async (slug) => {
        const found = await orNone(api.service(slug))
        return found && api.changeService(found.value.id, this.#changesOf(values, found.value), found.etag)
      },
    })
  }

  #changesOf(values: Values, seen: AdminService): Partial<EditedService> {
    return changesOf(serviceOf(values, seen.staff), serviceOf(this.#valuesOf(seen), seen.staff))
  }

  async #change(seen: AdminService, etag: string, values: Values): Promise<Answer<AdminService>> {
    const changes = this.#changesOf(values, seen)
    try {
      return await this.desk.api.changeService(seen.id, changes, etag)
    } catch (error) {
      if (error instanceof ApiError && error.code === 'precondition-failed') await this.#showTheirs()
      throw error
    }
  }

  /** What is there now, with a way to what was typed. */
  async #showTheirs(): Promise<void> {
    const { value: service, etag } = await this.desk.api.service(this.item)
    this.#known.put((known) => ({ ...known, service, etag }))
    this.#edited.showTheirs(this.#valuesOf(service))
  }

  async #offer(active: boolean): Promise<void> {
    const { value: known } = this.#known
    if (!known?.service) return
    const { api, notices, speech, go } = this.desk
    const { services: words } = speech.words
    const { id, name } = known.service
    try {
      const { value: service, etag } = await api.changeService(id, { active }, known.etag)
      this.#known.put((now) => ({ ...now, service, etag }))
      const undo = async (): Promise<void> => {
        await this.#offer(!active)
        // Whoever has gone on meanwhile sees what it did.
        if (!this.isConnected) go(pathOf('services', id))
      }
      notices.tell(active ? words.isRestored(name) : words.isArchived(name), { undo: () => void undo() })
    } catch (error) {
      if (error instanceof ApiError && error.code === 'precondition-failed') await this.#known.run()
      notices.tell(troubleOf(error, speech.words), { isBad: true })
    }
  }

  #explain(error: unknown): string {
    const { words } = this.desk.speech
    return error instanceof ApiError && error.code === 'conflict'
      ? words.services.faults.slugTaken
      : troubleOf(error, words)
  }
}

customElements.define('service-editor', ServiceEditor)
