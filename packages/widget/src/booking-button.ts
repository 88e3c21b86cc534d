import type { BookingWidget } from './booking-widget.js'
import { build } from './button/build.js'
import type { BookingDialog } from './button/dialog.js'
import { speak } from './button/speak.js'
import { styles } from './button/styles.js'
import { wordsOn } from './i18n/button/words.js'
import { languageOf } from './i18n/catalogue.js'
import { hostAround, localeFor } from './i18n/locale.js'
import { importAgain } from './import-again.js'
import { dress } from './styles/sheets.js'
import { VERSION } from './version.js'

/** What somebody does who may be about to press it; a finger enters as it touches. */
const INTENT = ['pointerenter', 'focusin']

// For all buttons of a page: an address that has failed for one of them may stay so for the others.
const loadDialog = importAgain(() => import('./button/dialog.js'))
const loadWidget = importAgain(() => import('./define.js'))

/** There are no elements where a page is only rendered. */
const Base: typeof HTMLElement = globalThis.HTMLElement ?? (Object as unknown as typeof HTMLElement)

/**
 * A button that opens `<booking-widget>` in a dialog. Until somebody is about to press it, nothing of the widget is
 * loaded. Every attribute of the widget but `history` can be set on it, and the widget's events come from it.
 *
 * @element booking-button
 *
 * @attr {string} label - What stands on it. Default: `Book a time`, in the visitor's language.
 * @attr {string} close-label - What the button that closes the dialog is called. Default: `Close`, in the visitor's language.
 * @attr {string} retry-label - What is said when the dialog couldn't be loaded. Default: `Try again`, in the visitor's language.
 * @attr {boolean} float - It sits in a corner of the page, above everything else.
 *
 * @slot - What stands on it, instead of `label`.
 * @slot header - Above every step of the widget.
 * @slot confirmation - On the widget's last step.
 *
 * @csspart button - The button.
 * @csspart retry - What is said when the dialog couldn't be loaded.
 * @csspart dialog - The dialog.
 * @csspart close - The button that closes it.
 */
export class BookingButton extends Base {
  static readonly version: string = VERSION
  static readonly observedAttributes = ['label', 'close-label', 'retry-label', 'locale']

  readonly #root = this.attachShadow({ mode: 'open' })
  readonly #button = build('button', { part: 'button', 'aria-haspopup': 'dialog' })
  readonly #label = document.createElement('slot')
  readonly #retry = build('div', { part: 'retry', role: 'status' })
  #dialog: BookingDialog | undefined
  /** Whether it is to open as soon as everything has come. */
  #isWanted = false
  #hasFailed = false
  /** Pages change their language without a reload. */
  readonly #watch = new MutationObserver(() => this.#speak())

  constructor() {
    super()
    this.#button.append(this.#label)
    this.#button.addEventListener('click', () => this.show())
    // When it is wanted, it is fetched again, and then the failure is shown.
    const intend = (): void => void (this.#dialog ?? this.#prepare().catch(() => {}))
    for (const type of INTENT) this.#button.addEventListener(type, intend)
    this.#root.append(this.#retry, this.#button)
    this.adoptedCallback()
  }

  connectedCallback(): void {
    this.#watchAround(this)
    this.#speak()
  }

  attributeChangedCallback(): void {
    this.#speak()
  }

  /** In another document, it has lost its styles. */
  adoptedCallback(): void {
    dress(this.#root, [styles])
    this.#dialog?.dress()
  }

  disconnectedCallback(): void {
    this.#watch.disconnect()
    this.close()
  }

  /** The widget in the dialog; `undefined` until it was opened once. */
  get widget(): BookingWidget | undefined {
    return this.#dialog?.widget
  }

  /** Opens the dialog, as soon as it has come. */
  show(): void {
    this.#isWanted = this.isConnected
    void this.#open()
  }

  /** Closes it; what was chosen and typed is there again when it is opened the next time. */
  close(): void {
    this.#isWanted = false
    this.#dialog?.close()
  }

  /** No tree tells what happens in the one around it. */
  #watchAround(element: Element): void {
    this.#watch.observe(element.getRootNode(), { attributeFilter: ['lang'], subtree: true })
    const host = hostAround(element)
    if (host) this.#watchAround(host)
  }

  #speak(): void {
    const language = languageOf(localeFor(this, this.getAttribute('locale'))) ?? 'en'
    const { label, tryAgain } = wordsOn(language)
    this.#label.textContent = speak(this.#label, this.getAttribute('label'), label, language)
    const retry = speak(this.#retry, this.getAttribute('retry-label'), tryAgain, language)
    this.#retry.textContent = this.#hasFailed ? `⚠ ${retry}` : ''
    this.#dialog?.speak(language)
  }

  async #open(): Promise<void> {
    this.#hasFailed = false
    this.#button.ariaBusy = 'true'
    try {
      const dialog = this.#dialog ?? (await this.#prepare())
      if (this.#isWanted) dialog.show(this.textContent?.trim() || this.#label.textContent)
    } catch {
      this.#hasFailed = true
    }
    this.#button.ariaBusy = null
    this.#speak()
  }

  async #prepare(): Promise<BookingDialog> {
    const [{ BookingDialog }] = await Promise.all([loadDialog(), loadWidget()])
    return (this.#dialog ??= new BookingDialog(this, this.#root))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'booking-button': BookingButton
  }
}
