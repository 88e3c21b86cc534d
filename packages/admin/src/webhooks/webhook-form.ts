import { WEBHOOK_EVENTS, type Webhook } from '@openslot/core/wire'
import { type TemplateResult, html, nothing } from 'lit'
import type { WebhookWish } from '../api/webhooks.js'
import { field, tickBox } from '../forms/fields.js'
import type { Faults, Values } from '../forms/form.js'
import { MOST_CHARACTERS, tooLong } from '../forms/too-long.js'
import type { Words } from '../i18n/en.js'

/** A webhook as the form's fields have it; each event is a tick of its own. */
export const valuesOf = ({ url, description, events }: WebhookWish): Values => ({
  url,
  description: description ?? '',
  ...(events === null && { every: 'on' }),
  ...Object.fromEntries((events ?? WEBHOOK_EVENTS).map((event) => [event, 'on'])),
})

export function wishOf(values: Values): WebhookWish {
  const chosen = WEBHOOK_EVENTS.filter((event) => (values[event] ?? '') !== '')
  return {
    url: (values['url'] ?? '').trim(),
    description: (values['description'] ?? '').trim() || null,
    events: (values['every'] ?? '') === '' ? chosen : null,
  }
}

/** What the form has that the webhook hadn't. */
export function changesOf(wish: WebhookWish, seen: Webhook): Partial<WebhookWish> {
  const before = new Map(Object.entries(seen).map(([name, value]) => [name, JSON.stringify(value)]))
  return Object.fromEntries(Object.entries(wish).filter(([name, value]) => before.get(name) !== JSON.stringify(value)))
}

export function faultsIn(values: Values, words: Words): Faults {
  const { webhooks } = words
  const { url, events } = wishOf(values)
  const isAddress = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
  return {
    ...tooLong(values, { description: 200, url: MOST_CHARACTERS.url }, words),
    ...(!isAddress && { url: webhooks.urlWrong }),
    ...(events?.length === 0 && { events: webhooks.eventsMissing }),
  }
}

export interface WebhookFieldsOptions {
  readonly shown: Values
  /** What stands there now. */
  readonly typed: Values
  readonly faults: Faults
  readonly words: Words
}

export function webhookFields({ shown, typed, faults, words }: WebhookFieldsOptions): TemplateResult {
  const { webhooks, messages, common } = words
  const isEvery = (typed['every'] ?? '') !== ''
  return html`${field({
      name: 'url',
      label: webhooks.url,
      hint: webhooks.urlHint,
      value: shown['url'] ?? '',
      inputMode: 'url',
      faults,
    })}
    ${field({
      name: 'description',
      label: webhooks.description,
      optional: common.optional,
      value: shown['description'] ?? '',
      faults,
    })}
    <fieldset class="field">
      <legend class="label">${webhooks.events}</legend>
      ${tickBox({ name: 'every', label: webhooks.everything, isTicked: (shown['every'] ?? '') !== '' })}
      <div class="ticks" ?hidden=${isEvery}>
        ${WEBHOOK_EVENTS.map((event) =>
          tickBox({ name: event, label: messages.kinds[event], isTicked: (shown[event] ?? '') !== '' }),
        )}
      </div>
      ${faults['events'] === undefined ? nothing : html`<p class="fault" role="alert">${faults['events']}</p>`}
    </fieldset>`
}
