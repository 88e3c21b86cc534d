import { type Appearance, type Service, type StaffSummary, USUAL_APPEARANCE } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import type { Desk } from '../desk.js'
import { copyCode } from '../forms/copy-code.js'
import { choice } from '../forms/fields.js'
import { Loader } from '../loader.js'
import { comingNote } from '../loading.js'
import { noMailNote } from '../messages/no-mail-note.js'
import { Screen } from '../screen.js'
import type { View } from '../screens.js'
import { customProperties } from './custom-properties.js'
import { type Embed, WAYS, type Way, bookingPage, embedCode } from './embed-code.js'
import { entriesOf } from './look.js'
import './look-editor.js'

/** The widget's own file, which this server serves to every site: its newest, whatever this page was built with. */
const loadWidget = (): Promise<unknown> => import(/* @vite-ignore */ new URL('/widget.js', location.origin).href)

/** What to paste into a site, and how that looks. */
export class YourSite extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    isNew: { attribute: false },
    load: { attribute: false },
    way: { state: true },
    appearance: { state: true },
    service: { state: true },
    staff: { state: true },
    isLost: { state: true },
  }
  desk!: Desk
  /** Whether the setup has ended here. */
  isNew = false
  load = loadWidget
  way: Way = 'script'
  appearance = USUAL_APPEARANCE
  /** Slugs of what customers needn't choose; `''`: they do. */
  service = ''
  staff = ''
  /** Whether the preview couldn't be loaded. */
  isLost = false
  readonly #offer = new Loader<readonly Service[]>(this, () => this.desk.api.offer())

  override connectedCallback(): void {
    super.connectedCallback()
    this.load().catch(() => (this.isLost = true))
  }

  protected override render(): TemplateResult {
    const { words } = this.desk.speech
    const { site } = words
    return html`<h1 tabindex="-1">${site.title}</h1>
      ${this.isNew ? html`<p class="good">${site.ready}</p>` : nothing} ${noMailNote(this.desk)} ${this.#code()}
      <section>
        <h2>${site.lookTitle}</h2>
        <p class="quiet">${site.lookLead}</p>
        <div class="site-columns">
          <look-editor
            .desk=${this.desk}
            .onLook=${(appearance: Appearance) => (this.appearance = appearance)}
          ></look-editor>
          ${this.#preview()}
        </div>
      </section>`
  }

  #code(): TemplateResult {
    const { words } = this.desk.speech
    const { site } = words
    const embed: Embed = {
      origin: location.origin,
      service: this.service,
      staff: this.staff,
      appearance: this.appearance,
      action: site.action,
    }
    const page = bookingPage(embed)
    return html`<section class="card">
      <div class="segments" role="group" aria-label=${site.way}>
        ${WAYS.map(
          (way) =>
            html`<button
              type="button"
              class="secondary"
              aria-pressed=${way === this.way}
              @click=${() => (this.way = way)}
            >
              ${site.ways[way]}
            </button>`,
        )}
      </div>
      <p>${site.leads[this.way]}</p>
      ${embedCode(this.way, embed).map(
        ({ what, text }) =>
          html`${site.codes[what] === '' ? nothing : html`<p class="label">${site.codes[what]}</p>`}
          ${copyCode(site.codes[what] || site.ways[this.way], text, words)}`,
      )}
      ${
        this.way === 'link'
          ? html`<p><a class="link" href=${page} target="_blank" rel="noopener">${site.openPage}</a></p>`
          : nothing
      }
      ${comingNote(this.#offer, { words, hasCome: this.#offer.value !== undefined, again: () => this.#offer.run() })}
      ${this.#offer.value ? this.#settled(this.#offer.value) : nothing}
    </section>`
  }

  /** What customers needn't choose. Where there is but one, they aren't asked anyway. */
  #settled(services: readonly Service[]): TemplateResult | typeof nothing {
    const { site } = this.desk.speech.words
    const people = peopleIn(services, this.service)
    if (services.length < 2 && people.length < 2) return nothing
    return html`<div class="pair">
      ${choice({
        name: 'service',
        label: site.service,
        faults: {},
        value: this.service,
        choices: [['', site.everyService], ...services.map(({ slug, name }) => [slug, name] as const)],
        onChange: (service) => this.#settle(service, services),
      })}
      ${choice({
        name: 'staff',
        label: site.staff,
        faults: {},
        value: this.staff,
        choices: [['', site.everybody], ...people.map(({ slug, name }) => [slug, name] as const)],
        onChange: (staff) => (this.staff = staff),
      })}
    </div>`
  }

  #preview(): TemplateResult {
    const { site } = this.desk.speech.words
    const { appearance, service, staff } = this
    return html`<div class="preview-place">
      <h3>${site.previewTitle}</h3>
      <p class="quiet">${site.previewLead}</p>
      ${
        this.isLost
          ? html`<p class="trouble" role="alert">${site.previewFailed}</p>`
          : html`<booking-widget
              class="preview"
              theme=${appearance.theme}
              service=${service || nothing}
              staff=${staff || nothing}
              ${customProperties(entriesOf(appearance.tokens))}
            ></booking-widget>`
      }
    </div>`
  }

  /** Whoever doesn't give the service can't be the one who gives it. */
  #settle(service: string, services: readonly Service[]): void {
    this.service = service
    if (!peopleIn(services, service).some(({ slug }) => slug === this.staff)) this.staff = ''
  }
}

/** Everyone who gives a service, or any. */
function peopleIn(services: readonly Service[], service: string): readonly StaffSummary[] {
  const given = services.filter(({ slug }) => service === '' || slug === service).flatMap(({ staff }) => staff)
  return [...new Map(given.map((one) => [one.slug, one])).values()]
}

customElements.define('your-site', YourSite)

export const view: View = (desk, _item, search) =>
  html`<your-site .desk=${desk} .isNew=${search === '?new'}></your-site>`
