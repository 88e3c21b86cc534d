import type { StaffMember, TimeWindow } from '../../catalog/staff.js'
import type { SlotQuery } from '../../slots/query.js'
import { Temporal } from '../../time/temporal.js'

// The contract's words, minute by minute: slow, and right at a glance. It shares no code with the engine, knows no
// transitions and resolves no ends: it asks the wall clock at each instant. Minutes count from 1970-01-01T00:00; all
// clock changes since 1973 fall on whole minutes.

const MINUTE = 60_000
const QUARTER = 15

/** `date/n`: the n-th window of a date. Two minutes with the same name are in the same window. */
type WindowName = string

/** The starts that the contract allows each staff member, ascending. */
export function oracleStarts(query: SlotQuery): Map<string, number[]> {
  return new Map(query.staff.map((staff) => [staff.id, startsOf(staff, query)]))
}

function startsOf(staff: StaffMember, query: SlotQuery): number[] {
  const { service, from, to, now } = query
  const clock = new WallClock(staff.timeZone)
  const windowsAt = memo((minute: number) => windowNamesAt(clock, staff, minute))
  const runStart = runStarts(windowsAt)
  const isOnGrid = (minute: number): boolean =>
    windowsAt(minute).some((name) => (minute - runStart(name, minute)) % service.slotIntervalMinutes === 0)
  const isOpen = (minute: number): boolean => windowsAt(minute).length > 0
  const today = clock.day(Math.floor(now / MINUTE))
  const found: number[] = []
  for (let minute = Math.ceil(from / MINUTE); minute * MINUTE < to; minute++) {
    const start = minute * MINUTE
    if (!isOnGrid(minute)) continue
    if (!minutesFrom(minute, service.durationMinutes).every(isOpen)) continue
    const blockedStart = start - service.bufferBeforeMinutes * MINUTE
    const blockedEnd = start + (service.durationMinutes + service.bufferAfterMinutes) * MINUTE
    if (staff.taken.some((span) => span.start < span.end && span.start < blockedEnd && blockedStart < span.end))
      continue
    if (start < now + service.minimumNoticeMinutes * MINUTE) continue
    if (service.bookingWindowDays !== null && clock.day(minute) - today > service.bookingWindowDays) continue
    found.push(start)
  }
  return found
}

/** For a minute and a window it lies in: the first minute of that run, found by walking back while the window lasts. */
function runStarts(windowsAt: (minute: number) => readonly WindowName[]): (name: WindowName, minute: number) => number {
  const known = new Map<string, number>()
  return (name, minute) => {
    let first = minute
    while (windowsAt(first - 1).includes(name) && !known.has(`${name} ${first}`)) first--
    const start = known.get(`${name} ${first}`) ?? first
    known.set(`${name} ${minute}`, start)
    return start
  }
}

/** The windows whose time shows at `minute`: of its local date, and the tails of the date before. */
function windowNamesAt(clock: WallClock, staff: StaffMember, minute: number): WindowName[] {
  const day = clock.day(minute)
  const minuteOfDay = clock.minuteOfDay(minute)
  // A date that the zone skips has no windows, so they leave no tail on the next one.
  const tail = clock.hasDay(day - 1) ? windowName(staff, day - 1, minuteOfDay + 1440) : undefined
  return [windowName(staff, day, minuteOfDay), tail].filter((name) => name !== undefined)
}

/** The window of date `day` in which its minute 0 to 2879 lies, if any. */
function windowName(staff: StaffMember, day: number, minuteOfDay: number): WindowName | undefined {
  const start = windowStarts(staff, day)[minuteOfDay]
  return start === undefined ? undefined : `${day}/${start}`
}

const startsByStaff = new WeakMap<StaffMember, (day: number) => (number | undefined)[]>()

/** For each minute 0 to 2879 of a date: the minute at which the window it lies in starts. */
function windowStarts(staff: StaffMember, day: number): (number | undefined)[] {
  const ask = startsByStaff.get(staff) ?? memo((asked) => readWindowStarts(staff, asked))
  startsByStaff.set(staff, ask)
  return ask(day)
}

function readWindowStarts(staff: StaffMember, day: number): (number | undefined)[] {
  const windows = windowsOf(staff, day).map((window) => ({
    start: minutesOf(window.start),
    end: minutesOf(window.end) + (minutesOf(window.end) < minutesOf(window.start) ? 1440 : 0),
  }))
  const starts: (number | undefined)[] = []
  for (let minute = 0; minute < 2880; minute++) {
    const isOpen = windows.some(({ start, end }) => start <= minute && minute < end)
    // Overlapping and touching windows of one date are one: it started where the open minutes did.
    starts.push(isOpen ? (starts[minute - 1] ?? minute) : undefined)
  }
  return starts
}

function windowsOf(staff: StaffMember, day: number): readonly TimeWindow[] {
  const date = Temporal.PlainDate.from('1970-01-01').add({ days: day })
  const override = staff.overrides?.find((candidate) => candidate.date === date.toString())
  return override ? override.windows : staff.hours.filter((window) => window.day === date.dayOfWeek)
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

const minutesFrom = (minute: number, count: number): number[] => Array.from({ length: count }, (_, i) => minute + i)

/** What a zone's wall clock shows, by asking Temporal. */
class WallClock {
  readonly #timeZone: string
  readonly #asked: (minute: number) => number

  constructor(timeZone: string) {
    this.#timeZone = timeZone
    this.#asked = memo((minute) => this.#ask(minute))
  }

  day(minute: number): number {
    return Math.floor(this.#show(minute) / 1440)
  }

  minuteOfDay(minute: number): number {
    return this.#show(minute) - this.day(minute) * 1440
  }

  /** Whether the zone has that date: a skipped one begins on another. */
  hasDay(day: number): boolean {
    const date = Temporal.PlainDate.from('1970-01-01').add({ days: day })
    return date.toZonedDateTime(this.#timeZone).toPlainDate().equals(date)
  }

  /** The wall clock's minutes since its own 1970-01-01T00:00. */
  #show(minute: number): number {
    // Between two quarters that agree nothing changes: no clock changes twice within fifteen minutes.
    const quarter = Math.floor(minute / QUARTER) * QUARTER
    const offset = this.#asked(quarter) - quarter
    if (this.#asked(quarter + QUARTER) - (quarter + QUARTER) === offset) return minute + offset
    return this.#asked(minute)
  }

  #ask(minute: number): number {
    const shown = Temporal.Instant.fromEpochMilliseconds(minute * MINUTE).toZonedDateTimeISO(this.#timeZone)
    return Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute) / MINUTE
  }
}

function memo<T>(ask: (minute: number) => T): (minute: number) => T {
  const known = new Map<number, T>()
  return (minute) => {
    if (known.has(minute)) return known.get(minute) as T
    const answer = ask(minute)
    known.set(minute, answer)
    return answer
  }
}
