import type { AdminService, Explanation } from '@openslot/core/wire'
import { toIso } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import { ApiError } from '../api/api-error.js'
import { type Roster, houseZone, loadRoster, ownStaffId } from '../bookings/roster.js'
import type { Desk } from '../desk.js'
import { choice, field, troubleNote } from '../forms/fields.js'
import { type Faults, Form, type Values } from '../forms/form.js'
import { instantTyped, turnChoice, typedIn } from '../forms/turn-choice.js'
import { Loader } from '../loader.js'
import { comingNote } from '../loading.js'
import { pathOf } from '../routes.js'
import { Screen } from '../screen.js'
import type { View } from '../screens.js'
import { placeName, timesIn } from '../time/times.js'
import { areApart, isDateInReach, todayIn } from '../time/wall-clock.js'
import { troubleOf } from '../trouble.js'
import { type Reason, reasonsOf, verdict } from './reasons.js'

interface Known {
  readonly roster: Roster
  readonly services: readonly AdminService[]
}

interface Answered {
  readonly explanation: Explanation
  readonly serviceId: string
  readonly timeZone: string
}

/** Why a time is not free: everything that stands in its way, and where to change it. */
export class WhyScreen extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    serviceSlug: { state: true },
    staffSlug: { state: true },
    typed: { state: true },
    answered: { state: true },
  }
  desk!: Desk
  /** `null`: the first one. */
  serviceSlug: string | null = null
  /** Empty: everybody who gives it. */
  staffSlug = ''
  /** What stands in the form, once something was typed. */
  typed: Values = {}
  answered: Answered | null = null
  readonly #known = new Loader<Known>(this, async () => {
    const [roster, services] = await Promise.all([loadRoster(this.desk), this.desk.api.services()])
    return { roster, services }
  })
  readonly #form = new Form(this, {
    check: (values) => this.#faultsIn(values),
    send: (values) => this.#ask(values),
    explain: (error) => this.#trouble(error),
  })

  protected override render(): TemplateResult {
    const { words } = this.desk.speech
    const { value } = this.#known
    return html`<h1 tabindex="-1">${words.why.title}</h1>
      <p class="quiet">${words.why.lead}</p>
      ${comingNote(this.#known, { words, hasCome: value !== undefined, again: () => this.#known.run() })}
      ${value ? this.#question(value) : nothing}
      <div role="status">${this.answered ? this.#answer(this.answered) : nothing}</div>`
  }

  #question(known: Known): TemplateResult {
    const { booking, fields, why } = this.desk.speech.words
    const { faults, trouble, isBusy } = this.#form
    const services = this.#offered(known)
    const service = this.#service(services)
    if (!service) return html`<p>${booking.noService}</p>`
    const isOwn = ownStaffId(this.desk.session) !== undefined
    const givers = this.#givers(service, known)
    const zone = this.#zone(known)
    const { date = '', time = '', turn } = this.typed
    return html`<form
      class="form card"
      novalidate
      @submit=${(event: SubmitEvent) => this.#submit(event)}
      @input=${(event: Event) => this.#edit(event)}
    >
      <div class="pair">
        ${choice({
          name: 'service',
          label: booking.service,
          value: service.slug,
          choices: services.map(({ slug, name }) => [slug, name]),
          faults,
          onChange: (slug) => (this.serviceSlug = slug),
        })}
        ${choice({
          name: 'staff',
          label: booking.facts.staff,
          value: this.staffSlug,
          choices: [...(isOwn ? [] : [['', why.everybody] as const]), ...givers],
          faults,
          onChange: (slug) => (this.staffSlug = slug),
        })}
      </div>
      <div class="date-and-time">
        ${field({
          name: 'date',
          label: booking.date,
          type: 'date',
          value: todayIn(zone, this.desk.now()),
          faults,
        })}
        ${field({ name: 'time', label: booking.time, type: 'time', hint: fields.clock(placeName(zone)), faults })}
      </div>
      ${turnChoice({ date, time, turn, timeZone: zone, desk: this.desk })} ${troubleNote(trouble)}
      <div class="actions start">
        <button class="primary" aria-disabled=${isBusy}>${why.ask}</button>
      </div>
    </form>`
  }

  #answer({ explanation, serviceId, timeZone }: Answered): TemplateResult {
    const { speech, session } = this.desk
    const now = this.desk.now()
    const { why } = speech.words
    const names = new Map(explanation.staff.map(({ id, name }) => [id, name]))
    const isOwn = ownStaffId(session) !== undefined
    const start = Date.parse(explanation.start)
    const when = timesIn(timeZone, speech, now).when(start)
    const others = explanation.staff.filter((member) => areApart(start, [timeZone, member.timeZone]))
    return html`<section class="card">
      <h2>${verdict(explanation, others.length === 0 ? when : `${when} (${placeName(timeZone)})`, speech)}</h2>
      ${explanation.staff.map(
        (member) =>
          html`<div class="reasons">
            <h3>${member.name}</h3>
            ${others.includes(member) ? this.#elsewhere(member.timeZone, start) : nothing}
            ${
              member.refusals.length === 0
                ? html`<p>${why.can}</p>`
                : html`<ul class="plain-list">
                    ${reasonsOf({ speech, member, end: explanation.end, now, serviceId, names, isOwn }).map((reason) => this.#reason(reason))}
                  </ul>`
            }
          </div>`,
      )}
    </section>`
  }

  #elsewhere(timeZone: string, start: number): TemplateResult {
    const { speech, now } = this.desk
    const when = timesIn(timeZone, speech, now()).when(start)
    return html`<p class="quiet">${speech.words.why.elsewhere(placeName(timeZone), when)}</p>`
  }

  #reason({ text, mend }: Reason): TemplateResult {
    return html`<li>
      <span>${text}</span>
      ${mend === null ? nothing : html`<a class="link" href=${pathOf(mend.to, mend.item)}>${mend.label}</a>`}
    </li>`
  }

  #offered({ services, roster }: Known): readonly AdminService[] {
    return services.filter((service) => service.active && this.#givers(service, { services, roster }).length > 0)
  }

  #service(services: readonly AdminService[]): AdminService | undefined {
    return services.find(({ slug }) => slug === this.serviceSlug) ?? services[0]
  }

  #givers({ staff }: AdminService, { roster }: Known): readonly (readonly [slug: string, name: string])[] {
    return roster.members
      .filter(({ slug, active }) => active && staff.includes(slug))
      .map(({ slug, name }) => [slug, name])
  }

  /** Whose clock the time is of: the person's or, where it is about everybody, the house's. */
  #zone({ roster }: Known): string {
    const chosen = roster.members.find(({ slug }) => slug === this.staffSlug)
    return chosen?.timeZone ?? houseZone(roster, this.desk.timeZone)
  }

  #start(values: Values, known: Known): number | undefined {
    return instantTyped(values, this.#zone(known))
  }

  #edit(event: Event): void {
    this.typed = typedIn(event.currentTarget as HTMLFormElement, this.typed)
    this.#form.edit(event)
  }

  #submit(event: SubmitEvent): void {
    // It is about another question.
    this.answered = null
    void this.#form.submit(event)
  }

  #faultsIn(values: Values): Faults {
    const { value: known } = this.#known
    const { booking, fields } = this.desk.speech.words
    const { date = '' } = values
    if (date !== '' && !isDateInReach(date)) return { date: fields.dateOutOfReach }
    return known && this.#start(values, known) !== undefined ? {} : { time: booking.noSuchTime }
  }

  async #ask(values: Values): Promise<void> {
    const { value: known } = this.#known
    if (!known) return
    const start = this.#start(values, known)
    const service = this.#service(this.#offered(known))
    if (start === undefined || !service) return
    const staff = values['staff'] || undefined
    const timeZone = this.#zone(known)
    const explanation = await this.desk.api.explainSlot({ service: service.slug, staff, start: toIso(start) })
    this.answered = { explanation, serviceId: service.id, timeZone }
  }

  #trouble(error: unknown): string {
    const { words } = this.desk.speech
    const isGone = error instanceof ApiError && ['unknown-service', 'unknown-staff'].includes(error.code)
    return isGone ? words.trouble.changed : troubleOf(error, words)
  }
}

customElements.define('why-screen', WhyScreen)

export const view: View = (desk) => html`<why-screen .desk=${desk}></why-screen>`
