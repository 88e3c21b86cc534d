import { type TemplateResult, html } from 'lit'
import { choice, field } from '../forms/fields.js'
import type { Faults } from '../forms/form.js'
import { formatDuration } from '../i18n/duration.js'
import type { Words } from '../i18n/en.js'
import { currencies } from './money.js'

/** A service as it is typed. */
export interface DraftedService {
  readonly name: string
  readonly minutes: string
  readonly price: string
  readonly currency: string
}

const DURATIONS = [15, 20, 30, 45, 60, 75, 90, 120, 180, 240]

/** What is asked of the first service: the rest is as usual. */
export const firstServiceFields = (
  { name, minutes, price, currency }: DraftedService,
  faults: Faults,
  { setup, common }: Words,
): TemplateResult =>
  html`${field({ name: 'name', label: setup.serviceName, hint: setup.serviceNameHint, value: name, faults })}
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
    </div>`
