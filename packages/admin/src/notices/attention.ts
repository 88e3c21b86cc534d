import type { ReactiveController } from 'lit'

/** Whether somebody is at the notices, with the mouse or with the focus: nothing runs out under their hands. */
export class Attention implements ReactiveController {
  readonly #host: HTMLElement
  readonly #onChange: (isThere: boolean) => void
  #isOver = false
  #hasFocus = false
  #hadFocus = false
  #isThere = false
  /** Where the focus was before it came here. */
  #before: EventTarget | null = null

  constructor(host: HTMLElement, onChange: (isThere: boolean) => void) {
    this.#host = host
    this.#onChange = onChange
  }

  /** For `@pointerenter`; a finger stays nowhere. */
  readonly enter = ({ pointerType }: PointerEvent): void => {
    this.#isOver = pointerType !== 'touch'
    this.#look()
  }

  /** For `@pointerleave`. */
  readonly leave = (): void => {
    this.#isOver = false
    this.#look()
  }

  /** For `@focusin`. */
  readonly focus = ({ relatedTarget }: FocusEvent): void => {
    if (!this.#hasFocus) this.#before = relatedTarget
    this.#hasFocus = true
    this.#look()
  }

  /** For `@focusout`, also when the whole window loses it. */
  readonly blur = ({ relatedTarget }: FocusEvent): void => {
    this.#hasFocus = this.#place?.contains(relatedTarget as Node | null) ?? false
    this.#look()
  }

  hostUpdate(): void {
    this.#hadFocus = this.#hasFocus
  }

  /** What somebody was at may be gone, which not every browser says. */
  hostUpdated(): void {
    if (!this.#place?.matches(':focus-within')) this.#hasFocus = false
    if (!this.#place?.matches(':hover')) this.#isOver = false
    this.#look()
    if (this.#hadFocus && !this.#hasFocus) this.#giveBack()
  }

  #giveBack(): void {
    if (document.activeElement !== document.body) return
    const before = this.#before
    const title = this.#host.querySelector<HTMLElement>('h1')
    ;(before instanceof HTMLElement && before.isConnected ? before : title)?.focus({ preventScroll: true })
  }

  #look(): void {
    const isThere = this.#isOver || this.#hasFocus
    if (isThere === this.#isThere) return
    this.#isThere = isThere
    this.#onChange(isThere)
  }

  get #place(): Element | null {
    return this.#host.querySelector('.notices')
  }
}
