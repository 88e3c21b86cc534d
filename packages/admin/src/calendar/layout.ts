import { MINUTE_MS } from '@openslot/core/dates'
import type { Booking } from '@openslot/core/wire'
import { DAY_MINUTES, daysBetween, wallClockOf } from '../time/wall-clock.js'

/** A booking's place in a column: minutes of the day, and which of how many it stands beside. */
export interface Block {
  readonly booking: Booking
  /** What of it is in the day. */
  readonly start: number
  readonly end: number
  /** When all of it begins: less than zero for what began before midnight. */
  readonly begins: number
  /** All of it. */
  readonly length: number
  readonly lane: number
  readonly lanes: number
}

/** Less would be too low to be read and pressed. */
const LEAST_MINUTES = 30

/** The bookings on a date, by the clock of their zone; what goes on past midnight goes on in the next column. */
export function blocksOf(bookings: readonly Booking[], date: string, timeZone: string): readonly Block[] {
  const spans = bookings.flatMap((booking) => spanOn(date, booking, timeZone) ?? [])
  return clusters(spans.toSorted((a, b) => a.start - b.start || b.end - a.end)).flatMap(sideBySide)
}

function spanOn(date: string, booking: Booking, timeZone: string): Span | null {
  const [from, to] = [booking.start, booking.end].map(Date.parse) as [number, number]
  const begins = minutesFrom(date, from, timeZone)
  const minutes = (to - from) / MINUTE_MS
  const isOvernight = wallClockOf(from, timeZone).date !== wallClockOf(to, timeZone).date
  // Within a day its own length, whatever the clocks do meanwhile.
  const ends = isOvernight ? minutesFrom(date, to, timeZone) : begins + minutes
  if (begins >= DAY_MINUTES || ends <= 0) return null
  const start = Math.min(Math.max(begins, 0), DAY_MINUTES - LEAST_MINUTES)
  const end = Math.min(Math.max(ends, start + LEAST_MINUTES), DAY_MINUTES)
  return { booking, begins, length: Math.max(minutes, LEAST_MINUTES), start, end }
}

/** Minutes from a date's midnight to an instant, as the clocks of a zone show them. */
export function minutesFrom(date: string, instant: number, timeZone: string): number {
  const clock = wallClockOf(instant, timeZone)
  return daysBetween(date, clock.date) * DAY_MINUTES + clock.minutes
}

type Span = Omit<Block, 'lane' | 'lanes'>

/** Those that overlap, also by way of others, share the column's width. */
function clusters(spans: readonly Span[]): readonly (readonly Span[])[] {
  const found: Span[][] = []
  let end = -1
  for (const span of spans) {
    if (span.start >= end) found.push([])
    found.at(-1)?.push(span)
    end = Math.max(end, span.end)
  }
  return found
}

function sideBySide(cluster: readonly Span[]): readonly Block[] {
  /** Until when each lane is taken. */
  const taken: number[] = []
  const placed = cluster.map((span) => {
    const free = taken.findIndex((until) => until <= span.start)
    const lane = free < 0 ? taken.length : free
    taken[lane] = span.end
    return { ...span, lane }
  })
  return placed.map((block) => ({ ...block, lanes: taken.length }))
}

/** The hours to show: a usual day, and whatever lies outside of it. */
export function hoursAround(shown: readonly { readonly start: number; readonly end: number }[]): {
  readonly from: number
  readonly to: number
} {
  return {
    from: Math.min(8, ...shown.map(({ start }) => Math.floor(start / 60))),
    to: Math.max(18, ...shown.map(({ end }) => Math.ceil(end / 60))),
  }
}
