import { DAY_MS, formatDate } from '../time/date.js'

/** Anything with a start in epoch milliseconds: a slot, or what the API sent as one. */
export interface Starting {
  readonly start: number
}

/** The slots whose start falls on one date of the viewer's calendar. */
export interface DayOfSlots<T extends Starting> {
  /** `2026-03-08` in the viewer's zone. */
  readonly date: string
  readonly slots: readonly T[]
}

/**
 * Groups ascending slots by the date that a viewer's wall clock shows at their start, in the order of the dates. Dates
 * without slots don't appear.
 *
 * Which date a time is shown under is a matter of display, so it is `Intl`'s answer, as every label is: this module
 * works without Temporal. `Intl` is asked once for each day, and for each slot only on days when the clock changes.
 *
 * @param timeZone the viewer's IANA zone
 * @throws RangeError when the zone doesn't exist
 */
export function byDay<T extends Starting>(slots: readonly T[], timeZone: string): DayOfSlots<T>[] {
  const clock = clockOf(timeZone)
  const days = new Map<number, T[]>()
  let today: T[] = []
  let localDay = Number.NaN
  let stretch = { start: 0, end: 0, offset: 0 }
  for (const slot of slots) {
    const { start } = slot
    if (start < stretch.start || start >= stretch.end) stretch = stretchAround(clock, start)
    const offset = Number.isNaN(stretch.offset) ? offsetAt(clock, start) : stretch.offset
    const day = Math.floor((start + offset) / DAY_MS)
    if (day !== localDay) {
      localDay = day
      // A fall-back across midnight shows a date, the next one, and the first again: each gets all of its slots.
      today = days.get(day) ?? []
      days.set(day, today)
    }
    today.push(slot)
  }
  return [...days].toSorted(([a], [b]) => a - b).map(([day, ofDay]) => ({ date: formatDate(day), slots: ofDay }))
}

/** The date (`2026-03-08`) that the wall clock of `timeZone` shows at `instant` (epoch ms). */
export const dateAt = (instant: number, timeZone: string): string =>
  formatDate(Math.floor((instant + offsetAt(clockOf(timeZone), instant)) / DAY_MS))

/**
 * The UTC day around `instant`, with the zone's offset throughout or, where the clock changes in it, NaN. No zone has
 * ever changed its clock there and back within one day: the shortest known time between two changes is a week.
 */
function stretchAround(clock: Clock, instant: number): { start: number; end: number; offset: number } {
  const start = Math.floor(instant / DAY_MS) * DAY_MS
  const end = start + DAY_MS
  const offset = offsetAt(clock, start)
  return { start, end, offset: offset === offsetAt(clock, end) ? offset : Number.NaN }
}

interface Clock {
  readonly format: Intl.DateTimeFormat
  /** Which of the numbers in a formatted time is the year, the month, … the second: that is the runtime's choice. */
  readonly order: readonly number[]
  /** What was asked at the ends of days: views are drawn again and again, and each end is the next day's start. */
  readonly offsets: Map<number, number>
}

const clocks = new Map<string, Clock>()
const MAX_CLOCKS = 64
/** Ten years of days. */
const MAX_OFFSETS = 3660
const FIELDS = ['year', 'month', 'day', 'hour', 'minute', 'second']

function clockOf(timeZone: string): Clock {
  const known = clocks.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  const shown = format.formatToParts(0).map((part) => part.type as string)
  const numbers = shown.filter((type) => FIELDS.includes(type))
  const clock = { format, order: FIELDS.map((field) => numbers.indexOf(field)), offsets: new Map<number, number>() }
  if (clocks.size >= MAX_CLOCKS) clocks.delete(clocks.keys().next().value as string)
  clocks.set(timeZone, clock)
  return clock
}

/** How far the wall clock is ahead of UTC at `instant`, in milliseconds. */
function offsetAt({ format, order, offsets }: Clock, instant: number): number {
  const known = offsets.get(instant)
  if (known !== undefined) return known
  // One string and a search for its numbers take a third of the time of `formatToParts`.
  const numbers = format.format(instant).match(/\d+/g) ?? []
  const [year, month, day, hour, minute, second] = order.map((index) => Number(numbers[index])) as Six
  const wallClock = Date.UTC(year, month - 1, day, hour, minute, second)
  const offset = wallClock - Math.floor(instant / 1000) * 1000
  if (instant % DAY_MS === 0 && offsets.size < MAX_OFFSETS) offsets.set(instant, offset)
  return offset
}

type Six = [number, number, number, number, number, number]
