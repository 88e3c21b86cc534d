import { MINUTE_MS } from '@openslot/core/dates'

const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn-hc-h23', {
      timeZone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
    formats.set(timeZone, format)
  }
  return format
}

/** What the wall clock of a zone shows at an instant, as minutes since 1970-01-01T00:00 of that clock. */
export function wallMinutes(instant: number, timeZone: string): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of formatFor(timeZone).formatToParts(instant)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute) / MINUTE_MS
}

/** Minutes that the zone's clock is ahead of UTC at an instant. */
export const offsetMinutes = (instant: number, timeZone: string): number =>
  wallMinutes(instant, timeZone) - Math.floor(instant / MINUTE_MS)

/** The hour of the day (0 to 23) on the zone's clock. */
export const hourAt = (instant: number, timeZone: string): number =>
  Math.floor((((wallMinutes(instant, timeZone) % 1440) + 1440) % 1440) / 60)

/** A clock goes back by half an hour (Lord Howe), one (nearly everywhere) or two (Troll). */
const REPEATS = [30, 60, 120]

/** Whether the zone's clock shows the same date and time twice, and this instant is one of the two. */
export function isRepeated(instant: number, timeZone: string): boolean {
  const shown = wallMinutes(instant, timeZone)
  return REPEATS.some((minutes) =>
    [-1, 1].some((side) => wallMinutes(instant + side * minutes * MINUTE_MS, timeZone) === shown),
  )
}
