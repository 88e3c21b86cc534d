import { type PropertyDeclarations, type TemplateResult, html } from 'lit'
import type { Words } from '../i18n/en.js'
import { Screen } from '../screen.js'

/** Whether to leave what isn't saved. */
export class LeavingDialog extends Screen {
  static override readonly properties: PropertyDeclarations = { words: { attribute: false } }
  words!: Words
  onAnswer!: (mayLeave: boolean) => void

  protected override firstUpdated(): void {
    this.querySelector('dialog')?.showModal()
  }

  protected override render(): TemplateResult {
    const { leaving } = this.words
    return html`<dialog class="panel question" aria-labelledby="leaving-title" @close=${() => this.onAnswer(false)}>
      <div class="panel-content">
        <h2 id="leaving-title">${leaving.title}</h2>
        <p>${leaving.lead}</p>
        <div class="actions">
          <button type="button" class="primary" @click=${() => this.onAnswer(false)}>${leaving.stay}</button>
          <button type="button" class="secondary" @click=${() => this.onAnswer(true)}>${leaving.leave}</button>
        </div>
      </div>
    </dialog>`
  }
}

customElements.define('leaving-dialog', LeavingDialog)
