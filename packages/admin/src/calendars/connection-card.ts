import type { CalendarConnection } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import type { Desk } from '../desk.js'
import { formatMoment } from '../i18n/format.js'
import { Screen } from '../screen.js'
import { calendarTrouble } from './calendar-trouble.js'
import './connection-form.js'
import './reconnect.js'

type Calendar = CalendarConnection['calendars'][number]

/** One account: how reading and writing it goes, what it is good for, and what can be done about it. */
export class ConnectionCard extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    staffId: { attribute: false },
    staffName: { attribute: false },
    connection: { attribute: false },
    onChange: { attribute: false },
    onGone: { attribute: false },
    doing: { state: true },
    isReading: { state: true },
  }
  desk!: Desk
  staffId = ''
  staffName = ''
  connection!: CalendarConnection
  onChange!: (connection: CalendarConnection) => void
  onGone!: () => void
  doing: 'choose' | 'reconnect' | null = null
  isReading = false

  protected override render(): TemplateResult {
    const { connection } = this
    const { calendars: words } = this.desk.speech.words
    const { provider, account, state } = connection
    return html`<section class="card">
      <div class="page-head">
        <h3>
          ${words.providers[provider]} <span class="row-aside">${account}</span>
          <span class=${state === 'working' ? 'mark' : 'mark failed'}>${words.states[state]}</span>
        </h3>
      </div>
      ${connection.blocksAll ? html`<p class="trouble" role="alert">${words.blocksAll(this.staffName)}</p>` : nothing}
      ${
        connection.lostReceiving === null
          ? nothing
          : html`<p class="trouble" role="alert">${words.lost(connection.lostReceiving)}</p>`
      }
      ${connection.unwritable.map((calendar) => this.#unwritable(calendar))}
      <ul class="calendars">
        ${connection.calendars.map((calendar) => this.#calendar(calendar))}
      </ul>
      ${connection.calendars.length === 0 ? html`<p>${words.noneUsed}</p>` : nothing}
      ${this.doing === null ? this.#deeds() : this.#form()}
    </section>`
  }

  #unwritable({ name, since, message }: CalendarConnection['unwritable'][number]): TemplateResult {
    const { speech, timeZone } = this.desk
    const { calendars: words, messages } = speech.words
    return html`<div class="trouble" role="alert">
      <p>${words.unwritable(name, formatMoment(Date.parse(since), timeZone, speech))}</p>
      <details class="said">
        <summary>${messages.says}</summary>
        <p class="as-typed">${message}</p>
      </details>
    </div>`
  }

  #calendar({ name, blocks, receives, readAt, error, unreadable }: Calendar): TemplateResult {
    const { speech, timeZone } = this.desk
    const { calendars: words } = speech.words
    const errors: Readonly<Record<string, string>> = words.errors
    const uses = [blocks && words.blocks, receives && words.receives].filter(Boolean).join(', ')
    const read = readAt === null ? words.notRead : words.read(formatMoment(Date.parse(readAt), timeZone, speech))
    return html`<li>
      <p><strong>${name}</strong>${uses === '' ? '' : `: ${uses}`}</p>
      <p class="quiet">${read}</p>
      ${
        error === null
          ? nothing
          : html`<p class="advice">${errors[error.code] ?? words.failed(error.message)}</p>
              <details class="said">
                <summary>${speech.words.messages.says}</summary>
                <p class="as-typed">${error.message}</p>
              </details>`
      }
      ${
        unreadable.length === 0
          ? nothing
          : html`<details class="said">
              <summary>${words.unreadable(unreadable.length)}</summary>
              <p class="as-typed">${unreadable.map(({ event, message }) => `${event}: ${message}`).join('\n')}</p>
            </details>`
      }
    </li>`
  }

  #deeds(): TemplateResult {
    const { calendars: words } = this.desk.speech.words
    const { state, account } = this.connection
    const deed = (label: string, style: string, onClick: () => unknown): TemplateResult =>
      html`<button
        type="button"
        class=${style}
        aria-label=${this.desk.speech.words.messages.deedFor(label, account)}
        @click=${onClick}
      >
        ${label}
      </button>`
    return html`<div class="actions start">
      ${deed(words.choose, 'secondary', () => (this.doing = 'choose'))}
      ${deed(
        words.reconnect,
        state === 'needs-reconnecting' ? 'primary' : 'secondary',
        () => (this.doing = 'reconnect'),
      )}
      ${deed(this.isReading ? words.reading : words.readNow, 'secondary', () => this.#read())}
      ${deed(words.disconnect, 'secondary', () => this.#disconnect())}
    </div>`
  }

  #form(): TemplateResult {
    const done = (connection: CalendarConnection): void => {
      this.doing = null
      this.onChange(connection)
    }
    const back = (): void => {
      this.doing = null
    }
    return this.doing === 'choose'
      ? html`<connection-form
          .desk=${this.desk}
          .staffId=${this.staffId}
          .connectionId=${this.connection.id}
          .onSaved=${done}
          .onBack=${back}
        ></connection-form>`
      : html`<connection-again
          .desk=${this.desk}
          .staffId=${this.staffId}
          .connection=${this.connection}
          .onSaved=${done}
          .onBack=${back}
        ></connection-again>`
  }

  async #read(): Promise<void> {
    const { api, notices, speech } = this.desk
    if (this.isReading) return
    this.isReading = true
    try {
      this.onChange(await api.readNow(this.staffId, this.connection.id))
    } catch (error) {
      notices.tell(calendarTrouble(error, speech.words), { isBad: true })
    } finally {
      this.isReading = false
    }
  }

  #disconnect(): void {
    const { api, notices, speech } = this.desk
    const { staffId, connection, onChange } = this
    this.onGone()
    notices.soon({
      text: speech.words.calendars.disconnected(connection.account),
      deed: () => api.disconnect(staffId, connection.id),
      undone: () => onChange(connection),
      explain: (error) => calendarTrouble(error, speech.words),
    })
  }
}

customElements.define('connection-card', ConnectionCard)
