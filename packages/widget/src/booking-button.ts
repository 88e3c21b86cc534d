import type { BookingWidget } from './booking-widget.js'
import { styles } from './button/styles.js'
import { importAgain } from './import-again.js'
import { dress } from './styles/sheets.js'
import { VERSION } from './version.js'

/** What somebody does who may be about to press it. */
const INTENT = ['pointerenter', 'focusin', 'touchstart']

const WIDGET = 'booking-widget'

/** There are no elements where a page is only rendered. */
const Base: typeof HTMLElement = globalThis.HTMLElement ?? (Object as unknown as typeof HTMLElement)

/**
 * A button that opens `<booking-widget>` in a dialog. Until somebody is about to press it, nothing of the widget is
 * loaded. Every attribute of the widget but `history` can be set on it, and the widget's events come from it.
 *
 * @element booking-button
 *
 * @attr {string} label - What stands on it. Default: `Book a time`.
 * @attr {string} close-label - What the button that closes the dialog is called. Default: `Close`.
 * @attr {boolean} float - It sits in a corner of the page, above everything else.
 *
 * @slot - What stands on it, instead of `label`.
 * @slot header - Above every step of the widget.
 * @slot confirmation - On the widget's last step.
 *
 * @csspart button - The button.
 * @csspart dialog - The dialog.
 * @csspart close - The button that closes it.
 */
export class BookingButton extends Base {
  static readonly version: string = VERSION
  static readonly observedAttributes = ['label', 'close-label']

  readonly #root = this.attachShadow({ mode: 'open' })
  readonly #dialog = document.createElement('dialog')
  readonly #label = document.createElement('slot')
  readonly #close = build('button', { class: 'close', part: 'close', type: 'button' }, '✕')
  /** Where the widget stands, or what is said in its place. */
  readonly #place = document.createElement('div')
  readonly #load = importAgain(() => import('./define.js'))
  #loading: Promise<unknown> | undefined
  #widget: BookingWidget | undefined
  #isBooked = false
  /** A press on the backdrop has to begin there: one that selects text may end there. */
  #pressesBackdrop = false
  /** While the dialog is open, what the page changes is passed on. */
  readonly #watch = new MutationObserver(() => this.#passOn())

  constructor() {
    super()
    this.#furnish(this.#root)
    this.adoptedCallback()
    this.addEventListener('booking-created', () => (this.#isBooked = true))
    this.attributeChangedCallback()
  }

  attributeChangedCallback(): void {
    this.#label.textContent = this.getAttribute('label') || 'Book a time'
    this.#close.setAttribute('aria-label', this.getAttribute('close-label') || 'Close')
  }

  /** In another document, it has lost its styles. */
  adoptedCallback(): void {
    dress(this.#root, [styles])
  }

  disconnectedCallback(): void {
    this.close()
  }

  /** The widget in the dialog; `undefined` until it was opened once. */
  get widget(): BookingWidget | undefined {
    return this.#widget
  }

  /** Opens the dialog. */
  show(): void {
    if (this.#dialog.open || !this.isConnected) return
    this.#dialog.setAttribute('aria-label', this.textContent?.trim() || (this.#label.textContent ?? ''))
    this.#dialog.showModal()
    void this.#fill()
  }

  /** Closes it; what was chosen and typed is there again when it is opened the next time. */
  close(): void {
    this.#dialog.close()
  }

  #furnish(root: ShadowRoot): void {
    const button = build('button', { class: 'open', part: 'button', type: 'button', 'aria-haspopup': 'dialog' })
    button.append(this.#label)
    button.addEventListener('click', () => this.show())
    const intend = (): void => void this.#prepare().catch(() => {})
    for (const type of INTENT) button.addEventListener(type, intend, { passive: true })
    this.#close.addEventListener('click', () => this.close())
    const bar = build('div', { class: 'bar' })
    bar.append(this.#close)
    const dialog = this.#dialog
    dialog.setAttribute('part', 'dialog')
    // Its name is read first, and the next press of Tab is within.
    dialog.autofocus = true
    dialog.append(bar, this.#place)
    dialog.addEventListener('close', () => this.#closed())
    dialog.addEventListener('pointerdown', (event) => (this.#pressesBackdrop = this.#isOutside(event)))
    dialog.addEventListener('click', (event) => this.#pressesBackdrop && this.#isOutside(event) && this.close())
    root.append(button, dialog)
  }

  #prepare(): Promise<unknown> {
    this.#loading ??= this.#load().catch((error: unknown) => {
      this.#loading = undefined
      throw error
    })
    return this.#loading
  }

  async #fill(): Promise<void> {
    if (!this.#widget) this.#say('Loading…')
    try {
      await this.#prepare()
    } catch {
      this.#say('This didn’t load. Check your connection.', 'Try again', () => void this.#fill())
      return
    }
    if (!this.#dialog.open) return
    this.#widget ??= this.#makeWidget()
    if (this.#isBooked) this.#widget.reset()
    this.#isBooked = false
    this.#passOn()
    this.#watch.observe(this, { attributeFilter: passedOn() })
    this.#place.replaceChildren(this.#widget)
  }

  #makeWidget(): BookingWidget {
    const widget = document.createElement(WIDGET)
    widget.keeper = this
    for (const name of ['header', 'confirmation']) widget.append(build('slot', { name, slot: name }))
    return widget
  }

  /** Off the page, the widget gives back the time that it keeps, and waits for nothing. */
  #closed(): void {
    this.#watch.disconnect()
    this.#place.replaceChildren()
  }

  #passOn(): void {
    for (const name of passedOn()) {
      const value = this.getAttribute(name)
      const before = this.#widget?.getAttribute(name)
      if (value === before) continue
      if (value === null) this.#widget?.removeAttribute(name)
      else this.#widget?.setAttribute(name, value)
    }
  }

  #say(text: string, label?: string, act?: () => void): void {
    const box = build('div', { class: 'waiting' })
    box.append(build('p', { role: 'status' }, text))
    if (label) {
      const button = build('button', { type: 'button' }, label)
      if (act) button.addEventListener('click', act)
      box.append(button)
    }
    this.#place.replaceChildren(box)
  }

  /** Whether it happens on the backdrop, which belongs to the dialog as an element, but lies around it. */
  #isOutside({ target, clientX, clientY }: MouseEvent): boolean {
    const { left, right, top, bottom } = this.#dialog.getBoundingClientRect()
    const isInside = left <= clientX && clientX <= right && top <= clientY && clientY <= bottom
    return target === this.#dialog && !isInside
  }
}

/** The widget's own attributes, which it knows best. Back is the page's: closed, a dialog can't be gone back through. */
const passedOn = (): string[] =>
  (customElements.get(WIDGET) as typeof BookingWidget).observedAttributes.filter((name) => name !== 'history')

function build<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>>,
  text = '',
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.textContent = text
  return element
}

declare global {
  interface HTMLElementTagNameMap {
    'booking-button': BookingButton
  }
}
