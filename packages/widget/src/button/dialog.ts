import type { BookingWidget } from '../booking-widget.js'
import type { Language } from '../i18n/catalogue.js'
import { pressOnce } from '../controllers/press-once.js'
import { wordsOn } from '../i18n/button/words.js'
import { dress } from '../styles/sheets.js'
import { build } from './build.js'
import { shownAlone, styles } from './dialog-styles.js'
import { speak } from './speak.js'

const WIDGET = 'booking-widget'
const SIGHT_MS = 250

/** The dialog of a button, and the widget in it. */
export class BookingDialog {
  /** Every attribute of it may be the widget's. */
  readonly #button: HTMLElement
  readonly #root: ShadowRoot
  readonly #dialog = build('dialog', { part: 'dialog' })
  readonly #close = build('button', { class: 'close', part: 'close', type: 'button' }, '✕')
  /** Where the widget stands while the dialog is open. */
  readonly #place = document.createElement('div')
  #widget: BookingWidget | undefined
  #isBooked = false
  /** A press on the backdrop has to begin there: one that selects text may end there. */
  #pressesBackdrop = false
  /** While the dialog is open, what the page changes is passed on. */
  readonly #watch = new MutationObserver(() => this.#passOn())
  /** While it is open: nothing tells of everything that hides it. */
  #sight: ReturnType<typeof setInterval> | undefined
  /** Shows the dialog of a button that isn't shown itself. */
  #alone: CSSStyleSheet | undefined

  /**
   * @param button the element that it belongs to
   * @param root its shadow root
   */
  constructor(button: HTMLElement, root: ShadowRoot) {
    this.#button = button
    this.#root = root
    button.addEventListener('booking-created', () => (this.#isBooked = true))
    this.#furnish()
    pressOnce(root)
    this.dress()
  }

  /** `undefined` until it was opened once. */
  get widget(): BookingWidget | undefined {
    return this.#widget
  }

  dress(): void {
    dress(this.#root, [styles])
  }

  speak(language: Language): void {
    const own = this.#button.getAttribute('close-label')
    this.#close.setAttribute('aria-label', speak(this.#close, own, wordsOn(language).close, language))
  }

  /**
   * @param content its text is what the dialog is called
   * @param label else, that of this one
   */
  show(content: HTMLSlotElement, label: HTMLElement): void {
    if (this.#dialog.open) return
    this.#dialog.setAttribute('aria-label', textOf(content) || label.textContent)
    this.#widget ??= this.#makeWidget()
    if (this.#isBooked) this.#widget.reset()
    this.#isBooked = false
    this.#passOn()
    this.#watch.observe(this.#button, { attributeFilter: passedOn() })
    this.#place.replaceChildren(this.#widget)
    this.#sight = setInterval(() => this.#appear(), SIGHT_MS)
    this.#open()
  }

  /** Moved in the page, an open dialog is one among others, and no longer above the page. */
  stay(): void {
    if (!this.#dialog.open || this.#dialog.matches(':modal')) return
    // It isn't said to be closed.
    this.#dialog.open = false
    this.#open()
  }

  close(): void {
    this.#dialog.close()
  }

  #open(): void {
    this.#dialog.showModal()
    this.#appear()
    // Its name is read first, and the next press of Tab is within.
    this.#dialog.focus()
  }

  /**
   * An open dialog holds the page still, and must be seen. A page with a button of its own hides this one, and a dialog
   * with it; but in what the page doesn't display, nothing is.
   */
  #appear(): void {
    if (!this.#dialog.open || isSeen(this.#dialog)) return
    if (!this.#alone) {
      dress(this.#root, [shownAlone])
      this.#alone = this.#root.adoptedStyleSheets.at(-1)
      if (isSeen(this.#dialog)) return
    }
    console.warn('<booking-button> is in something that isn’t displayed, and so is its dialog: put it elsewhere.')
    this.close()
  }

  #furnish(): void {
    this.#close.addEventListener('click', () => this.close())
    const bar = build('div', { class: 'bar' })
    bar.append(this.#close)
    const dialog = this.#dialog
    dialog.tabIndex = -1
    dialog.append(bar, this.#place)
    dialog.addEventListener('close', () => this.#closed())
    dialog.addEventListener('pointerdown', (event) => (this.#pressesBackdrop = this.#isOutside(event)))
    dialog.addEventListener('click', (event) => this.#pressesBackdrop && this.#isOutside(event) && this.close())
    this.#root.append(dialog)
  }

  #makeWidget(): BookingWidget {
    const widget = document.createElement(WIDGET)
    widget.keeper = this.#button
    for (const name of ['header', 'confirmation']) widget.append(build('slot', { name, slot: name }))
    return widget
  }

  /** Off the page, the widget gives back the time that it keeps, and waits for nothing. */
  #closed(): void {
    this.#watch.disconnect()
    clearInterval(this.#sight)
    this.#root.adoptedStyleSheets = this.#root.adoptedStyleSheets.filter((sheet) => sheet !== this.#alone)
    this.#alone = undefined
    this.#place.replaceChildren()
  }

  #passOn(): void {
    for (const name of passedOn()) {
      const value = this.#button.getAttribute(name)
      if (value === this.#widget?.getAttribute(name)) continue
      if (value === null) this.#widget?.removeAttribute(name)
      else this.#widget?.setAttribute(name, value)
    }
  }

  /** Whether it happens on the backdrop, which belongs to the dialog as an element, but lies around it. */
  #isOutside({ target, clientX, clientY }: MouseEvent): boolean {
    const { left, right, top, bottom } = this.#dialog.getBoundingClientRect()
    const isInside = left <= clientX && clientX <= right && top <= clientY && clientY <= bottom
    return target === this.#dialog && !isInside
  }
}

/** Also not in closed `<details>`, which skip what is in them. Old engines, and DOMs without a screen, can't tell. */
const isSeen = (dialog: HTMLDialogElement): boolean => dialog.checkVisibility?.() ?? true

const textOf = (slot: HTMLSlotElement): string =>
  slot
    .assignedNodes({ flatten: true })
    .map(({ textContent }) => textContent)
    .join('')
    .trim()

/** The widget's own attributes, which it knows best. Back is the page's: closed, a dialog can't be gone back through. */
const passedOn = (): string[] =>
  (customElements.get(WIDGET) as typeof BookingWidget).observedAttributes.filter((name) => name !== 'history')
