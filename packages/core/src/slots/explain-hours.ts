import { type Run, openRuns, windowsOn } from '../availability/hours.js'
import { formatDate } from '../time/date.js'
import { merge } from '../time/interval.js'
import { localDay } from '../time/zone.js'
import type { Candidate } from './query.js'
import type { SlotRefusal } from './refusal.js'
import type { SlotRules } from './rules.js'

/** Why a staff member's hours refuse a start (epoch ms): closed, or not on the grid of its open time. */
export function hoursRefusal(candidate: Candidate, rules: SlotRules, start: number): SlotRefusal | undefined {
  const end = start + rules.durationMs
  const runs = openRuns(candidate.hours, start, end)
  return outsideHours(candidate, runs, start, end) ?? offGrid(runs, start, rules.intervalMs)
}

function outsideHours(candidate: Candidate, runs: readonly Run[], start: number, end: number): SlotRefusal | undefined {
  const stretch = merge(runs).find((span) => span.start <= start && start < span.end)
  if (stretch && end <= stretch.end) return undefined
  const day = localDay(candidate.hours.timeZone, start)
  return {
    rule: 'outside-hours',
    date: formatDate(day),
    source: candidate.hours.overrides.has(day) ? 'override' : 'weekly-hours',
    windows: windowsOn(candidate.hours, day),
    ...(stretch && { closesAt: stretch.end }),
  }
}

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
