import { type Settings, emailFault, isPhone } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import type { Answer } from '../api/http.js'
import { ApiError } from '../api/api-error.js'
import type { Desk } from '../desk.js'
import { Edited } from '../forms/edited.js'
import { field, troubleNote } from '../forms/fields.js'
import { type Faults, Form, type Values } from '../forms/form.js'
import { saveButton } from '../forms/save-button.js'
import { MOST_CHARACTERS, tooLong } from '../forms/too-long.js'
import { Loader } from '../loader.js'
import { comingNote } from '../loading.js'
import { Screen } from '../screen.js'
import type { View } from '../screens.js'
import { troubleOf } from '../trouble.js'

const FIELDS = ['businessName', 'contactEmail', 'contactPhone'] as const

/** What customers are told of the business, and what is set elsewhere. */
export class SettingsScreen extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
  }
  desk!: Desk
  readonly #edited = new Edited(this)
  readonly #known = new Loader<Answer<Settings>>(this, () => this.#load())
  readonly #form = new Form(this, {
    check: (values) => this.#check(values),
    send: (values) => this.#save(values),
    explain: (error) => troubleOf(error, this.desk.speech.words),
  })

  protected override render(): TemplateResult {
    const { words } = this.desk.speech
    const { value } = this.#known
    return html`<h1 tabindex="-1">${words.settings.title}</h1>
      ${comingNote(this.#known, { words, hasCome: value !== undefined, again: () => this.#known.run() })}
      ${value ? this.#business() : nothing} ${this.#elsewhere()}`
  }

  #business(): TemplateResult {
    const { words } = this.desk.speech
    const { settings, common } = words
    const { faults, trouble, submit, leave, edit } = this.#form
    const { shown, edition } = this.#edited
    const onInput = (event: Event): void => {
      edit(event)
      this.#edited.note(event)
    }
    const entry = (name: (typeof FIELDS)[number]) => ({ name, value: shown[name] ?? '', faults })
    return html`<form class="form card" novalidate @submit=${submit} @focusout=${leave} @input=${onInput}>
      <h2>${settings.business}</h2>
      ${keyed(
        edition,
        html`${field({ ...entry('businessName'), label: settings.name, optional: common.optional, autocomplete: 'organization' })}
          <div class="pair">
            ${field({ ...entry('contactEmail'), label: settings.email, optional: common.optional, type: 'email' })}
            ${field({ ...entry('contactPhone'), label: settings.phone, optional: common.optional, type: 'tel' })}
          </div>`,
      )}
      <p class="hint">${this.#effect()}</p>
      ${troubleNote(trouble)}
      <div class="actions start">${saveButton({ host: this, edited: this.#edited, form: this.#form, words })}</div>
    </form>`
  }

  /** As a customer meets it. */
  #effect(): string {
    const { settings } = this.desk.speech.words
    const [name = '', ...ways] = FIELDS.map((one) => (this.#edited.typed[one] ?? '').trim())
    const reached = ways.filter(Boolean).join(', ')
    return reached === '' ? settings.effectAlone(name) : settings.effect(name, reached)
  }

  #elsewhere(): TemplateResult {
    const { settings } = this.desk.speech.words
    return html`<section class="card">
      <h2>${settings.elsewhere}</h2>
      <p class="quiet">${settings.elsewhereLead}</p>
      <dl class="facts settings">
        ${Object.entries(settings.server).map(
          ([name, what]) =>
            html`<div>
              <dt><code>${name}</code></dt>
              <dd>${what}</dd>
            </div>`,
        )}
      </dl>
    </section>`
  }

  async #load(): Promise<Answer<Settings>> {
    const answer = await this.desk.api.settings()
    this.#begin(answer.value)
    return answer
  }

  #begin(settings: Settings): void {
    this.#edited.begin(valuesOf(settings))
  }

  #check(values: Values): Faults {
    const most = { businessName: 100, contactEmail: MOST_CHARACTERS.email, contactPhone: MOST_CHARACTERS.phone }
    const { contactEmail = '', contactPhone = '' } = values
    const { fields, booking } = this.desk.speech.words
    const [email, phone] = [contactEmail.trim(), contactPhone.trim()]
    return {
      ...tooLong(values, most, this.desk.speech.words),
      ...(email !== '' && emailFault(email) && { contactEmail: fields.emailWrong }),
      ...(phone !== '' && !isPhone(phone) && { contactPhone: booking.phoneWrong }),
    }
  }

  async #save(values: Values): Promise<void> {
    const { api, notices, speech } = this.desk
    const { value: known } = this.#known
    if (!known) return
    const wanted = Object.fromEntries(FIELDS.map((name) => [name, (values[name] ?? '').trim() || null]))
    try {
      const saved = await api.changeSettings(wanted, known.etag)
      this.#known.put(() => saved)
      this.#begin(saved.value)
      notices.tell(speech.words.settings.saved)
    } catch (error) {
      if (error instanceof ApiError && error.code === 'precondition-failed') await this.#showTheirs()
      throw error
    }
  }

  async #showTheirs(): Promise<void> {
    const now = await this.desk.api.settings()
    this.#known.put(() => now)
    this.#edited.showTheirs(valuesOf(now.value))
  }
}

const valuesOf = (settings: Settings): Values => Object.fromEntries(FIELDS.map((name) => [name, settings[name] ?? '']))

customElements.define('settings-screen', SettingsScreen)

export const view: View = (desk) => html`<settings-screen .desk=${desk}></settings-screen>`
