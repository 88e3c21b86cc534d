import type { Booking } from '@openslot/core/wire'
import { wallClockOf } from '../time/wall-clock.js'

/** A booking's place in a column: minutes of the day, and which of how many it stands beside. */
export interface Block {
  readonly booking: Booking
  readonly start: number
  readonly end: number
  readonly lane: number
  readonly lanes: number
}

const DAY_MINUTES = 1440
/** Less would be too low to be read and pressed. */
const LEAST_MINUTES = 30
const MINUTE_MS = 60_000

/** The bookings that start on a date, by the clock of their zone; what goes on past midnight ends with the column. */
export function blocksOf(bookings: readonly Booking[], date: string, timeZone: string): readonly Block[] {
  const spans = bookings
    .map((booking) => {
      const clock = wallClockOf(Date.parse(booking.start), timeZone)
      const minutes = (Date.parse(booking.end) - Date.parse(booking.start)) / MINUTE_MS
      // Its own length, whatever the clocks do meanwhile.
      const end = Math.min(clock.minutes + Math.max(minutes, LEAST_MINUTES), DAY_MINUTES)
      return { booking, date: clock.date, start: Math.min(clock.minutes, DAY_MINUTES - LEAST_MINUTES), end }
    })
    .filter((span) => span.date === date)
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
  return clusters(spans).flatMap(sideBySide)
}

interface Span {
  readonly booking: Booking
  readonly start: number
  readonly end: number
}

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
  const placed = cluster.map(({ booking, start, end }) => {
    const free = taken.findIndex((until) => until <= start)
    const lane = free < 0 ? taken.length : free
    taken[lane] = end
    return { booking, start, end, lane }
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
