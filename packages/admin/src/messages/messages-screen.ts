import { type Booking, MESSAGE_CHANNELS, MESSAGE_STATES, type Message } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import '../bookings/booking-panel.js'
import { type Roster, loadRoster } from '../bookings/roster.js'
import type { Desk } from '../desk.js'
import { choice } from '../forms/fields.js'
import { comingNote, moreButton } from '../loading.js'
import { Pages } from '../pages.js'
import { Screen } from '../screen.js'
import { troubleOf } from '../trouble.js'
import { refusalOf } from './refusal.js'
import { messageRow, readerOf } from './message-row.js'

/** How often it is looked at how a message fares that was just sent again, at the most. */
const LOOKS = 8

/** What was sent and what wasn't, and sending it again. */
export class MessagesScreen extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    state: { state: true },
    channel: { state: true },
    asked: { state: true },
    open: { state: true },
  }
  desk!: Desk
  /** Which are shown; `''`: all. */
  state: Message['state'] | '' = ''
  channel: Message['channel'] | '' = ''
  /** The ids of those that were just sent again. */
  asked: ReadonlySet<string> = new Set()
  /** Whose panel is open. */
  open: { readonly booking: Booking; readonly roster: Roster } | null = null
  /** Between two looks at what was sent again. */
  lookMs = 2000
  readonly #failed = new Pages<Message>(this, (cursor) => this.#load('failed', cursor))
  readonly #others = new Pages<Message>(this, (cursor) =>
    this.#load(this.state === 'failed' ? 'sent' : this.state, cursor),
  )

  protected override render(): TemplateResult {
    const { words } = this.desk.speech
    return html`<h1 tabindex="-1">${words.messages.title}</h1>
      <p class="quiet">${words.messages.lead}</p>
      ${this.#filters()} ${this.#lists()} ${this.#panel()}`
  }

  #filters(): TemplateResult {
    const { messages: words } = this.desk.speech.words
    const all = ['', words.all] as const
    return html`<div class="filters">
      ${choice({
        name: 'state',
        label: words.state,
        value: this.state,
        faults: {},
        choices: [all, ...MESSAGE_STATES.map((state) => [state, words.states[state]] as const)],
        onChange: (state) => this.#narrow({ state: state as Message['state'] | '' }),
      })}
      ${choice({
        name: 'channel',
        label: words.channel,
        value: this.channel,
        faults: {},
        choices: [all, ...MESSAGE_CHANNELS.map((channel) => [channel, words.channels[channel]] as const)],
        onChange: (channel) => this.#narrow({ channel: channel as Message['channel'] | '' }),
      })}
    </div>`
  }

  #lists(): TemplateResult {
    const { messages: words } = this.desk.speech.words
    const showsFailed = this.state === '' || this.state === 'failed'
    const showsOthers = this.state !== 'failed'
    const failed = showsFailed ? (this.#failed.items ?? []) : []
    // What failed stands above, also once it is on its way again.
    const known = new Set(failed.map(({ id }) => id))
    const others = (this.#others.items ?? []).filter(({ id, state }) => state !== 'failed' && !known.has(id))
    const hasFailed = failed.length > 0
    const hasCome =
      (!showsFailed || this.#failed.items !== undefined) && (!showsOthers || this.#others.items !== undefined)
    return html`${
      hasFailed
        ? html`<section>
            <h2>${words.failedTitle}</h2>
            <p class="quiet">${words.failedLead}</p>
            ${this.#list(failed)} ${this.#end(this.#failed)}
          </section>`
        : nothing
    }
    ${
      showsOthers && others.length > 0
        ? html`<section>${hasFailed ? html`<h2>${words.othersTitle}</h2>` : nothing} ${this.#list(others)}</section>`
        : nothing
    }
    ${showsOthers ? this.#end(this.#others) : nothing}
    ${
      showsFailed && !showsOthers && !hasFailed
        ? comingNote(this.#failed, { words: this.desk.speech.words, hasCome, again: () => this.#failed.run() })
        : nothing
    }
    ${hasCome && !hasFailed && others.length === 0 && !this.#others.hasMore ? this.#nothing() : nothing}`
  }

  #list(messages: readonly Message[]): TemplateResult {
    return html`<ul class="list">
      ${repeat(
        messages,
        ({ id }) => id,
        (message) =>
          messageRow(message, {
            desk: this.desk,
            isAsked: this.asked.has(message.id),
            onSend: () => void this.#sendAgain(message),
            onBooking: () => void this.#show(message),
          }),
      )}
    </ul>`
  }

  /** What is still to come of a list, or didn't. */
  #end(pages: Pages<Message>): TemplateResult {
    const { words } = this.desk.speech
    return html`${comingNote(pages, { words, hasCome: pages.items !== undefined, again: () => pages.more() })}
    ${moreButton(pages, words)}`
  }

  #nothing(): TemplateResult {
    const { messages: words } = this.desk.speech.words
    const isNarrowed = this.state !== '' || this.channel !== ''
    return html`<div class="card">
      <p>${isNarrowed ? words.noneSuch : words.none}</p>
      ${isNarrowed ? nothing : html`<p class="quiet">${words.noneLead}</p>`}
    </div>`
  }

  #panel(): TemplateResult | typeof nothing {
    if (!this.open) return nothing
    const { booking, roster } = this.open
    return html`<booking-panel
      .desk=${this.desk}
      .roster=${roster}
      .booking=${booking}
      .onChange=${() => void this.#begin()}
      .onClose=${() => (this.open = null)}
    ></booking-panel>`
  }

  #load(state: Message['state'] | '', cursor?: string): ReturnType<Desk['api']['messages']> {
    return this.desk.api.messages({ state: state || undefined, channel: this.channel || undefined, cursor })
  }

  #narrow(to: { state?: Message['state'] | ''; channel?: Message['channel'] | '' }): void {
    Object.assign(this, to)
    void this.#begin()
  }

  async #begin(): Promise<void> {
    await Promise.all([this.#failed.run(), this.#others.run()])
  }

  async #sendAgain(message: Message): Promise<void> {
    const { api, notices, speech } = this.desk
    const { words } = speech
    if (this.asked.has(message.id)) return
    this.asked = new Set([...this.asked, message.id])
    try {
      this.#put(await api.sendAgain(message.id))
      notices.tell(words.messages.queued)
      await this.#follow(message)
    } catch (error) {
      notices.tell(refusalOf(error, words), { isBad: true })
    } finally {
      this.asked = new Set([...this.asked].filter((id) => id !== message.id))
    }
  }

  /** Sees how it goes, as long as somebody looks. */
  async #follow({ id, attempts }: Message): Promise<void> {
    const { api, notices, speech } = this.desk
    for (let look = 0; look < LOOKS; look++) {
      await new Promise((resolve) => setTimeout(resolve, this.lookMs))
      if (!this.isConnected) return
      const message = await api.message(id)
      this.#put(message)
      if (message.state === 'sent')
        notices.tell(speech.words.messages.arrived(readerOf(message, speech.words.messages)))
      if (message.state !== 'waiting' || message.attempts > attempts) return
    }
  }

  #put(message: Message): void {
    const change = (items: readonly Message[]): readonly Message[] =>
      items.map((one) => (one.id === message.id ? message : one))
    this.#failed.put(change)
    this.#others.put(change)
  }

  async #show({ bookingId }: Message): Promise<void> {
    const { api, notices, speech } = this.desk
    if (bookingId === null) return
    try {
      const [booking, roster] = await Promise.all([api.booking(bookingId), loadRoster(this.desk)])
      this.open = { booking, roster }
    } catch (error) {
      notices.tell(troubleOf(error, speech.words), { isBad: true })
    }
  }
}

customElements.define('messages-screen', MessagesScreen)

declare global {
  interface HTMLElementTagNameMap {
    'messages-screen': MessagesScreen
  }
}
