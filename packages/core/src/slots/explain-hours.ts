import { type OpeningHours, type Run, openRuns, windowsOn } from '../availability/hours.js'
import { DAY_MINUTES, formatDate, isoWeekday } from '../time/date.js'
import { type Span, merge } from '../time/interval.js'
import { localDay } from '../time/zone.js'
import type { Candidate } from './query.js'
import type { DateHours, SlotRefusal } from './refusal.js'
import type { SlotRules } from './rules.js'

/** Why a staff member's hours refuse a start (epoch ms): closed, not open for long enough, or not on the grid of its open time. */
export function hoursRefusal(candidate: Candidate, rules: SlotRules, start: number): SlotRefusal | undefined {
  const end = start + rules.durationMs
  const runs = openRuns(candidate.hours, start, end)
  return outsideHours(candidate, runs, start, end) ?? offGrid(runs, start, rules.intervalMs)
}

function outsideHours({ hours }: Candidate, runs: readonly Run[], start: number, end: number): SlotRefusal | undefined {
  const stretch = merge(runs).find((span) => span.start <= start && start < span.end)
  if (stretch && end <= stretch.end) return undefined
  const closedAt = stretch?.end ?? start
  const day = localDay(hours.timeZone, closedAt)
  const days = reachesNextDay(hours, day - 1) ? [day - 1, day] : [day]
  const rule = stretch ? 'ends-after-hours' : 'outside-hours'
  return { rule, closedAt, by: days.map((each) => hoursOf(hours, each)) }
}

/** Whether a date's windows run past midnight, or would if no override replaced them. */
const reachesNextDay = (hours: OpeningHours, day: number): boolean =>
  [...windowsOn(hours, day), ...(hours.weekly[isoWeekday(day)] as readonly Span[])].some(({ end }) => end > DAY_MINUTES)

const hoursOf = (hours: OpeningHours, day: number): DateHours => ({
  date: formatDate(day),
  source: hours.overrides.has(day) ? 'override' : 'weekly-hours',
  windows: windowsOn(hours, day),
})

function offGrid(runs: readonly Run[], start: number, intervalMs: number): SlotRefusal | undefined {
  const around = runs.filter((run) => run.start <= start && start < run.end)
  if (around.some((run) => (start - run.start) % intervalMs === 0)) return undefined
  const previous = around.map((run) => start - ((start - run.start) % intervalMs))
  const next = around
    .map((run) => start - ((start - run.start) % intervalMs) + intervalMs)
    .filter((point, index) => point < (around[index] as Run).end)
  return {
    rule: 'off-grid',
    ...(previous.length > 0 && { previous: Math.max(...previous) }),
    ...(next.length > 0 && { next: Math.min(...next) }),
  }
}
