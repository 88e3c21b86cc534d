import { slugOf } from '@openslot/core'
import type { AdminService, AdminStaffMember, TimeOff } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { ApiError } from '../api/api-error.js'
import type { Answer } from '../api/http.js'
import type { Desk } from '../desk.js'
import { Edited } from '../forms/edited.js'
import { troubleNote } from '../forms/fields.js'
import { Form, type Values } from '../forms/form.js'
import { Once, orNone } from '../forms/once.js'
import { saveButton } from '../forms/save-button.js'
import '../hours/special-day-dialog.js'
import type { OpenedDay } from '../hours/special-days-field.js'
import { type Opening, hoursOf, usualWeek } from '../hours/week.js'
import { ItemHead } from '../item-head.js'
import { Loader } from '../loader.js'
import { comingNote } from '../loading.js'
import { NEW, pathOf } from '../routes.js'
import { Screen } from '../screen.js'
import '../shell/lower-bar.js'
import { changesOf } from '../services/service-values.js'
import '../time-off/time-off-section.js'
import { fromInstant } from '../time-off/time-off-section.js'
import { troubleOf } from '../trouble.js'
import { PartlySaved, saveServices } from './save-services.js'
import { faultsFound, faultsIn } from './staff-faults.js'
import { hoursFields, whoFields, workFields } from './staff-fields.js'
import { type EditedMember, memberOf, servicesChanged, valuesOf } from './staff-values.js'

interface Known {
  readonly services: readonly AdminService[]
  /** `undefined`: they are new. */
  readonly member: AdminStaffMember | undefined
  readonly etag: string
}

/** Everything about one staff member, or about a new one. */
export class StaffEditor extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    item: { attribute: false },
    opened: { state: true },
  }
  desk!: Desk
  /** Their id, or `new`. */
  item = NEW
  /** The day that is being changed. */
  opened: OpenedDay | null = null
  readonly #known = new Loader<Known>(this, () => this.#load())
  readonly #timeOff = new Loader<readonly TimeOff[]>(this, async () =>
    this.item === NEW ? [] : this.desk.api.timeOff(this.item, fromInstant(this.desk.now())),
  )
  readonly #head = new ItemHead(this, 'staff')
  readonly #edited = new Edited(this)
  readonly #once = new Once<string, Answer<AdminStaffMember>>()
  readonly #form = new Form(this, {
    check: (values) => faultsIn(values, this.desk.speech.words),
    send: (values) => this.#save(values),
    explain: (error) => this.#explain(error),
    faultsOf: (error) => faultsFound(this.#edited.typed, this.desk.speech)(error),
  })

  protected override render(): TemplateResult {
    const { words } = this.desk.speech
    const { value } = this.#known
    const name = this.item === NEW ? words.staff.newTitle : value?.member?.name
    const isOff = value?.member?.active === false
    return html`${this.#head.render(name, isOff ? html`<span class="mark pending">${words.staff.archived}</span>` : nothing)}
    ${comingNote(this.#known, { words, hasCome: value !== undefined, again: () => this.#known.run() })}
    ${value ? this.#editor(value) : nothing}`
  }

  #editor({ services, member }: Known): TemplateResult {
    const { speech, now, timeZone: hereZone } = this.desk
    const { faults, submit, leave, edit } = this.#form
    const { shown, typed, edition } = this.#edited
    const timeZone = typed['timeZone'] ?? hereZone
    const options = {
      speech,
      values: shown,
      typed,
      faults,
      services,
      timeZone,
      hereZone,
      timeOff: this.#timeOff.value ?? [],
      now: now(),
      isNew: this.item === NEW,
      onOpenDay: (opened: OpenedDay) => (this.opened = opened),
    }
    const onInput = (event: Event): void => {
      edit(event)
      this.#edited.note(event)
    }
    const who = whoFields(options)
    return html`${
        member
          ? html`<time-off-section .desk=${this.desk} .member=${member} .list=${this.#timeOff}></time-off-section>`
          : nothing
      }
      <form class="form editor" novalidate @submit=${submit} @focusout=${leave} @input=${onInput}>
        ${keyed(
          edition,
          // Of somebody new, one says first who it is; of the others, one changes the hours.
          html`${this.item === NEW ? who : nothing} ${hoursFields(options)} ${this.item === NEW ? nothing : who}
          ${workFields(options)}`,
        )}
        ${this.#saveBar(member)}
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

  #saveBar(member: AdminStaffMember | undefined): TemplateResult {
    const { staff: words, common } = this.desk.speech.words
    const { faults, trouble } = this.#form
    return html`<lower-bar class="save-bar" name="save-bar">
      ${troubleNote(trouble ?? (Object.keys(faults).length > 0 ? common.wrong : null))}
      <div class="actions start">
        ${saveButton({ host: this, edited: this.#edited, form: this.#form, words: this.desk.speech.words })}
        ${
          member
            ? html`<button
                type="button"
                class="secondary"
                title=${member.active ? words.archiveHint : nothing}
                @click=${() => this.#offer(!member.active)}
              >
                ${member.active ? words.archive : words.restore}
              </button>`
            : nothing
        }
      </div>
    </lower-bar>`
  }

  #putDay(openings: readonly Opening[] | null): void {
    if (this.opened) this.querySelector('special-days-field')?.put(this.opened.date, openings)
  }

  async #load(): Promise<Known> {
    const { api } = this.desk
    const [services, found] = await Promise.all([
      api.services(),
      this.item === NEW ? undefined : api.staffMember(this.item),
    ])
    this.#edited.begin(this.#valuesOf(found?.value, services))
    return { services, member: found?.value, etag: found?.etag ?? '' }
  }

  #valuesOf(member: AdminStaffMember | undefined, services: readonly AdminService[]): Values {
    if (member) return valuesOf(member, services)
    const usual: EditedMember = {
      name: '',
      slug: '',
      email: '',
      phone: null,
      avatarUrl: null,
      timeZone: this.desk.timeZone,
      hours: hoursOf(usualWeek()),
      overrides: [],
      caps: { day: null, week: null, month: null },
    }
    const { slug: _, ...values } = valuesOf(usual, [])
    const given = services.filter(({ active }) => active).map((service) => [`service-${service.slug}`, 'on'])
    return { ...values, ...Object.fromEntries(given) }
  }

  async #save(values: Values): Promise<void> {
    const { value: known } = this.#known
    if (!known) return
    const { api, notices, speech, go } = this.desk
    const { value: member, etag } = known.member
      ? await this.#change(known.member, known.etag, values)
      : await this.#make(values)
    // Whatever comes after it, they aren't made twice.
    this.#known.put((now) => ({ ...now, member, etag }))
    const changed = servicesChanged(values, known.services, known.member?.slug ?? '')
    await saveServices(
      api,
      member.slug,
      changed.map((service) => ({ service, gives: (values[`service-${service.slug}`] ?? '') !== '' })),
    )
    this.#edited.saved()
    notices.tell(speech.words.staff.saved(member.name))
    go(pathOf('staff'))
  }

  #make(values: Values): Promise<Answer<AdminStaffMember>> {
    const { api } = this.desk
    const wanted = memberOf(values)
    return this.#once.run({
      key: async () =>
        slugOf(
          wanted.name,
          'staff',
          (await api.staff()).map(({ slug }) => slug),
        ),
      make: (slug) => api.createStaffMember({ ...wanted, slug }),
      find: async (slug) => {
        const found = await orNone(api.staffMember(slug))
        return found && this.#change(found.value, found.etag, values)
      },
    })
  }

  async #change(seen: AdminStaffMember, etag: string, values: Values): Promise<Answer<AdminStaffMember>> {
    const changes = changesOf(memberOf({ slug: seen.slug, ...values }), memberOf(valuesOf(seen, [])))
    if (Object.keys(changes).length === 0) return { value: seen, etag }
    try {
      return await this.desk.api.changeStaffMember(seen.id, changes, etag)
    } catch (error) {
      if (error instanceof ApiError && error.code === 'precondition-failed') await this.#showTheirs(seen.id)
      throw error
    }
  }

  /** What is there now, with a way to what was typed. */
  async #showTheirs(id: string): Promise<void> {
    const { api } = this.desk
    const [services, { value: member, etag }] = await Promise.all([api.services(), api.staffMember(id)])
    this.#known.put(() => ({ services, member, etag }))
    this.#edited.showTheirs(valuesOf(member, services))
  }

  async #offer(active: boolean): Promise<void> {
    const { value: known } = this.#known
    if (!known?.member) return
    const { api, notices, speech, go } = this.desk
    const { staff: words } = speech.words
    const { id, name } = known.member
    try {
      const { value: member, etag } = await api.changeStaffMember(id, { active }, known.etag)
      this.#known.put((now) => ({ ...now, member, etag }))
      const undo = async (): Promise<void> => {
        await this.#offer(!active)
        // Whoever has gone on meanwhile sees what it did.
        if (!this.isConnected) go(pathOf('staff', id))
      }
      notices.tell(active ? words.isRestored(name) : words.isArchived(name), { undo: () => void undo() })
    } catch (error) {
      if (error instanceof ApiError && error.code === 'precondition-failed') await this.#showTheirs(id)
      notices.tell(troubleOf(error, speech.words), { isBad: true })
    }
  }

  #explain(error: unknown): string {
    const { words, locale } = this.desk.speech
    if (error instanceof PartlySaved) {
      return words.staff.servicesFailed(new Intl.ListFormat(locale).format(error.services))
    }
    return error instanceof ApiError && error.code === 'conflict'
      ? words.staff.faults.slugTaken
      : troubleOf(error, words)
  }
}

customElements.define('staff-editor', StaffEditor)
