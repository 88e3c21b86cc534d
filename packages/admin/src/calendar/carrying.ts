import type { Booking } from '@openslot/core/wire'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Block } from './layout.js'

/** Where a booking would be put: a column, and minutes of its day. */
export interface Place {
  readonly column: number
  readonly minutes: number
}

export interface Carried extends Place {
  readonly booking: Booking
  /** Minutes. */
  readonly length: number
}

/** The part of the days that is on screen. */
export interface Sheet {
  readonly columns: number
  /** Hours. */
  readonly from: number
  readonly to: number
}

const STEP_MINUTES = 15
/** Less is a hand that shakes. */
const SLOP_PX = 5

const KEYS: Readonly<Record<string, readonly [columns: number, minutes: number]>> = {
  ArrowUp: [0, -STEP_MINUTES],
  ArrowDown: [0, STEP_MINUTES],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

interface Grabbed {
  readonly block: Block
  readonly x: number
  readonly y: number
  /** From the booking's top to the hand. */
  readonly below: number
}

/** Moves bookings by hand or by keys: they stay where they are, and what is carried is shown until it is put down. */
export class Carrying implements ReactiveController {
  carried: Carried | null = null
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #sheet: () => Sheet
  readonly #putDown: (carried: Carried) => void
  #grabbed: Grabbed | null = null
  /** The press that ends a drag opens nothing. */
  #hasDragged = false

  constructor(host: ReactiveControllerHost & HTMLElement, sheet: () => Sheet, putDown: (carried: Carried) => void) {
    this.#host = host
    this.#sheet = sheet
    this.#putDown = putDown
    host.addController(this)
  }

  hostDisconnected(): void {
    this.cancel()
  }

  /** For `@pointerdown`. A finger scrolls: it has the booking's own form. */
  grab(event: PointerEvent, block: Block): void {
    this.#hasDragged = false
    if (event.button !== 0 || event.pointerType === 'touch') return
    const taken = event.currentTarget as HTMLElement
    const below = event.clientY - taken.getBoundingClientRect().top
    this.#grabbed = { block, x: event.clientX, y: event.clientY, below }
    taken.setPointerCapture(event.pointerId)
  }

  /** For `@pointermove`. */
  readonly drag = (event: PointerEvent): void => {
    const grabbed = this.#grabbed
    if (!grabbed) return
    if (!this.carried && Math.hypot(event.clientX - grabbed.x, event.clientY - grabbed.y) < SLOP_PX) return
    this.#hasDragged = true
    const place = this.placeAt(event.clientX, event.clientY - grabbed.below)
    if (place) this.#show(grabbed.block, place)
  }

  /** For `@pointerup`. */
  readonly drop = (): void => {
    this.#grabbed = null
    this.#finish()
  }

  /** For `@pointercancel`, and when what is on screen changes. */
  readonly cancel = (): void => {
    this.#grabbed = null
    this.#clear()
  }

  /** Whether a press was the end of a drag. */
  get hasDragged(): boolean {
    return this.#hasDragged
  }

  /** For `@keydown`: Alt and the arrows carry it, Enter puts it down, Escape leaves it. */
  key(event: KeyboardEvent, block: Block, column: number): void {
    const [columns, minutes] = (event.altKey && KEYS[event.key]) || []
    if (columns !== undefined && minutes !== undefined) {
      const at = this.carried ?? { column, minutes: block.start }
      this.#show(block, { column: at.column + columns, minutes: at.minutes + minutes })
    } else if (this.carried && event.key === 'Enter') this.#finish()
    else if (this.carried && event.key === 'Escape') this.cancel()
    else return
    event.preventDefault()
  }

  /** What lies at a point of the window; `null`: nothing of the sheet. */
  placeAt(x: number, y: number): Place | null {
    const days = [...this.#host.querySelectorAll('.calendar-column ul')].map((day) => day.getBoundingClientRect())
    const column = days.findIndex(({ left, right }) => left <= x && x < right)
    const day = days[column]
    if (!day) return null
    const { from, to } = this.#sheet()
    return { column, minutes: from * 60 + ((y - day.top) / day.height) * (to - from) * 60 }
  }

  #show({ booking, start, end }: Block, { column, minutes }: Place): void {
    const { columns, from, to } = this.#sheet()
    const length = end - start
    const stepped = Math.round(minutes / STEP_MINUTES) * STEP_MINUTES
    this.carried = {
      booking,
      length,
      column: Math.min(Math.max(column, 0), columns - 1),
      minutes: Math.min(Math.max(stepped, from * 60), to * 60 - length),
    }
    this.#host.requestUpdate()
  }

  #finish(): void {
    const { carried } = this
    this.#clear()
    if (carried) this.#putDown(carried)
  }

  #clear(): void {
    if (!this.carried) return
    this.carried = null
    this.#host.requestUpdate()
  }
}
