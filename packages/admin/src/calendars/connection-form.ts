import type { AvailableCalendars, CalendarConnection, CalendarConnectionChange } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import type { Answer } from '../api/http.js'
import { ApiError } from '../api/api-error.js'
import type { Desk } from '../desk.js'
import { choice, tickBox, troubleNote } from '../forms/fields.js'
import { Form, type Values } from '../forms/form.js'
import { formatSpan } from '../i18n/duration.js'
import { Loader } from '../loader.js'
import { comingNote } from '../loading.js'
import { Screen } from '../screen.js'
import { calendarTrouble } from './calendar-trouble.js'

interface Known {
  readonly seen: Answer<CalendarConnection>
  /** What the account has; why it can't be said: then the choice stays. */
  readonly available: AvailableCalendars['calendars'] | { readonly error: unknown }
}

const AGES = [60, 360, 1440, 4320, 10_080]

/** Which calendars of an account block, which one gets the bookings, and what happens when something goes wrong. */
export class ConnectionForm extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    staffId: { attribute: false },
    connectionId: { attribute: false },
    onSaved: { attribute: false },
    onBack: { attribute: false },
    policy: { state: true },
  }
  desk!: Desk
  staffId = ''
  connectionId = ''
  onSaved!: (connection: CalendarConnection) => void
  onBack!: () => void
  /** As it is chosen now. */
  policy: CalendarConnection['policy'] = 'block'
  #edition = 0
  readonly #known = new Loader<Known>(this, () => this.#load())
  readonly #form = new Form(this, {
    check: () => ({}),
    send: (values) => this.#save(values),
    explain: (error) => calendarTrouble(error, this.desk.speech.words),
  })

  protected override render(): TemplateResult {
    const { words } = this.desk.speech
    const { value } = this.#known
    return html`${comingNote(this.#known, { words, hasCome: value !== undefined, again: () => this.#known.run() })}
    ${value ? keyed(this.#edition, this.#fields(value)) : nothing}`
  }

  #fields({ seen: { value: connection }, available }: Known): TemplateResult {
    const { words } = this.desk.speech
    const { trouble, isBusy, submit } = this.#form
    return html`<form class="form" novalidate @submit=${submit}>
      ${
        'error' in available
          ? html`<p class="trouble">${calendarTrouble(available.error, words)}</p>`
          : this.#calendars(connection, available)
      }
      ${this.#rules(connection)} ${troubleNote(trouble)}
      <div class="actions start">
        <button class="primary" aria-disabled=${isBusy}>${isBusy ? words.common.saving : words.common.save}</button>
        <button type="button" class="secondary" @click=${() => this.onBack()}>${words.common.back}</button>
      </div>
    </form>`
  }

  #calendars(connection: CalendarConnection, available: AvailableCalendars['calendars']): TemplateResult {
    const { calendars: words } = this.desk.speech.words
    const used = (remoteId: string) => connection.calendars.find((one) => one.remoteId === remoteId)
    const writable = available.filter(({ isWritable }) => isWritable)
    return html`<fieldset class="field">
        <legend class="label">${words.whichBlock}</legend>
        <div class="ticks">
          ${available.map(({ remoteId, name }) =>
            tickBox({ name: `blocks ${remoteId}`, label: name, isTicked: used(remoteId)?.blocks === true }),
          )}
        </div>
        <p class="hint">${words.whichBlockHint}</p>
      </fieldset>
      ${
        writable.length === 0
          ? html`<p class="hint">${words.onlyRead}</p>`
          : choice({
              name: `receives-${this.connectionId}`,
              label: words.whichReceives,
              faults: {},
              value: connection.calendars.find(({ receives }) => receives)?.remoteId ?? '',
              choices: [['', words.noneReceives], ...writable.map(({ remoteId, name }) => [remoteId, name] as const)],
            })
      }`
  }

  #rules({ id, policy, maxAgeMinutes, handMade, provider }: CalendarConnection): TemplateResult {
    const { words, locale } = this.desk.speech
    const { calendars } = words
    const ages = [...new Set([...AGES, maxAgeMinutes])].toSorted((a, b) => a - b)
    return html`${choice({
      name: `policy-${id}`,
      label: calendars.policy,
      hint: calendars.policyHints[this.policy],
      faults: {},
      value: policy,
      choices: [
        ['block', calendars.policies.block],
        ['use-last-known', calendars.policies['use-last-known']],
      ],
      onChange: (chosen) => (this.policy = chosen as CalendarConnection['policy']),
    })}
    ${
      this.policy === 'use-last-known'
        ? choice({
            name: `age-${id}`,
            label: calendars.age,
            faults: {},
            value: String(maxAgeMinutes),
            choices: ages.map((minutes) => [String(minutes), formatSpan(minutes, locale)]),
          })
        : nothing
    }
    ${
      provider === 'ics'
        ? nothing
        : choice({
            name: `hand-${id}`,
            label: calendars.byHand,
            faults: {},
            value: handMade,
            choices: [
              ['show', calendars.handMade.show],
              ['follow', calendars.handMade.follow],
            ],
          })
    }`
  }

  async #load(): Promise<Known> {
    const { api } = this.desk
    const { staffId, connectionId } = this
    const [seen, available] = await Promise.all([
      api.connection(staffId, connectionId),
      api.available(staffId, connectionId).catch((error: unknown) => ({ error })),
    ])
    this.policy = seen.value.policy
    this.#edition++
    return { seen, available }
  }

  async #save(values: Values): Promise<void> {
    const { value: known } = this.#known
    if (!known) return
    const { api, notices, speech } = this.desk
    try {
      const change = this.#changeOf(values, known)
      const { value } = await api.changeConnection(this.staffId, this.connectionId, change, known.seen.etag)
      notices.tell(speech.words.calendars.saved)
      this.onSaved(value)
    } catch (error) {
      if (error instanceof ApiError && error.code === 'precondition-failed') await this.#known.run()
      throw error
    }
  }

  #changeOf(values: Values, { available }: Known): CalendarConnectionChange {
    const { connectionId } = this
    const age = values[`age-${connectionId}`]
    const handMade = values[`hand-${connectionId}`]
    return {
      policy: this.policy,
      ...(age !== undefined && { maxAgeMinutes: Number(age) }),
      ...(handMade !== undefined && { handMade: handMade as CalendarConnection['handMade'] }),
      ...(!('error' in available) && {
        calendars: available
          .map(({ remoteId }) => ({
            remoteId,
            blocks: values[`blocks ${remoteId}`] !== undefined,
            receives: values[`receives-${connectionId}`] === remoteId,
          }))
          .filter(({ blocks, receives }) => blocks || receives),
      }),
    }
  }
}

customElements.define('connection-form', ConnectionForm)
