import { readAmount, slugOf } from '@openslot/core'
import type { AdminStaffMember } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import type { Desk } from '../desk.js'
import { choice, field, troubleNote } from '../forms/fields.js'
import { Form, valuesIn } from '../forms/form.js'
import '../hours/hours-field.js'
import { hoursFault, hoursOf, readHours, usualWeek, writeHours } from '../hours/week.js'
import { formatDuration } from '../i18n/duration.js'
import { pathOf } from '../routes.js'
import { Screen } from '../screen.js'
import type { View } from '../screens.js'
import { troubleOf } from '../trouble.js'
import { currencies, usualCurrency } from './money.js'
import { stepHead } from './step-head.js'

const STEPS = ['business', 'service', 'hours'] as const
type Step = (typeof STEPS)[number]

const DURATIONS = [15, 20, 30, 45, 60, 75, 90, 120, 180, 240]

interface Drafted {
  readonly business: string
  readonly name: string
  readonly minutes: string
  readonly price: string
  readonly currency: string
  readonly hours: string
  readonly zone: string
}

/** What a new server needs before anybody can book: the business, a service, and when it is given. */
export class FirstRun extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    step: { state: true },
  }
  desk!: Desk
  step: Step = 'business'
  #draft: Drafted = {
    business: '',
    name: '',
    minutes: '30',
    price: '',
    currency: '',
    hours: writeHours(hoursOf(usualWeek())),
    zone: '',
  }
  /** What a try that failed halfway has made already. */
  #member: AdminStaffMember | undefined

  readonly #business = new Form(this, {
    check: ({ business = '' }) =>
      business.trim() === '' ? { business: this.desk.speech.words.setup.businessMissing } : {},
    send: async (values) => {
      this.#keep(values)
      // Whatever it is: nobody else is here yet.
      await this.desk.api.changeSettings({ businessName: this.#draft.business }, '*')
      await this.#goTo('service')
    },
    explain: (error) => troubleOf(error, this.desk.speech.words),
  })
  readonly #service = new Form(this, {
    check: ({ name = '', price = '', currency = 'EUR' }) => {
      const { setup } = this.desk.speech.words
      const isAmount = price.trim() === '' || readAmount(price, currency) !== undefined
      return {
        ...(name.trim() === '' && { name: setup.serviceNameMissing }),
        ...(!isAmount && { price: setup.priceWrong }),
      }
    },
    send: async (values) => {
      this.#keep(values)
      await this.#goTo('hours')
    },
    explain: (error) => troubleOf(error, this.desk.speech.words),
  })
  readonly #hours = new Form(this, {
    check: ({ hours = '' }) => {
      const fault = hoursFault(hours, this.desk.speech.words)
      return fault === undefined ? {} : { hours: fault }
    },
    send: async (values) => {
      this.#keep(values)
      await this.#finish()
    },
    explain: (error) => troubleOf(error, this.desk.speech.words),
  })

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.#draft.zone === '') this.#keep({ zone: this.desk.timeZone })
    if (this.#draft.currency === '') this.#keep({ currency: usualCurrency(this.desk.speech.locale) })
  }

  protected override render(): TemplateResult {
    const content = {
      business: () => this.#businessStep(),
      service: () => this.#serviceStep(),
      hours: () => this.#hoursStep(),
    }
    // Each step has fields of its own, which bring their own first values.
    return html`<div class="card narrow">${keyed(this.step, content[this.step]())}</div>`
  }

  #businessStep(): TemplateResult {
    const { words } = this.desk.speech
    const { setup } = words
    const { faults, trouble, submit, leave, edit } = this.#business
    return html`${stepHead({ words, now: 2, title: setup.businessTitle })}
      <form class="form" novalidate @submit=${submit} @focusout=${leave} @input=${edit}>
        ${field({
          name: 'business',
          label: setup.businessName,
          hint: setup.businessHint,
          autocomplete: 'organization',
          value: this.#draft.business,
          faults,
        })}
        ${troubleNote(trouble)}
        <button class="primary" aria-disabled=${this.#business.isBusy}>${setup.next}</button>
      </form>`
  }

  #serviceStep(): TemplateResult {
    const { words } = this.desk.speech
    const { setup, common } = words
    const { faults, trouble, submit, leave, edit } = this.#service
    const { name, minutes, price, currency } = this.#draft
    return html`${stepHead({ words, now: 3, title: setup.serviceTitle, lead: setup.serviceLead })}
      <form class="form" novalidate @submit=${submit} @focusout=${leave} @input=${edit}>
        ${field({ name: 'name', label: setup.serviceName, hint: setup.serviceNameHint, value: name, faults })}
        ${choice({
          name: 'minutes',
          label: setup.duration,
          value: minutes,
          choices: DURATIONS.map((length) => [String(length), formatDuration(length)]),
          faults,
        })}
        <div class="side-by-side">
          ${field({
            name: 'price',
            label: setup.price,
            hint: setup.priceHint,
            optional: common.optional,
            inputMode: 'decimal',
            value: price,
            faults,
          })}
          ${choice({
            name: 'currency',
            label: setup.currency,
            value: currency,
            choices: currencies().map((code) => [code, code]),
            faults,
          })}
        </div>
        ${troubleNote(trouble)} ${this.#actions('business', setup.next, false)}
      </form>`
  }

  #hoursStep(): TemplateResult {
    const { speech } = this.desk
    const { setup } = speech.words
    const { faults, trouble, submit, edit, isBusy } = this.#hours
    return html`${stepHead({ words: speech.words, now: 4, title: setup.hoursTitle })}
      <form class="form" novalidate @submit=${submit} @input=${edit}>
        <hours-field .speech=${speech} .value=${this.#draft.hours} .fault=${faults['hours']}></hours-field>
        ${choice({
          name: 'zone',
          label: setup.zone,
          value: this.#draft.zone,
          choices: Intl.supportedValuesOf('timeZone').map((zone) => [zone, zone.replaceAll('_', ' ')]),
          faults: {},
        })}
        ${troubleNote(trouble)} ${this.#actions('service', isBusy ? setup.finishing : setup.finish, isBusy)}
      </form>`
  }

  #actions(back: Step, label: string, isBusy: boolean): TemplateResult {
    return html`<div class="actions">
      <button type="button" class="secondary" @click=${(event: Event) => this.#back(event, back)}>
        ${this.desk.speech.words.common.back}
      </button>
      <button class="primary" aria-disabled=${isBusy}>${label}</button>
    </div>`
  }

  /** Going back loses nothing either. */
  async #back(event: Event, step: Step): Promise<void> {
    const { form } = event.target as HTMLButtonElement
    if (form) this.#keep(valuesIn(form))
    await this.#goTo(step)
  }

  #keep(values: Partial<Drafted>): void {
    this.#draft = { ...this.#draft, ...values }
  }

  async #goTo(step: Step): Promise<void> {
    this.step = step
    await this.updateComplete
    this.querySelector('h1')?.focus()
  }

  async #finish(): Promise<void> {
    const { api, session, go } = this.desk
    const { name, minutes, price, currency, zone } = this.#draft
    const hours = readHours(this.#draft.hours)
    // Somebody may have come this far before, and left.
    const known = this.#member ?? (await api.staff())[0]
    const member = known
      ? (await api.changeStaffMember(known.id, { hours, timeZone: zone }, '*')).value
      : (
          await api.createStaffMember({
            slug: slugOf(session.user.name, 'staff'),
            name: session.user.name,
            email: session.user.email,
            timeZone: zone,
            hours,
          })
        ).value
    this.#member = member
    const amount = readAmount(price, currency)
    await api.createService({
      slug: slugOf(
        name,
        'service',
        (await api.services()).map(({ slug }) => slug),
      ),
      name: name.trim(),
      durationMinutes: Number(minutes),
      price: amount === undefined ? null : { amount, currency },
      staff: [member.slug],
    })
    go(`${pathOf('site')}?new`)
  }
}

customElements.define('first-run', FirstRun)

export const view: View = (desk) => html`<first-run .desk=${desk}></first-run>`
