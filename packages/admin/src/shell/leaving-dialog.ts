import { type PropertyDeclarations, type TemplateResult, html } from 'lit'
import type { Words } from '../i18n/en.js'
import { Screen } from '../screen.js'
import { onEscape, showInPlace } from './modal-layers.js'

/** Whether to leave what isn't saved. */
export class LeavingDialog extends Screen {
  static override readonly properties: PropertyDeclarations = { words: { attribute: false } }
  words!: Words
  onAnswer!: (mayLeave: boolean) => void

  protected override firstUpdated(): void {
    if (this.#dialog) showInPlace(this.#dialog)
  }

  protected override render(): TemplateResult {
    const { leaving } = this.words
    return html`<dialog
      class="panel question"
      aria-labelledby="leaving-title"
      @keydown=${onEscape(() => this.#answer(false))}
      @close=${() => this.#shut()}
    >
      <div class="panel-content">
        <h2 id="leaving-title">${leaving.title}</h2>
        <p>${leaving.lead}</p>
        <div class="actions">
          <button type="button" class="primary" @click=${() => this.#answer(false)}>${leaving.stay}</button>
          <button type="button" class="secondary" @click=${() => this.#answer(true)}>${leaving.leave}</button>
        </div>
      </div>
    </dialog>`
  }

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector('dialog')
  }

  /** Closed before it is taken away, so that the focus goes back to where it was. */
  #answer(mayLeave: boolean): void {
    this.#dialog?.close()
    this.onAnswer(mayLeave)
  }

  /** The browser may close it, too. It tells late, when it may be there again. */
  #shut(): void {
    if (!this.#dialog?.open) this.onAnswer(false)
  }
}

customElements.define('leaving-dialog', LeavingDialog)
