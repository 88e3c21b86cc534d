import { checkInstant } from '../checks.js'
import { formatDate } from '../time/date.js'
import { type Span, overlaps } from '../time/interval.js'
import { localDay } from '../time/zone.js'
import { lastBookableDay } from './booking-window.js'
import { reachedCaps } from './caps.js'
import { hoursRefusal } from './explain-hours.js'
import { slotsOf } from './find-slots.js'
import { joinableAt } from './groups.js'
import { earliestStart } from './permitted.js'
import { type Candidate, type ParsedQuery, type SlotQuery, parseQuery } from './query.js'
import type { SlotRefusal } from './refusal.js'
import { isFree, neededOf, resourcesAt } from './resources.js'

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
  const able = inRange ? whoCanAlone(parsed, start) : []
  const areAble = new Set(able)
  const unable = parsed.candidates.map(({ id }) => id).filter((id) => !areAble.has(id))
  const bookable = able.length > 0 && (parsed.rules.staffing === 'any' || unable.length === 0)
  const range: SlotRefusal[] = inRange ? [] : [{ rule: 'outside-range', from: parsed.from, to: parsed.to }]
  const staff = parsed.candidates.map((candidate): StaffExplanation => {
    if (!areAble.has(candidate.id)) {
      return { staffId: candidate.id, refusals: [...refusalsFor(candidate, parsed, start), ...range] }
    }
    return { staffId: candidate.id, refusals: bookable ? [] : [{ rule: 'others-unavailable', staffIds: unable }] }
  })
  return { start, bookable, staffIds: bookable ? able : [], staff }
}

/** Those who could take the start if it needed no one else, as `findSlots` says. */
function whoCanAlone(query: ParsedQuery, start: number): readonly string[] {
  const rules = { ...query.rules, staffing: 'any' } as const
  const slots = slotsOf({ ...query, rules, from: start, to: start + 1 })
  return slots.find((slot) => slot.start === start)?.staffIds ?? []
}

function refusalsFor(candidate: Candidate, query: ParsedQuery, start: number): SlotRefusal[] {
  const { rules, now } = query
  const refusals: SlotRefusal[] = []
  if (start < now) refusals.push({ rule: 'past', now })
  else if (start < earliestStart(rules, now)) {
    refusals.push({ rule: 'minimum-notice', earliest: earliestStart(rules, now) })
  }
  const last = lastBookableDay(rules, candidate.hours, now, start)
  if (last && localDay(candidate.hours.timeZone, start) > last.day) {
    refusals.push({ rule: 'booking-window', lastDate: formatDate(last.day), limit: last.limit })
  }
  const hours = hoursRefusal(candidate, rules, start)
  if (hours) refusals.push(hours)
  const blocked = { start: start - rules.bufferBeforeMs, end: start + rules.durationMs + rules.bufferAfterMs }
  const joined = joinableAt(query, candidate, start)
  const others = candidate.appointments.filter((appointment) => appointment !== joined)
  const by = [...candidate.taken, ...others.map((appointment) => appointment.blocked)].filter(
    (span) => span.start < span.end && overlaps(span, blocked),
  )
  if (by.length > 0) refusals.push({ rule: 'taken', blocked, by })
  if (!joined) refusals.push(...missingResources(query, blocked, start))
  for (const { firstDay, ...cap } of reachedCaps(rules, candidate, start)) {
    refusals.push({ rule: 'cap-reached', ...cap, firstDate: formatDate(firstDay) })
  }
  return refusals
}

function missingResources(query: ParsedQuery, blocked: Span, start: number): SlotRefusal[] {
  const states = resourcesAt(query, start)
  return Array.from(neededOf(query.rules.resourceKinds), ([kind, needed]): SlotRefusal => {
    const ofKind = states.filter((state) => state.kind === kind)
    const free = ofKind.filter(isFree).length
    const by = ofKind
      .filter((state) => !isFree(state))
      .map(({ id, closed, taken }) => ({ resourceId: id, closed, taken }))
    return { rule: 'resource-missing', kind, needed, free, blocked, by }
  }).filter((refusal) => refusal.rule === 'resource-missing' && refusal.free < refusal.needed)
}
