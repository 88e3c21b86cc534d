import type { CalendarFeed } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import type { Desk } from '../desk.js'
import { copyCode } from '../forms/copy-code.js'
import { formatMoment } from '../i18n/format.js'
import { Loader } from '../loader.js'
import { comingNote } from '../loading.js'
import { Screen } from '../screen.js'
import { troubleOf } from '../trouble.js'

/** The private address at which any calendar program shows somebody's bookings. */
export class FeedCard extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    staffId: { attribute: false },
    isLeaving: { state: true },
  }
  desk!: Desk
  staffId = ''
  /** Whether the address leads nowhere in a moment. */
  isLeaving = false
  readonly #feed = new Loader<{ readonly feed: CalendarFeed | null }>(this, async () => ({
    feed: await this.desk.api.feed(this.staffId),
  }))

  protected override render(): TemplateResult {
    const { words } = this.desk.speech
    const { value } = this.#feed
    return html`<section class="card">
      <h2>${words.calendars.feed}</h2>
      <p class="quiet">${words.calendars.feedLead}</p>
      ${comingNote(this.#feed, { words, hasCome: value !== undefined, again: () => this.#feed.run() })}
      ${value?.feed && !this.isLeaving ? this.#address(value.feed) : nothing}
      ${
        value && value.feed === null
          ? html`<div class="actions start">
              <button type="button" class="secondary" @click=${() => this.#make()}>${words.calendars.makeFeed}</button>
            </div>`
          : nothing
      }
    </section>`
  }

  #address({ url, createdAt }: CalendarFeed): TemplateResult {
    const { speech, timeZone } = this.desk
    const { words } = speech
    return html`${copyCode(words.calendars.feedAddress, url, words)}
      <p class="quiet">${words.calendars.feedSince(formatMoment(Date.parse(createdAt), timeZone, speech))}</p>
      <div class="actions start">
        <button type="button" class="secondary" @click=${() => this.#renew()}>${words.calendars.renewFeed}</button>
        <button type="button" class="secondary" @click=${() => this.#remove()}>${words.calendars.removeFeed}</button>
      </div>`
  }

  async #make(): Promise<void> {
    const { api, notices, speech } = this.desk
    try {
      const feed = await api.renewFeed(this.staffId)
      this.#feed.put(() => ({ feed }))
    } catch (error) {
      notices.tell(troubleOf(error, speech.words), { isBad: true })
    }
  }

  #renew(): void {
    this.#leave(this.desk.speech.words.calendars.feedRenewed, async () => {
      const feed = await this.desk.api.renewFeed(this.staffId)
      this.#feed.put(() => ({ feed }))
    })
  }

  #remove(): void {
    this.#leave(this.desk.speech.words.calendars.feedRemoved, async () => {
      await this.desk.api.removeFeed(this.staffId)
      this.#feed.put(() => ({ feed: null }))
    })
  }

  /** Whoever subscribes to it would have to do so anew: there are ten seconds to think better of it. */
  #leave(text: string, deed: () => Promise<void>): void {
    const { notices, speech } = this.desk
    this.isLeaving = true
    notices.soon({
      text,
      deed: async () => {
        await deed()
        this.isLeaving = false
      },
      undone: () => {
        this.isLeaving = false
      },
      explain: (error) => troubleOf(error, speech.words),
    })
  }
}

customElements.define('feed-card', FeedCard)
