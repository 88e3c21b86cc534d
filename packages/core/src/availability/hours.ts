import type { StaffMember, TimeWindow, WeeklyWindow } from '../catalog/staff.js'
import { CoreError } from '../errors.js'
import { checkList } from '../checks.js'
import { DAY_MINUTES, DAY_MS, MINUTE_MS, isoWeekday, parseDate, parseTime } from '../time/date.js'
import { type Span, merge } from '../time/interval.js'
import { isTimeZone } from '../time/time-zone-name.js'
import { type OffsetSegment, localDay, offsetSegments } from '../time/zone.js'

/** More windows or overrides than any calendar needs; beyond it the input is a mistake or an attack. */
const MAX_WINDOWS = 10_000

/** A staff member's hours, parsed: windows as minutes `[0, 2880)` of the local date they start on, merged. */
export interface OpeningHours {
  readonly timeZone: string
  /** By ISO weekday; index 0 is unused. */
  readonly weekly: readonly (readonly Span[])[]
  /** By day number. */
  readonly overrides: ReadonlyMap<number, readonly Span[]>
}

/**
 * A maximal stretch of consecutive open instants of one date's window (epoch ms). The slot grid counts from its start.
 */
export interface Run extends Span {
  /** Day number of the local date whose window this is. */
  readonly day: number
}

/**
 * Checks and parses a staff member's zone, hours and overrides.
 *
 * @param field where the staff member stands in the caller's input, for error messages: `staff[0]`
 * @throws CoreError naming the wrong field
 */
export function parseHours(staff: Pick<StaffMember, 'timeZone' | 'hours' | 'overrides'>, field: string): OpeningHours {
  if (typeof staff !== 'object' || staff === null) throw new CoreError(field, 'use an object')
  if (typeof staff.timeZone !== 'string' || !isTimeZone(staff.timeZone)) {
    const given = typeof staff.timeZone === 'string' ? `, not "${staff.timeZone.slice(0, 64)}"` : ''
    throw new CoreError(`${field}.timeZone`, `use an IANA time zone such as Europe/Berlin${given}`)
  }
  const hoursField = `${field}.hours`
  const hours = listOf(staff.hours, hoursField)
  const byWeekday: Span[][] = [[], [], [], [], [], [], [], []]
  for (let index = 0; index < hours.length; index++) {
    const window = hours[index] as WeeklyWindow
    const windows = Number.isInteger(window?.day) && window.day >= 1 ? byWeekday[window.day] : undefined
    if (!windows) {
      throw new CoreError(`${hoursField}[${index}].day`, 'use an ISO weekday from 1 (Monday) to 7 (Sunday)')
    }
    windows.push(parseWindow(window, hoursField, index))
  }
  let count = hours.length
  const overrides = new Map<number, Span[]>()
  for (const [index, override] of listOf(staff.overrides ?? [], `${field}.overrides`).entries()) {
    const at = `${field}.overrides[${index}]`
    const day = typeof override?.date === 'string' ? parseDate(override.date) : undefined
    if (day === undefined) throw new CoreError(`${at}.date`, 'use a date that exists, as 2026-12-24')
    if (overrides.has(day))
      throw new CoreError(`${at}.date`, `${override.date} has an override already: put its windows into one`)
    const windowsField = `${at}.windows`
    const windows = listOf(override.windows, windowsField)
    count += windows.length
    if (count > MAX_WINDOWS) throw new CoreError(windowsField, `use at most ${MAX_WINDOWS} windows in all`)
    overrides.set(day, tidy(Array.from(windows, (window, i) => parseWindow(window, windowsField, i))))
  }
  return { timeZone: staff.timeZone, weekly: byWeekday.map(tidy), overrides }
}

const listOf = <T>(value: readonly T[], field: string): readonly T[] => checkList(value, field, MAX_WINDOWS)

/** A day's windows merged; most days have one, and none is empty. */
const tidy = (windows: Span[]): Span[] => (windows.length < 2 ? windows : merge(windows))

/** @param list where the windows stand: the text that names one of them is only made when it is wrong */
function parseWindow(window: TimeWindow, list: string, index: number): Span {
  const start = typeof window?.start === 'string' ? parseTime(window.start) : undefined
  const end = typeof window?.end === 'string' ? parseTime(window.end) : undefined
  if (start === undefined || start === DAY_MINUTES) {
    throw new CoreError(`${list}[${index}].start`, 'use a time from 00:00 to 23:59')
  }
  if (end === undefined) throw new CoreError(`${list}[${index}].end`, 'use a time from 00:00 to 24:00')
  if (end === start)
    throw new CoreError(`${list}[${index}].end`, 'use another time than the start; a whole day is 00:00–24:00')
  return { start, end: end > start ? end : end + DAY_MINUTES }
}

/** The windows that start on a local date: its override's, else the weekday's. Minutes of that date, merged. */
export const windowsOn = (hours: OpeningHours, day: number): readonly Span[] =>
  hours.overrides.get(day) ?? (hours.weekly[isoWeekday(day)] as readonly Span[])

/**
 * The runs that have open instants in `[from, to)`, whole (not cut to it), ascending by start.
 *
 * An instant is open when the wall clock at it, on its local date, lies in a window of that date. A wall-clock window
 * of a date is one stretch on the line "instant + offset"; cutting that line at the zone's transitions gives the
 * instants, so gaps, overlaps and skipped dates need no rule of their own.
 */
export function openRuns(hours: OpeningHours, from: number, to: number): Run[] {
  if (to <= from) return []
  // A window reaches two dates far, and a zone may jump by a whole day (Apia): three days back see every run.
  const firstDay = localDay(hours.timeZone, from) - 3
  const lastDay = localDay(hours.timeZone, to) + 1
  const segments = offsetSegments(hours.timeZone, (firstDay - 2) * DAY_MS, (lastDay + 4) * DAY_MS)
  const runs: Run[] = []
  let isAscending = true
  const keep = (start: number, end: number, day: number): void => {
    if (start >= end || end <= from || start >= to) return
    if (runs.length > 0 && start < (runs[runs.length - 1] as Run).start) isAscending = false
    runs.push({ start, end, day })
  }
  let firstSegment = 0
  for (let day = firstDay; day <= lastDay; day++) {
    const midnight = day * DAY_MS
    while (isPast(segments[firstSegment] as OffsetSegment, midnight)) firstSegment++
    if (isSkipped(segments, firstSegment, midnight)) continue
    for (const window of windowsOn(hours, day)) {
      const localStart = midnight + window.start * MINUTE_MS
      const localEnd = midnight + window.end * MINUTE_MS
      let runStart = 0
      let runEnd = 0
      for (let at = firstSegment; at < segments.length; at++) {
        const segment = segments[at] as OffsetSegment
        if (segment.start + segment.offsetMs >= localEnd + DAY_MS) break
        const start = Math.max(segment.start, localStart - segment.offsetMs)
        const end = Math.min(segment.end, localEnd - segment.offsetMs)
        if (start >= end) continue
        // A window that goes on across a transition without a pause is still one run.
        if (start !== runEnd) {
          keep(runStart, runEnd, day)
          runStart = start
        }
        runEnd = end
      }
      keep(runStart, runEnd, day)
    }
  }
  // Overnight windows can end, and a fall-back can begin, after the next date's window has.
  return isAscending ? runs : runs.toSorted((a, b) => a.start - b.start)
}

/** Whether no instant shows the date that begins at `midnight`: it has no windows, so not their tails either. */
function isSkipped(segments: readonly OffsetSegment[], first: number, midnight: number): boolean {
  for (let at = first; at < segments.length; at++) {
    const { start, end, offsetMs } = segments[at] as OffsetSegment
    if (start + offsetMs < midnight + DAY_MS && midnight < end + offsetMs) return false
  }
  return true
}

/** Whether a segment ended, by its own wall clock, more than a day before a local date begins. */
const isPast = (segment: OffsetSegment, midnight: number): boolean => segment.end + segment.offsetMs < midnight - DAY_MS
