import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import type { Desk } from '../desk.js'
import { Screen } from '../screen.js'
import type { View } from '../screens.js'

/** The widget's own file, which this server serves to every site: its newest, whatever this page was built with. */
const loadWidget = (): Promise<unknown> => import(/* @vite-ignore */ new URL('/widget.js', location.origin).href)

type Copying = 'no' | 'copied' | 'failed'

/** What to paste into a site, and how that looks. */
export class YourSite extends Screen {
  static override readonly properties: PropertyDeclarations = {
    desk: { attribute: false },
    isNew: { attribute: false },
    load: { attribute: false },
    copying: { state: true },
    isLost: { state: true },
  }
  desk!: Desk
  /** Whether the setup has ended here. */
  isNew = false
  load = loadWidget
  copying: Copying = 'no'
  /** Whether the preview couldn't be loaded. */
  isLost = false

  override connectedCallback(): void {
    super.connectedCallback()
    this.load().catch(() => (this.isLost = true))
  }

  protected override render(): TemplateResult {
    const { site } = this.desk.speech.words
    const bookingPage = `${location.origin}/`
    return html`<h1 tabindex="-1">${site.title}</h1>
      ${this.isNew ? html`<p class="good">${site.ready}</p>` : nothing}
      <section class="card">
        <h2>${site.embedTitle}</h2>
        <p>${site.embedLead}</p>
        <pre class="code" tabindex="0" aria-label=${site.embedTitle}><code>${embedCode()}</code></pre>
        <div class="actions start">
          <button type="button" class="secondary" @click=${() => this.#copy()}>
            ${this.copying === 'copied' ? site.copied : site.copy}
          </button>
        </div>
        <div role="status">
          ${this.copying === 'failed' ? site.copyFailed : nothing}
          ${this.copying === 'copied' ? html`<span class="unseen">${site.copied}</span>` : nothing}
        </div>
        <h2>${site.pageTitle}</h2>
        <p>${site.pageLead} <a class="link" href=${bookingPage} target="_blank" rel="noopener">${bookingPage}</a></p>
      </section>
      <section>
        <h2>${site.previewTitle}</h2>
        <p class="quiet">${site.previewLead}</p>
        ${
          this.isLost
            ? html`<p class="trouble" role="alert">${site.previewFailed}</p>`
            : html`<booking-widget class="preview"></booking-widget>`
        }
      </section>`
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(embedCode())
      this.copying = 'copied'
    } catch {
      // Not every browser lets a page do it, and none without HTTPS.
      this.copying = 'failed'
    }
  }
}

/** One script tag and one element, for any page of any site. */
const embedCode = (): string =>
  `<script type="module" src="${location.origin}/widget.js"></script>\n<booking-widget></booking-widget>`

customElements.define('your-site', YourSite)

export const view: View = (desk) => html`<your-site .desk=${desk} .isNew=${location.search === '?new'}></your-site>`
