import type { AdminStaffMember } from '@openslot/core/wire'
import { weekdayOf } from '../hours/month.js'
import { dayShown } from '../hours/special-days.js'
import { spanOf, weekOf } from '../hours/week.js'
import { DAY_MINUTES, addDays } from '../time/wall-clock.js'

/** Minutes of a day, half-open. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

type Opened = Pick<AdminStaffMember, 'hours' | 'overrides'>

/** The windows that begin on a date; those past midnight end on the next one. */
export const windowsOn = ({ hours, overrides }: Opened, date: string): readonly Stretch[] =>
  dayShown(overrides, weekOf(hours), date, weekdayOf(date)).openings.flatMap((opening) => spanOf(opening) ?? [])

/** What began the evening before, as minutes of a date: it begins before its midnight. */
const tailsOn = (member: Opened, date: string): readonly Stretch[] =>
  windowsOn(member, addDays(date, -1)).map(({ start, end }) => ({
    start: start - DAY_MINUTES,
    end: end - DAY_MINUTES,
  }))

/** Until when the evening before goes on into a date; 0: it doesn't. */
export const nightEnd = (member: Opened, date: string): number =>
  Math.max(0, ...tailsOn(member, date).map(({ end }) => end))

/** When somebody is open on a date, by their own clock: what began the evening before goes on into it. */
export const openOn = (member: Opened, date: string): readonly Stretch[] =>
  merged([...tailsOn(member, date), ...windowsOn(member, date)].map(within))

/** The rest of the day. */
export function closedOn(member: Opened, date: string): readonly Stretch[] {
  const open = openOn(member, date)
  const starts = [0, ...open.map(({ end }) => end)]
  const ends = [...open.map(({ start }) => start), DAY_MINUTES]
  return starts
    .map((start, index) => ({ start, end: ends[index] ?? DAY_MINUTES }))
    .filter(({ start, end }) => start < end)
}

/** As far as it is in the day. */
export const within = ({ start, end }: Stretch): Stretch => ({
  start: Math.min(Math.max(start, 0), DAY_MINUTES),
  end: Math.min(Math.max(end, 0), DAY_MINUTES),
})

function merged(stretches: readonly Stretch[]): readonly Stretch[] {
  const found: Stretch[] = []
  for (const { start, end } of stretches.filter((one) => one.start < one.end).toSorted((a, b) => a.start - b.start)) {
    const last = found.at(-1)
    if (last && start <= last.end) found[found.length - 1] = { start: last.start, end: Math.max(last.end, end) }
    else found.push({ start, end })
  }
  return found
}
