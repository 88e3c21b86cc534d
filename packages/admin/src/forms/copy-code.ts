import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import type { Words } from '../i18n/en.js'
import { Screen } from '../screen.js'

type Copying = 'no' | 'copied' | 'failed'

/** Some lines to be taken along: into a site, or into another program. */
export class CopyCode extends Screen {
  static override readonly properties: PropertyDeclarations = {
    label: {},
    code: {},
    words: { attribute: false },
    copying: { state: true },
  }
  label = ''
  code = ''
  words!: Words
  copying: Copying = 'no'

  protected override willUpdate(changed: Map<string, unknown>): void {
    // What was copied is no longer what stands here.
    if (changed.has('code')) this.copying = 'no'
  }

  protected override render(): TemplateResult {
    const { copying } = this.words
    return html`<pre class="code" tabindex="0" role="region" aria-label=${this.label}><code>${this.code}</code></pre>
      <div class="actions start">
        <button
          type="button"
          class="secondary"
          aria-label=${copying.name(this.copying === 'copied' ? copying.copied : copying.copy, this.label)}
          @click=${() => this.#copy()}
        >
          ${this.copying === 'copied' ? copying.copied : copying.copy}
        </button>
      </div>
      <div role="status">
        ${this.copying === 'failed' ? copying.failed : nothing}
        ${this.copying === 'copied' ? html`<span class="unseen">${copying.copied}</span>` : nothing}
      </div>`
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.code)
      this.copying = 'copied'
    } catch {
      // Not every browser lets a page do it, and none without HTTPS.
      this.copying = 'failed'
    }
  }
}

customElements.define('copy-code', CopyCode)

/** The element as a template. */
export const copyCode = (label: string, code: string, words: Words): TemplateResult =>
  html`<copy-code .label=${label} .code=${code} .words=${words}></copy-code>`
