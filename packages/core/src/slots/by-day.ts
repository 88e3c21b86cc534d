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
 * Groups ascending slots by the date that a viewer's wall clock shows at their start. Dates without slots don't appear.
 *
 * Which date a time is shown under is a matter of display, so it is `Intl`'s answer, as every label is: this module
 * works without Temporal. Within a day only its first and last slots are asked about.
 *
 * @param timeZone the viewer's IANA zone
 * @throws RangeError when the zone doesn't exist
 */
export function byDay<T extends Starting>(slots: readonly T[], timeZone: string): DayOfSlots<T>[] {
  const days: { date: string; slots: T[] }[] = []
  for (let at = 0; at < slots.length; ) {
    const date = dateAt((slots[at] as T).start, timeZone)
    const end = endOfDay(slots, at, date, timeZone)
    const last = days.at(-1)
    // A fall-back across midnight shows a date, the next one, and the first again: sort such slots back to theirs.
    const known = last && last.date >= date ? days.find((day) => day.date === date) : undefined
    if (known) known.slots.push(...slots.slice(at, end))
    else days.push({ date, slots: slots.slice(at, end) })
    at = end
  }
  return days
}

/** The date (`2026-03-08`) that the wall clock of `timeZone` shows at `instant` (epoch ms). */
export function dateAt(instant: number, timeZone: string): string {
  const parts = formatFor(timeZone).formatToParts(instant)
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((candidate) => candidate.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
}

/** Index after the last slot in a row, from `first` on, that falls on `date`: steps double, then halve. */
function endOfDay(slots: readonly Starting[], first: number, date: string, timeZone: string): number {
  const isOnDate = (index: number): boolean => dateAt((slots[index] as Starting).start, timeZone) === date
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
  return outside
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  if (formats.size >= MAX_FORMATS) formats.delete(formats.keys().next().value as string)
  formats.set(timeZone, format)
  return format
}
