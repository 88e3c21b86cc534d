import type { AdminService, Explanation } from '@openslot/core/wire'
import { toIso } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import { ApiError } from '../api/api-error.js'
import { type Roster, loadRoster, ownStaffId } from '../bookings/roster.js'
import type { Desk } from '../desk.js'
import { choice, field, troubleNote } from '../forms/fields.js'
import { type Faults, Form, type Values } from '../forms/form.js'
import { Loader } from '../loader.js'
import { comingNote } from '../loading.js'
import { pathOf } from '../routes.js'
import { Screen } from '../screen.js'
import type { View } from '../screens.js'
import { instantOf, todayIn } from '../time/wall-clock.js'
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
    answered: { state: true },
  }
  desk!: Desk
  /** `null`: the first one. */
  serviceSlug: string | null = null
  /** Empty: everybody who gives it. */
  staffSlug = ''
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
    const { booking, why } = this.desk.speech.words
    const { faults, trouble, isBusy, submit, edit } = this.#form
    const services = this.#offered(known)
    const service = this.#service(services)
    if (!service) return html`<p>${booking.noService}</p>`
    const isOwn = ownStaffId(this.desk.session) !== undefined
    const givers = this.#givers(service, known)
    return html`<form class="form card" novalidate @submit=${submit} @input=${edit}>
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
          value: todayIn(this.#zone(service, known), this.desk.now()),
          faults,
        })}
        ${field({ name: 'time', label: booking.time, type: 'time', faults })}
      </div>
      ${troubleNote(trouble)}
      <div class="actions start">
        <button class="primary" aria-disabled=${isBusy}>${why.ask}</button>
      </div>
    </form>`
  }

  #answer({ explanation, serviceId, timeZone }: Answered): TemplateResult {
    const { speech, session } = this.desk
    const { why } = speech.words
    const names = new Map(explanation.staff.map(({ id, name }) => [id, name]))
    const isOwn = ownStaffId(session) !== undefined
    return html`<section class="card">
      <h2>${verdict(explanation, speech, timeZone, speech.words)}</h2>
      ${explanation.staff.map(
        (member) =>
          html`<div class="reasons">
            <h3>${member.name}</h3>
            ${
              member.refusals.length === 0
                ? html`<p>${why.can}</p>`
                : html`<ul class="plain-list">
                    ${reasonsOf({ speech, member, serviceId, names, isOwn }).map((reason) => this.#reason(reason))}
                  </ul>`
            }
          </div>`,
      )}
    </section>`
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

  /** Whose clock the time is of: the person's, or the first one's who gives it. */
  #zone(service: AdminService, known: Known): string {
    const slug = this.staffSlug || this.#givers(service, known)[0]?.[0]
    return known.roster.members.find((member) => member.slug === slug)?.timeZone ?? this.desk.timeZone
  }

  #instant(
    { date = '', time = '' }: Values,
    known: Known,
  ): { start: number | undefined; service: AdminService | undefined } {
    const service = this.#service(this.#offered(known))
    return { start: service && instantOf(date, time, this.#zone(service, known)), service }
  }

  #faultsIn(values: Values): Faults {
    const { value: known } = this.#known
    if (known && this.#instant(values, known).start !== undefined) return {}
    return { time: this.desk.speech.words.booking.noSuchTime }
  }

  async #ask(values: Values): Promise<void> {
    const { value: known } = this.#known
    if (!known) return
    const { start, service } = this.#instant(values, known)
    if (start === undefined || !service) return
    this.answered = null
    const staff = values['staff'] || undefined
    const explanation = await this.desk.api.explainSlot({ service: service.slug, staff, start: toIso(start) })
    this.answered = { explanation, serviceId: service.id, timeZone: this.#zone(service, known) }
  }

  #trouble(error: unknown): string {
    const { words } = this.desk.speech
    const isGone = error instanceof ApiError && ['unknown-service', 'unknown-staff'].includes(error.code)
    return isGone ? words.trouble.changed : troubleOf(error, words)
  }
}

customElements.define('why-screen', WhyScreen)

export const view: View = (desk) => html`<why-screen .desk=${desk}></why-screen>`
