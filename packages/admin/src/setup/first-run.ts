import { readAmount } from '@openslot/core'
import type { Settings } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import type { Answer } from '../api/http.js'
import { ApiError } from '../api/api-error.js'
import type { Desk } from '../desk.js'
import { choice, field, troubleNote } from '../forms/fields.js'
import { Form, valuesIn } from '../forms/form.js'
import { tooLong } from '../forms/too-long.js'
import '../hours/hours-field.js'
import { hoursFault, hoursOf, readHours, usualWeek, writeHours } from '../hours/week.js'
import { Loader } from '../loader.js'
import { comingNote } from '../loading.js'
import { pathOf } from '../routes.js'
import { Screen } from '../screen.js'
import type { View } from '../screens.js'
import { troubleOf } from '../trouble.js'
import { type DraftedService, firstServiceFields } from './first-service-fields.js'
import { usualCurrency } from './money.js'
import { OpenShop, hasHours } from './open-shop.js'
import { stepHead } from './step-head.js'

const STEPS = ['business', 'service', 'hours'] as const
type Step = (typeof STEPS)[number]

interface Drafted extends DraftedService {
  readonly business: string
  readonly hours: string
  readonly zone: string
}

/** What is there already. */
interface Begun {
  readonly settings: Answer<Settings>
  /** Whether there is somebody who can be booked, whose hours are theirs. */
  readonly hasHours: boolean
}

/**
 * What a new server needs before anybody can book: the business, a service, and when it is given. It changes nothing
 * that somebody has set up before.
 */
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
  readonly #begun = new Loader<Begun | null>(this, () => this.#begin())
  readonly #shop = new OpenShop(() => this.desk)
  #hasBegun = false

  readonly #business = new Form(this, {
    check: ({ business = '' }) =>
      business.trim() === ''
        ? { business: this.desk.speech.words.setup.businessMissing }
        : tooLong({ business }, { business: 100 }, this.desk.speech.words),
    send: async (values) => {
      this.#keep(values)
      await this.#nameBusiness(this.#draft.business.trim())
      await this.#goTo('service')
    },
    explain: (error) => troubleOf(error, this.desk.speech.words),
  })
  readonly #service = new Form(this, {
    check: ({ name = '', price = '', currency = 'EUR' }) => {
      const { setup } = this.desk.speech.words
      const isAmount = price.trim() === '' || readAmount(price, currency) !== undefined
      return {
        ...tooLong({ name }, { name: 200 }, this.desk.speech.words),
        ...(name.trim() === '' && { name: setup.serviceNameMissing }),
        ...(!isAmount && { price: setup.priceWrong }),
      }
    },
    send: async (values) => {
      this.#keep(values)
      await (this.#isLast ? this.#finish() : this.#goTo('hours'))
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
    if (this.#draft.currency === '')
      this.#keep({ currency: usualCurrency(this.desk.speech.locale, this.desk.timeZone) })
  }

  /** Who arrived before the first step did hears it as well. */
  protected override updated(): void {
    if (this.#hasBegun || !this.#begun.value) return
    this.#hasBegun = true
    this.querySelector('h1')?.focus()
  }

  protected override render(): TemplateResult {
    const { words } = this.desk.speech
    const { value } = this.#begun
    if (!value) {
      return html`<div class="card narrow">
        <h1 tabindex="-1">${words.setup.title}</h1>
        ${comingNote(this.#begun, { words, hasCome: false, again: () => this.#begun.run() })}
      </div>`
    }
    const content = {
      business: () => this.#businessStep(),
      service: () => this.#serviceStep(),
      hours: () => this.#hoursStep(),
    }
    // Each step has fields of its own, which bring their own first values.
    return html`<div class="card narrow">${keyed(this.step, content[this.step]())}</div>`
  }

  /** Whether the service is all that is missing. */
  get #isLast(): boolean {
    return this.#begun.value?.hasHours === true
  }

  get #steps(): number {
    return this.#isLast ? 3 : 4
  }

  #businessStep(): TemplateResult {
    const { words } = this.desk.speech
    const { setup } = words
    const { faults, trouble, submit, leave, edit } = this.#business
    return html`${stepHead({ words, now: 2, all: this.#steps, title: setup.businessTitle })}
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
    const { setup } = words
    const { faults, trouble, submit, leave, edit, isBusy } = this.#service
    const finish = isBusy ? setup.finishing : setup.finish
    return html`${stepHead({ words, now: 3, all: this.#steps, title: setup.serviceTitle, lead: setup.serviceLead })}
      <form class="form" novalidate @submit=${submit} @focusout=${leave} @input=${edit}>
        ${firstServiceFields(this.#draft, faults, words)} ${troubleNote(trouble)}
        ${this.#actions('business', this.#isLast ? finish : setup.next, isBusy)}
      </form>`
  }

  #hoursStep(): TemplateResult {
    const { speech } = this.desk
    const { setup } = speech.words
    const { faults, trouble, submit, edit, isBusy } = this.#hours
    return html`${stepHead({ words: speech.words, now: 4, all: this.#steps, title: setup.hoursTitle })}
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
    await this.#lead()
  }

  async #lead(): Promise<void> {
    await this.updateComplete
    this.querySelector('h1')?.focus()
  }

  async #begin(): Promise<Begun | null> {
    const { api, go } = this.desk
    const [settings, staff, services] = await Promise.all([api.settings(), api.staff(), api.services()])
    if (services.length > 0) {
      go(pathOf('today'), 'replace')
      return null
    }
    const { businessName } = settings.value
    if (businessName !== null) {
      this.#keep({ business: businessName })
      this.step = 'service'
    }
    return { settings, hasHours: staff.some(hasHours) }
  }

  async #nameBusiness(businessName: string): Promise<void> {
    const { api } = this.desk
    const { settings } = this.#begun.value ?? {}
    if (!settings || settings.value.businessName === businessName) return
    const put = (now: Answer<Settings>): void => this.#begun.put((begun) => begun && { ...begun, settings: now })
    try {
      put(await api.changeSettings({ businessName }, settings.etag))
    } catch (error) {
      if (error instanceof ApiError && error.code === 'precondition-failed') put(await api.settings())
      throw error
    }
  }

  async #finish(): Promise<void> {
    const { name, minutes, price, currency, hours, zone } = this.#draft
    const amount = readAmount(price, currency)
    await this.#shop.open(
      {
        name: name.trim(),
        durationMinutes: Number(minutes),
        price: amount === undefined ? null : { amount, currency },
      },
      this.#isLast ? null : { hours: readHours(hours), timeZone: zone },
    )
    this.desk.go(`${pathOf('site')}?new`, 'replace')
  }
}

customElements.define('first-run', FirstRun)

export const view: View = (desk) => html`<first-run .desk=${desk}></first-run>`
