import { DAY_MS, formatDate, parseDate, parseTime } from '@openslot/core'
import * as v from 'valibot'

const window = v.object({ start: v.string(), end: v.string() })
const day = v.nullable(v.object({ ...window.entries, breaks: v.optional(v.nullable(v.array(window)), []) }))
/** By weekdays, or by dates. */
const plan = v.record(v.string(), day)

export interface Window {
  readonly start: string
  readonly end: string
}

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
/** A date that stands for more than that is a slip. */
const MAX_DAYS = 1000

/** The weekly hours of a provider's `working_plan`; `undefined` when it can't be read. */
export function weeklyHours(json: string | null): ({ readonly days: number[] } & Window)[] | undefined {
  const week = planIn(json)
  return (
    week &&
    WEEKDAYS.flatMap((name, index) => windowsOf(week[name] ?? null).map((open) => ({ days: [index + 1], ...open })))
  )
}

/** What `working_plan_exceptions` of a provider's settings says of single dates, as it was up to version 1.5. */
export const datesInSettings = (json: string | null): Map<string, readonly Window[]> =>
  new Map(Object.entries(planIn(json) ?? {}).map(([date, open]) => [date, windowsOf(open)]))

/** What a row of the table `working_plan_exceptions` says of its dates. */
export function datesOfRow(row: Readonly<Record<string, string | null>>): Map<string, readonly Window[]> {
  const [first, last] = [parseDate(row['start_date'] ?? ''), parseDate(row['end_date'] ?? '')]
  if (first === undefined || last === undefined) return new Map()
  const [start, end] = [row['start_time'] ?? null, row['end_time'] ?? null]
  const breaks = v.safeParse(v.pipe(v.string(), v.parseJson(), v.array(window)), row['breaks'])
  const open = start && end ? windowsOf({ start, end, breaks: breaks.success ? breaks.output : [] }) : []
  const days = Math.min(last - first + 1, MAX_DAYS)
  return new Map(Array.from({ length: Math.max(days, 0) }, (_, index) => [formatDate(first + index), open]))
}

function planIn(json: string | null): v.InferOutput<typeof plan> | undefined {
  // PHP writes an empty object as a list.
  if (json === null || json === '' || json === '[]') return {}
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), plan), json)
  return result.success ? result.output : undefined
}

/** The hours of a day without its breaks. */
function windowsOf(open: v.InferOutput<typeof day>): Window[] {
  if (open === null) return []
  const breaks = (open.breaks ?? []).map((pause) => ({ from: minutes(pause.start), to: endMinutes(pause.end) }))
  const windows: Window[] = []
  let from = minutes(open.start)
  const close = endMinutes(open.end)
  for (const pause of breaks.toSorted((a, b) => a.from - b.from)) {
    const to = Math.min(pause.from, close)
    if (from < to) windows.push({ start: clock(from), end: clock(to) })
    from = Math.max(from, pause.to)
  }
  if (from < close) windows.push({ start: clock(from), end: clock(close) })
  return windows
}

/** `09:00` or `09:00:00`. */
const minutes = (time: string): number => parseTime(time.slice(0, 5)) ?? 0
/** A day's last minute stands for its end. */
const endMinutes = (time: string): number => (minutes(time) === 0 || minutes(time) === 1439 ? 1440 : minutes(time))

const clock = (minute: number): string =>
  minute === 1440 ? '24:00' : new Date((minute * DAY_MS) / 1440).toISOString().slice(11, 16)
