import type { StaffMember, TimeWindow } from '../../catalog/staff.js'
import { Temporal } from './temporal.js'
import type { WallClock } from './wall-clock.js'
import { memo } from './wall-clock.js'

/** Whoever has hours: a staff member, or a resource that has some. */
export type Opening = Pick<StaffMember, 'hours' | 'overrides'>

/** `date/n`: the n-th window of a date. Two minutes with the same name are in the same window. */
export type WindowName = string

/** For a minute and a window it lies in: the first minute of that run, found by walking back while the window lasts. */
export function runStarts(
  windowsAt: (minute: number) => readonly WindowName[],
): (name: WindowName, minute: number) => number {
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
export function windowNamesAt(clock: WallClock, staff: Opening, minute: number): WindowName[] {
  const day = clock.day(minute)
  const minuteOfDay = clock.minuteOfDay(minute)
  // A date that the zone skips has no windows, so they leave no tail on the next one.
  const tail = clock.hasDay(day - 1) ? windowName(staff, day - 1, minuteOfDay + 1440) : undefined
  return [windowName(staff, day, minuteOfDay), tail].filter((name) => name !== undefined)
}

/** The window of date `day` in which its minute 0 to 2879 lies, if any. */
function windowName(staff: Opening, day: number, minuteOfDay: number): WindowName | undefined {
  const start = windowStarts(staff, day)[minuteOfDay]
  return start === undefined ? undefined : `${day}/${start}`
}

const startsByStaff = new WeakMap<Opening, (day: number) => (number | undefined)[]>()

/** For each minute 0 to 2879 of a date: the minute at which the window it lies in starts. */
function windowStarts(staff: Opening, day: number): (number | undefined)[] {
  const ask = startsByStaff.get(staff) ?? memo((asked) => readWindowStarts(staff, asked))
  startsByStaff.set(staff, ask)
  return ask(day)
}

function readWindowStarts(staff: Opening, day: number): (number | undefined)[] {
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

export function windowsOf(staff: Opening, day: number): readonly TimeWindow[] {
  const date = Temporal.PlainDate.from('1970-01-01').add({ days: day })
  const override = staff.overrides?.find((candidate) => candidate.date === date.toString())
  return override ? override.windows : staff.hours.filter((window) => window.day === date.dayOfWeek)
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

export const minutesFrom = (minute: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => minute + i)
