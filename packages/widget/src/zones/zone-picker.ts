import type { ReactiveController } from 'lit'
import { type TemplateResult, html, nothing } from 'lit/html.js'
import type { DeskHost } from '../controllers/desk-host.js'
import { SELDOM } from '../i18n/seldom/catalogue.js'
import { zones as zoneStyles } from '../styles/zones.js'
import { type Zone, allZones, searchZones } from './zone-list.js'

/** What it says. */
export const says = [SELDOM]

/** A searchable list of all time zones: a combobox with a listbox (ARIA APG). */
export class ZonePicker implements ReactiveController {
  readonly #host: DeskHost
  readonly #chosen: (timeZone: string) => void
  #zones: readonly Zone[] | undefined
  #search = ''
  #active = -1
  /** Takes down what holds the open list in its place. */
  #release: (() => void) | undefined
  /** Only what was moved to by keyboard is scrolled to. */
  #scrolls = false

  constructor(host: DeskHost, chosen: (timeZone: string) => void) {
    this.#host = host
    this.#chosen = chosen
    host.addController(this)
    host.wear([zoneStyles])
  }

  get isOpen(): boolean {
    return this.#zones !== undefined
  }

  render(): TemplateResult | typeof nothing {
    return this.isOpen ? this.#popup() : nothing
  }

  hostUpdated(): void {
    const popup = this.#query('.zone-popup')
    if (popup && !this.#release) this.#release = this.#hold(popup)
    if (!this.#scrolls) return
    this.#scrolls = false
    this.#query('.zone-option.active')?.scrollIntoView({ block: 'nearest' })
  }

  hostDisconnected(): void {
    this.close(false)
  }

  #popup(): TemplateResult {
    const { words, wordsOf, timeZone } = this.#host.visit
    const { zone: said } = wordsOf(SELDOM)
    const zones = this.#found()
    return html`<div
      class="zone-popup"
      part="zone-popup"
      popover="manual"
      role="dialog"
      aria-label=${words.zone.changeLabel}
      @focusout=${(event: FocusEvent) => this.#left(event)}
    >
      <input
        class="input zone-search"
        part="input"
        role="combobox"
        aria-label=${said.search}
        placeholder=${said.search}
        aria-expanded="true"
        aria-controls="zone-list"
        aria-autocomplete="list"
        aria-activedescendant=${this.#active >= 0 && zones.length > 0 ? `zone-${this.#active}` : nothing}
        autocomplete="off"
        spellcheck="false"
        .value=${this.#search}
        @input=${(event: InputEvent) => this.#type((event.target as HTMLInputElement).value)}
        @keydown=${(event: KeyboardEvent) => this.#pressKey(event)}
      />
      <ul class="zone-list" id="zone-list" role="listbox" tabindex="-1" aria-label=${said.list} @mousedown=${keepFocus}>
        ${zones.map(
          (zone, index) =>
            html`<li
              id="zone-${index}"
              class="zone-option ${index === this.#active ? 'active' : ''}"
              role="option"
              aria-selected=${zone.id === timeZone ? 'true' : 'false'}
              @click=${() => this.#choose(zone)}
            >
              <span>${`${zone.city} `}${zone.name ? html`<span class="quiet">${zone.name}</span>` : nothing}</span>
              <span class="quiet offset">${zone.offset}</span>
            </li>`,
        )}
      </ul>
      ${zones.length === 0 ? html`<p class="zone-none" role="status">${said.none}</p>` : nothing}
    </div>`
  }

  #found(): readonly Zone[] {
    return searchZones(this.#zones ?? [], this.#search, this.#host.visit.formats.locale)
  }

  /** @param at the instant (epoch ms) whose offsets are shown */
  open(at: number): void {
    const { timeZone, formats } = this.#host.visit
    this.#zones = allZones(at, timeZone, formats.locale)
    this.#search = ''
    this.#active = this.#zones.findIndex(({ id }) => id === timeZone)
    this.#scrolls = true
    this.#host.requestUpdate()
  }

  close(returnsFocus: boolean): void {
    if (!this.#zones) return
    this.#zones = undefined
    this.#release?.()
    this.#release = undefined
    if (returnsFocus) this.#query('.zone-change')?.focus()
    this.#host.requestUpdate()
  }

  #choose(zone: Zone): void {
    this.close(true)
    this.#chosen(zone.id)
    const { wordsOf, formats } = this.#host.visit
    this.#host.attention.say(wordsOf(SELDOM).zone.changed({ zone: formats.zoneName }))
  }

  #type(search: string): void {
    this.#search = search
    this.#active = 0
    this.#scrolls = true
    this.#host.requestUpdate()
  }

  #pressKey(event: KeyboardEvent): void {
    const zones = this.#found()
    const move = (index: number): void => {
      this.#active = Math.min(Math.max(index, 0), zones.length - 1)
      this.#scrolls = true
      this.#host.requestUpdate()
    }
    const active = zones[this.#active]
    if (event.key === 'ArrowDown') move(this.#active + 1)
    else if (event.key === 'ArrowUp') move(this.#active - 1)
    else if (event.key === 'PageDown') move(this.#active + 8)
    else if (event.key === 'PageUp') move(this.#active - 8)
    else if (event.key === 'Escape') this.close(true)
    else if (event.key === 'Enter' && active) this.#choose(active)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  #left(event: FocusEvent): void {
    const to = event.relatedTarget
    if (to instanceof Node && this.#query('.zone')?.contains(to)) return
    this.close(false)
  }

  /** Shows the list above everything else and holds it beside its button. */
  #hold(popup: HTMLElement): () => void {
    const anchor = this.#query('.zone-change') ?? this.#host
    // Engines from before the top layer show it in place.
    popup.showPopover?.()
    placeAtOnce(anchor, popup)
    this.#query('.zone-search')?.focus()
    this.#query('.zone-option.active')?.scrollIntoView({ block: 'nearest' })
    let isOpen = true
    let release = (): void => {}
    // Most visitors never open the list: what holds it in its place is loaded by the first who does.
    void import('./hold-beside.js').then(
      ({ holdBeside }) => {
        if (isOpen) release = holdBeside(anchor, popup)
      },
      // Without it the list stays where it was put.
      () => undefined,
    )
    return () => {
      isOpen = false
      release()
    }
  }

  #query(selector: string): HTMLElement | null {
    return this.#host.shadowRoot?.querySelector<HTMLElement>(selector) ?? null
  }
}

/** It scrolls, and so browsers would lead Tab or a press to it; what is typed goes to the search. */
const keepFocus = (event: MouseEvent): void => event.preventDefault()

/** Above its button where there is room, else below, and within the window. */
function placeAtOnce(anchor: Element, popup: HTMLElement): void {
  const { left, top, bottom } = anchor.getBoundingClientRect()
  const { width, height } = popup.getBoundingClientRect()
  popup.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`
  popup.style.top = `${top - height - 8 >= 8 ? top - height - 8 : Math.max(8, Math.min(bottom + 8, innerHeight - height - 8))}px`
}
