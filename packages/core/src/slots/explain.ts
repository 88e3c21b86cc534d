import { type Run, openRuns } from '../availability/hours.js'
import { formatDate } from '../time/date.js'
import { type Span, merge, overlaps } from '../time/interval.js'
import { localDay } from '../time/zone.js'
import { findSlots } from './find-slots.js'
import { earliestStart, lastBookableDay } from './permitted.js'
import { type Candidate, type ParsedQuery, type SlotQuery, checkInstant, parseQuery } from './query.js'

/** A rule that a start breaks, and by what. Instants and spans in epoch ms. */
export type SlotRefusal =
  | { readonly rule: 'past'; readonly now: number }
  | {
      readonly rule: 'outside-hours'
      /** The local date asked about, and what sets its hours. */
      readonly date: string
      readonly source: 'weekly-hours' | 'override'
      /** Set when the start is open but the time closes before the appointment ends. */
      readonly closesAt?: number
    }
  | { readonly rule: 'off-grid'; readonly previous?: number; readonly next?: number }
  | {
      readonly rule: 'taken'
      /** What the appointment with its buffers would block … */
      readonly blocked: Span
      /** … and the claims and busy times in its way, as given. */
      readonly by: readonly Span[]
    }
  | { readonly rule: 'minimum-notice'; readonly earliest: number }
  | { readonly rule: 'booking-window'; readonly lastDate: string }
  | { readonly rule: 'outside-range'; readonly from: number; readonly to: number }
  | { readonly rule: 'cap-reached'; readonly cap: string }

/** Why one staff member can or can't take a start: every broken rule, none when they can. */
export interface StaffExplanation {
  readonly staffId: string
  readonly refusals: readonly SlotRefusal[]
}

export interface SlotExplanation {
  readonly start: number
  readonly bookable: boolean
  /** Who can take it; the same as `findSlots` lists. */
  readonly staffIds: readonly string[]
  readonly staff: readonly StaffExplanation[]
}

/**
 * For any start instant (epoch ms), which rules refuse it for each staff member, and by what.
 *
 * `bookable` and `staffIds` are `findSlots`' own answer for that start, so the two can't disagree.
 *
 * @throws CoreError naming the wrong field of the query, or `start`
 */
export function explainSlot(query: SlotQuery, start: number): SlotExplanation {
  const parsed = parseQuery(query)
  checkInstant(start, 'start')
  const inRange = parsed.from <= start && start < parsed.to
  const slot = inRange
    ? findSlots({ ...query, from: start, to: start + 1 }).find((found) => found.start === start)
    : undefined
  const staffIds = slot?.staffIds ?? []
  const staff = parsed.candidates.map((candidate, index): StaffExplanation => {
    if (staffIds.includes(candidate.id)) return { staffId: candidate.id, refusals: [] }
    const refusals = refusalsFor(candidate, query.staff[index]?.taken ?? [], parsed, start)
    const range: SlotRefusal[] = inRange ? [] : [{ rule: 'outside-range', from: query.from, to: query.to }]
    return { staffId: candidate.id, refusals: [...refusals, ...range] }
  })
  return { start, bookable: slot !== undefined, staffIds, staff }
}

function refusalsFor(
  candidate: Candidate,
  taken: readonly Span[],
  { rules, now }: ParsedQuery,
  start: number,
): SlotRefusal[] {
  const { timeZone } = candidate.hours
  const refusals: SlotRefusal[] = []
  if (start < now) refusals.push({ rule: 'past', now })
  else if (start < earliestStart(rules, now)) {
    refusals.push({ rule: 'minimum-notice', earliest: earliestStart(rules, now) })
  }
  const lastDay = lastBookableDay(rules, timeZone, now)
  if (lastDay !== null && localDay(timeZone, start) > lastDay) {
    refusals.push({ rule: 'booking-window', lastDate: formatDate(lastDay) })
  }
  const end = start + rules.durationMs
  const runs = openRuns(candidate.hours, start, end)
  const hoursRefusal = outsideHours(candidate, runs, start, end) ?? offGrid(runs, start, rules.intervalMs)
  if (hoursRefusal) refusals.push(hoursRefusal)
  const blocked = { start: start - rules.bufferBeforeMs, end: end + rules.bufferAfterMs }
  const by = taken.filter((span) => span.start < span.end && overlaps(span, blocked))
  if (by.length > 0) refusals.push({ rule: 'taken', blocked, by })
  return refusals
}

function outsideHours(candidate: Candidate, runs: readonly Run[], start: number, end: number): SlotRefusal | undefined {
  const stretch = merge(runs).find((span) => span.start <= start && start < span.end)
  if (stretch && end <= stretch.end) return undefined
  const day = localDay(candidate.hours.timeZone, start)
  return {
    rule: 'outside-hours',
    date: formatDate(day),
    source: candidate.hours.overrides.has(day) ? 'override' : 'weekly-hours',
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
