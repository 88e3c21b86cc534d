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

const formats = new Map<string, Intl.DateTimeFormat>()
const MAX_FORMATS = 64

/**
 * Groups ascending slots by the date that a viewer's wall clock shows at their start, in the order of the dates. Dates
 * without slots don't appear.
 *
 * Which date a time is shown under is a matter of display, so it is `Intl`'s answer, as every label is: this module
 * works without Temporal. Only a few slots of each day are asked about.
 *
 * @param timeZone the viewer's IANA zone
 * @throws RangeError when the zone doesn't exist
 */
export function byDay<T extends Starting>(slots: readonly T[], timeZone: string): DayOfSlots<T>[] {
  const days = new Map<string, T[]>()
  for (let at = 0; at < slots.length;) {
    const date = dateAt((slots[at] as T).start, timeZone)
    const end = endOfDay(slots, at, timeZone)
    // A fall-back across midnight shows a date, the next one, and the first again: each gets all of its slots.
    days.set(date, [...(days.get(date) ?? []), ...slots.slice(at, end)])
    at = end
  }
  return [...days.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([date, ofDay]) => ({ date, slots: ofDay }))
}

/** The date (`2026-03-08`) that the wall clock of `timeZone` shows at `instant` (epoch ms). */
export const dateAt = (instant: number, timeZone: string): string => wallClock(instant, timeZone).date

/** Index after the last slot in a row, from `first` on, that falls on the date of the first: steps double, then halve. */
function endOfDay(slots: readonly Starting[], first: number, timeZone: string): number {
  const clockAt = (index: number): WallClock => wallClock((slots[index] as Starting).start, timeZone)
  const morning = clockAt(first)
  const isOnDate = (index: number): boolean => clockAt(index).date === morning.date
  let inside = first
  let step = 1
  while (inside + step < slots.length && isOnDate(inside + step)) {
    inside += step
    step *= 2
  }
  let outside = Math.min(inside + step, slots.length)
  while (outside - inside > 1) {
    const middle = (inside + outside) >> 1
    if (isOnDate(middle)) inside = middle
    else outside = middle
  }
  const evening = clockAt(inside)
  if (evening.second - morning.second === evening.elapsed - morning.elapsed) return outside
  // The clock changed in between and may have shown another date meanwhile: ask every slot.
  let end = first + 1
  while (end < outside && isOnDate(end)) end++
  return end
}

interface WallClock {
  /** `2026-03-08` */
  readonly date: string
  /** Seconds since midnight, as the clock shows them. */
  readonly second: number
  /** Seconds since 1970 in UTC. */
  readonly elapsed: number
}

function wallClock(instant: number, timeZone: string): WallClock {
  const parts = formatFor(timeZone).formatToParts(instant)
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((candidate) => candidate.type === type)?.value ?? ''
  return {
    date: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
    second: Number(part('hour')) * 3600 + Number(part('minute')) * 60 + Number(part('second')),
    elapsed: Math.floor(instant / 1000),
  }
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
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
  if (formats.size >= MAX_FORMATS) formats.delete(formats.keys().next().value as string)
  formats.set(timeZone, format)
  return format
}
