import type { BookingWidget } from './booking-widget.js'
import { build } from './button/build.js'
import type { BookingDialog } from './button/dialog.js'
import { type Parts, fetchParts } from './button/parts.js'
import { speak } from './button/speak.js'
import { styles } from './button/styles.js'
import { wordsOn } from './i18n/button/words.js'
import { languageOf } from './i18n/catalogue.js'
import { hostAround, localeFor } from './i18n/locale.js'
import { dress } from './styles/sheets.js'
import { VERSION } from './version.js'

/** For all buttons of a page: what has come stays. `undefined`: it couldn't be had, and can be asked for again. */
let parts: Promise<Parts | undefined> | undefined
const loadParts = (): NonNullable<typeof parts> => (parts ??= fetchParts().catch(() => (parts = undefined)))

/** There are no elements where a page is only rendered. */
const Base: typeof HTMLElement = globalThis.HTMLElement ?? (Object as unknown as typeof HTMLElement)

/**
 * A button that opens `<booking-widget>` in a dialog. Until somebody is about to press it, nothing of the widget is
 * loaded. Every attribute of the widget but `history` can be set on it, and the widget's events come from it.
 *
 * @element booking-button
 *
 * @attr {string} label - What stands on it, and what it is called where it has content of the page's, such as an icon. Default: `Book a time`, in the visitor's language.
 * @attr {string} close-label - What the button that closes the dialog is called. Default: `Close`, in the visitor's language.
 * @attr {string} retry-label - What it says when the dialog couldn't be loaded. Default: `Try again`, in the visitor's language.
 * @attr {boolean} float - It sits in a corner of the page, above everything else.
 *
 * @slot - What stands on it, instead of `label`.
 * @slot header - Above every step of the widget.
 * @slot confirmation - On the widget's last step.
 *
 * @csspart button - The button.
 * @csspart retry - What it says when the dialog couldn't be loaded.
 * @csspart dialog - The dialog.
 * @csspart close - The button that closes it.
 */
export class BookingButton extends Base {
  static readonly version: string = VERSION
  static readonly observedAttributes = ['label', 'close-label', 'retry-label', 'locale']

  readonly #root = this.attachShadow({ mode: 'open' })
  readonly #button = build('button', { part: 'button', 'aria-haspopup': 'dialog', 'aria-live': 'polite' })
  readonly #content = document.createElement('slot')
  /** What it says where the page has put nothing that can be read on it. */
  readonly #label = document.createElement('span')
  readonly #retry = build('span', { part: 'retry' })
  #dialog: BookingDialog | undefined
  /** Whether it is to open as soon as everything has come, and it is in the page. */
  #isWanted = false
  #hasFailed = false
  /** Pages change their language without a reload. */
  readonly #watch = new MutationObserver(() => this.#speak())

  constructor() {
    super()
    this.#button.append(this.#content, this.#label, this.#retry)
    // Who calls it off, or has gone on to something else, is left there.
    const leave = ({ key, relatedTarget }: Partial<KeyboardEvent & FocusEvent>): void => {
      if (key === 'Escape' || relatedTarget) this.#isWanted = false
    }
    // What somebody does who may be about to press it; a finger enters as it touches.
    const intend = (): unknown => this.#prepare()
    Object.assign(this.#button, {
      onclick: () => this.show(),
      onblur: leave,
      onkeydown: leave,
      onfocus: intend,
      onpointerenter: intend,
      onslotchange: () => this.#speak(),
    } satisfies Partial<GlobalEventHandlers>)
    this.#root.append(this.#button)
    this.adoptedCallback()
  }

  connectedCallback(): void {
    this.#watch.disconnect()
    this.#watchAround(this)
    this.#speak()
    this.#dialog?.stay()
    if (this.#isWanted) void this.#open()
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
    // One that is moved in the page is there again by then, and goes on.
    queueMicrotask(() => {
      if (this.isConnected) return
      this.#watch.disconnect()
      this.close()
    })
  }

  /** The widget in the dialog; `undefined` until it was opened once. */
  get widget(): BookingWidget | undefined {
    return this.#dialog?.widget
  }

  /** Opens the dialog, as soon as it has come and the button is in the page. */
  show(): void {
    this.#isWanted = true
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
    // Content is any element, and text that isn't the space around a child for another slot.
    this.#label.hidden =
      this.#hasFailed || this.#content.assignedNodes().some(({ nodeValue }) => nodeValue?.trim() !== '')
    // Of a picture, nobody else knows whether it can be read.
    this.#button.ariaLabel = this.#hasFailed ? null : this.getAttribute('label')
    this.#content.hidden = this.#hasFailed
    const retry = speak(this.#retry, this.getAttribute('retry-label'), tryAgain, language)
    this.#retry.textContent = this.#hasFailed ? `⚠ ${retry}` : ''
    this.#dialog?.speak(language)
  }

  async #open(): Promise<void> {
    this.#button.ariaBusy = 'true'
    const dialog = this.#dialog ?? (await this.#prepare())
    this.#hasFailed = !dialog && this.#isWanted
    if (this.#isWanted && this.isConnected) dialog?.show(this.#content, this.#label)
    this.#isWanted &&= !this.isConnected
    this.#button.ariaBusy = null
    this.#speak()
  }

  /** `undefined`: it couldn't be had. */
  async #prepare(): Promise<BookingDialog | undefined> {
    const came = await loadParts()
    return (this.#dialog ??= came && new came[0].BookingDialog(this, this.#root))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'booking-button': BookingButton
  }
}
