import type { Booking } from '@openslot/core/wire'
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { DAY_MINUTES } from '../time/wall-clock.js'
import type { Block } from './layout.js'
import type { Column } from './shown.js'
import { minutesApart } from './zones.js'

/** Where a booking would begin: a column, and minutes from its midnight; less than zero is the day before. */
export interface Place {
  readonly column: number
  readonly minutes: number
}

export interface Carried extends Place {
  readonly booking: Booking
  /** Minutes. */
  readonly length: number
  /** Where a hand holds it, in minutes of the column: by somebody else's clock, it would begin at other ones. */
  readonly held: number
}

/** The part of the days that is on screen. */
export interface Sheet {
  readonly columns: readonly Column[]
  /** Whether a column is the day after the one before it, rather than the same day of somebody else. */
  readonly isWeek: boolean
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
  readonly column: number
  readonly x: number
  readonly y: number
  /** From the top of what is seen of the booking to the hand. */
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

  /** What keys carry is kept in sight; a hand sees where it is. */
  hostUpdated(): void {
    if (!this.carried || this.#grabbed) return
    this.#host.querySelector('.carried')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }

  /** For `@pointerdown`. A finger scrolls: it has the booking's own form. */
  grab(event: PointerEvent, block: Block, column: number): void {
    this.#hasDragged = false
    if (event.button !== 0 || event.pointerType === 'touch') return
    const taken = event.currentTarget as HTMLElement
    const below = event.clientY - taken.getBoundingClientRect().top
    this.#grabbed = { block, column, x: event.clientX, y: event.clientY, below }
    taken.setPointerCapture(event.pointerId)
  }

  /** For `@pointermove`. */
  readonly drag = (event: PointerEvent): void => {
    const grabbed = this.#grabbed
    if (!grabbed) return
    if (!this.carried && Math.hypot(event.clientX - grabbed.x, event.clientY - grabbed.y) < SLOP_PX) return
    this.#hasDragged = true
    const place = this.placeAt(event.clientX, event.clientY - grabbed.below)
    if (!place) return
    const hidden = grabbed.block.start - grabbed.block.begins
    this.#show(grabbed.block, grabbed.column, { ...place, minutes: place.minutes - hidden })
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
      const at = this.carried ?? { column, minutes: block.begins }
      const begins = at.minutes - this.#apart(block, at.column, column)
      this.#show(block, column, { column: at.column + columns, minutes: begins + minutes })
    } else if (this.carried && event.key === 'Enter') this.#finish()
    else if (this.carried && event.key === 'Escape') this.cancel()
    else return
    event.preventDefault()
  }

  /** Where what is carried would begin, in minutes from a column's midnight; `null`: the column isn't one of its days. */
  minutesIn(column: number): number | null {
    if (!this.carried) return null
    const days = this.carried.column - column
    return days === 0 || this.#sheet().isWeek ? this.carried.minutes + days * DAY_MINUTES : null
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

  /**
   * It begins where the sheet has a time for it. What begins late goes on past midnight.
   * @param origin the column it is taken from, whose clock the place's minutes are of: somebody with another clock has
   * it at the same instant
   */
  #show(block: Block, origin: number, place: Place): void {
    const { booking, begins, length } = block
    const { columns: all, isWeek, from, to } = this.#sheet()
    const columns = all.length
    const stepped = Math.round(place.minutes / STEP_MINUTES) * STEP_MINUTES
    const [hasMorning, hasEvening] = [from === 0, to * 60 === DAY_MINUTES]
    const days = isWeek && hasMorning && hasEvening ? Math.floor(stepped / DAY_MINUTES) : 0
    const wanted = Math.min(Math.max(place.column, 0), columns - 1)
    const column = Math.min(Math.max(wanted + days, 0), columns - 1)
    const first = begins < 0 ? STEP_MINUTES - length : from * 60
    const last = hasEvening ? DAY_MINUTES - STEP_MINUTES : to * 60 - length
    const minutes = Math.min(Math.max(stepped - (column - wanted) * DAY_MINUTES, first), last)
    const begun = minutes + this.#apart(block, column, origin)
    this.carried = { booking, length, column, minutes: begun, held: this.#grabbed ? minutes : begun }
    this.#host.requestUpdate()
  }

  /** How far a column's clock is ahead of another's; days of one person have one clock. */
  #apart({ booking }: Block, column: number, other: number): number {
    const { columns, isWeek } = this.#sheet()
    const [there, here] = [columns[column], columns[other]]
    return isWeek || !there || !here ? 0 : minutesApart(Date.parse(booking.start), there, here)
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
