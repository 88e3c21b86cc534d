import type { Session, User } from '@openslot/core/wire'
import { type PropertyDeclarations, type TemplateResult, html } from 'lit'
import type { Api } from '../api/api.js'
import type { Words } from '../i18n/en.js'
import { Screen } from '../screen.js'
import { onEscape, showInPlace } from '../shell/modal-layers.js'
import './sign-in.js'

/** Lies over the page while nobody is signed in any more: what is typed below it stays, and can't be read. */
export class SignInAgain extends Screen {
  static override readonly properties: PropertyDeclarations = {
    api: { attribute: false },
    words: { attribute: false },
    user: { attribute: false },
    onSession: { attribute: false },
  }
  api!: Api
  words!: Words
  /** Who was signed in. */
  user!: User
  onSession!: (session: Session) => void
  #isOver = false

  protected override firstUpdated(): void {
    if (this.#dialog) showInPlace(this.#dialog)
    void this.#toPassword()
  }

  protected override render(): TemplateResult {
    return html`<dialog
      class="again"
      aria-labelledby="sign-in-title"
      @keydown=${stay}
      @cancel=${hold}
      @close=${() => this.#stay()}
    >
      <sign-in
        .api=${this.api}
        .words=${this.words}
        .again=${this.user}
        .onSession=${(session: Session) => this.#leave(session)}
      ></sign-in>
    </dialog>`
  }

  /** Who they are is known already. */
  async #toPassword(): Promise<void> {
    await this.querySelector<Screen>('sign-in')?.updateComplete
    await this.querySelector<Screen>('password-field')?.updateComplete
    this.querySelector<HTMLElement>('[name=password]')?.focus()
  }

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector('dialog')
  }

  /** Closed before it is taken away, so that the focus goes back to where it was. */
  #leave(session: Session): void {
    this.#isOver = true
    this.#dialog?.close()
    this.onSession(session)
  }

  /** Browsers close a dialog at the second wish to, whatever it says. */
  #stay(): void {
    if (!this.#isOver && this.#dialog?.open === false) showInPlace(this.#dialog)
  }
}

const hold = (event: Event): void => event.preventDefault()
const stay = onEscape(() => {})

customElements.define('sign-in-again', SignInAgain)
