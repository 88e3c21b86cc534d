import { type PropertyDeclarations, type TemplateResult, html, nothing } from 'lit'
import type { Session } from '@openslot/core/wire'
import type { Words } from '../i18n/en.js'
import { pathOf } from '../routes.js'
import { Screen } from '../screen.js'
import { type NavName, type ScreenName, screensIn } from '../screens.js'

/**
 * The way to every screen: a column where there is room; else what is needed all day, and a button that opens the rest.
 */
export class ShellNav extends Screen {
  static override readonly properties: PropertyDeclarations = {
    words: { attribute: false },
    session: { attribute: false },
    screen: { attribute: false },
    end: { attribute: false },
    isOpen: { state: true },
  }
  words!: Words
  session!: Session
  /** The one that is open. */
  screen: ScreenName | null = null
  /** What stands below the links. */
  end: TemplateResult = html``
  /** Only of consequence where the rest is hidden. */
  isOpen = false

  override connectedCallback(): void {
    super.connectedCallback()
    this.addEventListener('keydown', this.#onKey)
    this.addEventListener('focusout', this.#onLeave)
    document.addEventListener('pointerdown', this.#onPress)
  }

  override disconnectedCallback(): void {
    document.removeEventListener('pointerdown', this.#onPress)
    super.disconnectedCallback()
  }

  protected override render(): TemplateResult {
    const { nav } = this.words
    const rest = (['people', 'offer', 'house', 'self'] as const).map((place) => screensIn(place, this.session))
    const isInMenu = rest.flat().some((name) => name === this.screen)
    return html`<nav aria-label=${nav.label}>
      <ul>
        ${screensIn('first', this.session).map((name) => this.#link(name))}
      </ul>
      <button
        type="button"
        class=${isInMenu ? 'menu-button current' : 'menu-button'}
        aria-expanded=${this.isOpen}
        aria-controls="menu"
        @click=${() => (this.isOpen = !this.isOpen)}
      >
        ${nav.menu}
      </button>
      <div id="menu" class=${this.isOpen ? 'menu open' : 'menu'}>
        ${rest
          .filter((names) => names.length > 0)
          .map(
            (names) =>
              html`<ul>
                ${names.map((name) => this.#link(name))}
              </ul>`,
          )}
        <div class="menu-end">${this.end}</div>
      </div>
    </nav>`
  }

  #link(name: NavName): TemplateResult {
    return html`<li>
      <a
        href=${pathOf(name)}
        aria-current=${name === this.screen ? 'page' : nothing}
        @click=${() => (this.isOpen = false)}
        >${this.words.nav[name]}</a
      >
    </li>`
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.isOpen) return
    this.isOpen = false
    this.querySelector<HTMLElement>('.menu-button')?.focus()
  }

  /** Whoever goes on by keyboard leaves nothing open over the page. */
  readonly #onLeave = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget instanceof Node && !this.contains(relatedTarget)) this.isOpen = false
  }

  readonly #onPress = ({ target }: Event): void => {
    if (target instanceof Node && !this.contains(target)) this.isOpen = false
  }
}

customElements.define('shell-nav', ShellNav)
