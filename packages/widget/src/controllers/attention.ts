import type { ReactiveController, ReactiveControllerHost } from 'lit'

const HEADING = '[data-heading]'
/** What stands there until something else does. */
const WAITING = '[data-waiting]'

/** Leads focus, and says aloud what has changed elsewhere on the screen. */
export class Attention implements ReactiveController {
  /** What the live region says. */
  said = ''
  readonly #host: ReactiveControllerHost & Element
  #next: string | undefined
  /** Where focus goes when what was asked for again is there; says `undefined` until then. */
  #outcome: (() => string | undefined) | undefined
  /** Where focus was led, as long as nobody has taken it elsewhere. */
  #led: Element | undefined
  #onlyIfLeft = false
  #waiting = ''
  /** What is to be read out. */
  #read: string | undefined

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host
    host.addController(this)
  }

  /** After the next update, focus what matches; never on the first one: a page's focus isn't ours to take. */
  lead(selector: string): void {
    this.#next = selector
    this.#onlyIfLeft = false
    this.#outcome = undefined
    this.hush()
  }

  leadToHeading(): void {
    this.lead(`${HEADING}, ${WAITING}`)
  }

  /** Asks again, from a button that goes away with it: focus waits nearby, and then follows the outcome. */
  retry(
    again: () => void,
    waiting: string,
    outcome: () => string | undefined,
    meanwhile = `${HEADING}, ${WAITING}`,
  ): void {
    again()
    this.lead(meanwhile)
    this.#outcome = outcome
    this.#waiting = waiting
    this.say(waiting)
  }

  say(text: string): void {
    // A no-break space makes a repeated sentence a new one, which a screen reader says again.
    this.said = text === this.said ? `${text}\u00a0` : text
    this.#host.requestUpdate()
  }

  /** After the next update, what matches is read out. */
  sayWhatIsAt(selector: string): void {
    this.#read = selector
    this.#host.requestUpdate()
  }

  /** What was said is no longer so. */
  hush(): void {
    this.said = ''
    this.#host.requestUpdate()
  }

  hostUpdate(): void {
    const next = this.#outcome?.()
    if (next === undefined) return
    this.#outcome = undefined
    if (this.said === this.#waiting) this.said = ''
    this.#next = next
    this.#onlyIfLeft = true
  }

  hostUpdated(): void {
    this.#readOut()
    if (this.#next === undefined) return
    const target = this.#host.shadowRoot?.querySelector<HTMLElement>(this.#next)
    if (!target) return
    this.#next = undefined
    if (this.#onlyIfLeft && !this.#isLeft()) return
    this.#led = target
    target.focus()
    if (this.#outcome || !target.matches(WAITING)) return
    this.#next = HEADING
    this.#onlyIfLeft = true
  }

  #readOut(): void {
    const text = this.#read && this.#host.shadowRoot?.querySelector(this.#read)?.textContent
    this.#read = undefined
    // Not in the middle of an update, which is not done with until this returns.
    if (text) queueMicrotask(() => this.say(text.trim()))
  }

  /** Whether focus is where it was led, or nowhere, because that has gone. */
  #isLeft(): boolean {
    const { activeElement, body } = this.#host.ownerDocument
    const inside = this.#host.shadowRoot?.activeElement
    return inside ? inside === this.#led : activeElement === null || activeElement === body
  }
}
