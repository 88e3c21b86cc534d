import type { Message } from '@openslot/core/wire'
import { type TemplateResult, html, nothing } from 'lit'
import type { Desk } from '../desk.js'
import { formatWhen } from '../i18n/format.js'
import type { Words } from '../i18n/en.js'

/** What is due goes out within moments, where there is a way out. */
const OVERDUE_MS = 5 * 60_000

export interface RowContext {
  readonly desk: Desk
  /** Whether somebody has just asked for it to be sent. */
  readonly isAsked: boolean
  readonly onSend: (message: Message) => void
  readonly onBooking: (message: Message) => void
}

/** One message: what, to whom, about which appointment, and what became of it. */
export function messageRow(message: Message, context: RowContext): TemplateResult {
  const { speech, timeZone } = context.desk
  const { messages: words } = speech.words
  const { about, state } = message
  const facts = [words.channels[message.channel], addressOf(message), fateOf(message, context.desk)]
  return html`<li class="row message">
    <div class="row-what">
      <p class="row-name">
        ${words.kinds[message.kind]} <span class="row-aside">${words.to(readerOf(message, words))}</span>
        ${isAsPlanned(message, context.desk) ? nothing : html`<span class="mark ${state}">${words.states[state]}</span>`}
      </p>
      ${
        about
          ? html`<p>
              ${words.about(about.customer, about.service, formatWhen(Date.parse(about.start), timeZone, speech))}
            </p>`
          : nothing
      }
      <p class="quiet">${facts.filter(Boolean).join(' · ')}</p>
      ${trouble(message, context.desk)}
    </div>
    <div class="row-deeds">${deeds(message, context)}</div>
  </li>`
}

/** It went out, or will when its time has come: nothing to point at. */
const isAsPlanned = ({ state, attempts, dueAt }: Message, { now }: Desk): boolean =>
  state === 'sent' || (state === 'waiting' && attempts === 0 && Date.parse(dueAt) > now())

export function readerOf({ recipient }: Message, { audiences }: Words['messages']): string {
  const { audience, name, address } = recipient
  if (audience === 'endpoint' && address !== null) return new URL(address).host
  return name ?? address ?? audiences[audience]
}

const addressOf = ({ recipient: { name, address } }: Message): string | null => (name === null ? null : address)

function fateOf({ state, attempts, dueAt, sentAt }: Message, { speech, timeZone, now }: Desk): string | null {
  const { messages: words } = speech.words
  const when = (instant: string): string => formatWhen(Date.parse(instant), timeZone, speech)
  switch (state) {
    case 'sent':
      return sentAt === null ? null : words.sentOn(when(sentAt))
    case 'failed':
      return words.gaveUp(words.tries(attempts))
    case 'withdrawn':
      return null
    case 'waiting': {
      if (Date.parse(dueAt) <= now()) return words.goesNow
      return attempts === 0 ? words.goesOn(when(dueAt)) : words.nextTry(words.tries(attempts), when(dueAt))
    }
  }
}

/** What went wrong in words to act on, and behind them those of the other side. */
function trouble(message: Message, { speech, now }: Desk): TemplateResult | typeof nothing {
  const { messages: words } = speech.words
  const { state, lastError, reason, attempts, dueAt, channel } = message
  const isStuck = state === 'waiting' && attempts === 0 && now() - Date.parse(dueAt) > OVERDUE_MS
  if (isStuck) return html`<p class="advice">${words.notSetUp[channel]}</p>`
  if (lastError === null) return nothing
  const why = reason && words.reasons[reason]
  // A former version kept nothing but its own words.
  if (!why) return html`<p class="quiet">${lastError}</p>`
  if (state === 'withdrawn' || state === 'sent') return html`<p class="quiet">${why}</p>`
  return html`<p class="advice">${why}</p>
    <details class="said">
      <summary>${words.says}</summary>
      <p class="as-typed">${lastError}</p>
    </details>`
}

function deeds(message: Message, { desk, isAsked, onSend, onBooking }: RowContext): TemplateResult {
  const { messages: words } = desk.speech.words
  const { state, attempts, channel, about, reason } = message
  const what = `${words.kinds[message.kind]} ${words.to(readerOf(message, words))}`
  const deed = state === 'waiting' ? words.tryNow : words.sendAgain
  // The rest goes out by itself, or is no longer so.
  const isOwed = state === 'withdrawn' ? channel === 'webhook' : state !== 'waiting' || attempts > 0
  const canSend = isOwed && reason !== 'webhook-deleted'
  return html`${
    about
      ? html`<button
          type="button"
          class="secondary"
          aria-label=${words.bookingOf(about.customer)}
          @click=${() => onBooking(message)}
        >
          ${words.booking}
        </button>`
      : nothing
  }
  ${
    canSend
      ? html`<button
          type="button"
          class=${state === 'failed' ? 'primary' : 'secondary'}
          aria-disabled=${isAsked}
          aria-label=${words.deedFor(deed, what)}
          @click=${() => onSend(message)}
        >
          ${deed}
        </button>`
      : nothing
  }`
}
