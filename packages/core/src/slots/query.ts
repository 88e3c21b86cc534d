import type { ServiceRules } from '../catalog/service.js'
import type { StaffMember } from '../catalog/staff.js'
import { type OpeningHours, parseHours } from '../availability/hours.js'
import { CoreError } from '../errors.js'
import { DAY_MS, MINUTE_MS } from '../time/date.js'
import type { Span } from '../time/interval.js'

/** What {@link findSlots} is asked. */
export interface SlotQuery {
  readonly service: ServiceRules
  /** Everyone who may give the service. */
  readonly staff: readonly StaffMember[]
  /** Starts are listed from this instant on (epoch ms) … */
  readonly from: number
  /** … and before this one (epoch ms). At most ten years after `from`. */
  readonly to: number
  /** The present (epoch ms): notice and booking window count from it. */
  readonly now: number
}

/** The service's rules in milliseconds. */
export interface SlotRules {
  readonly durationMs: number
  readonly intervalMs: number
  readonly bufferBeforeMs: number
  readonly bufferAfterMs: number
  readonly noticeMs: number
  readonly windowDays: number | null
}

/** A staff member, checked: hours parsed, taken spans as given. */
export interface Candidate {
  readonly id: string
  readonly hours: OpeningHours
  readonly taken: readonly Span[]
}

/** A query that has been checked; what the engine works on. */
export interface ParsedQuery {
  readonly rules: SlotRules
  readonly candidates: readonly Candidate[]
  readonly from: number
  readonly to: number
  readonly now: number
}

const MAX_RANGE_MS = 3660 * DAY_MS
/** The first and the last instant (epoch ms) that a query may name. */
export const MIN_INSTANT = Date.UTC(1900, 0, 1)
export const MAX_INSTANT = Date.UTC(2200, 0, 1)
const MAX_DURATION_MINUTES = 7 * 1440
const MAX_MINUTES = 366 * 1440

/** @throws CoreError naming the wrong field */
export function parseQuery(query: SlotQuery): ParsedQuery {
  if (typeof query !== 'object' || query === null) throw new CoreError('query', 'use an object')
  const from = checkInstant(query.from, 'from')
  const to = checkInstant(query.to, 'to')
  if (to < from) throw new CoreError('to', 'must not be before `from`')
  if (to - from > MAX_RANGE_MS) throw new CoreError('to', 'must be at most ten years after `from`')
  const now = checkInstant(query.now, 'now')
  const rules = parseRules(query.service)
  if (!Array.isArray(query.staff)) throw new CoreError('staff', 'use a list of staff members')
  const candidates = Array.from(query.staff as readonly StaffMember[], (member, index) =>
    parseStaff(member, `staff[${index}]`),
  )
  const ids = new Set(candidates.map((candidate) => candidate.id))
  if (ids.size < candidates.length) throw new CoreError('staff', 'every staff member needs an id of their own')
  return { rules, candidates, from, to, now }
}

/** @throws CoreError naming the wrong field */
export function parseRules(service: ServiceRules): SlotRules {
  if (typeof service !== 'object' || service === null) throw new CoreError('service', 'use an object with its rules')
  if (service.staffing !== undefined && service.staffing !== 'any') {
    throw new CoreError('service.staffing', "only 'any' can be used")
  }
  if (service.capacity !== undefined && service.capacity !== 1) {
    throw new CoreError('service.capacity', 'only 1 can be used')
  }
  const ms = (name: keyof ServiceRules, min: number, max: number): number =>
    wholeNumber(service[name], `service.${name}`, min, max) * MINUTE_MS
  return {
    durationMs: ms('durationMinutes', 1, MAX_DURATION_MINUTES),
    intervalMs: ms('slotIntervalMinutes', 1, MAX_MINUTES),
    bufferBeforeMs: ms('bufferBeforeMinutes', 0, MAX_MINUTES),
    bufferAfterMs: ms('bufferAfterMinutes', 0, MAX_MINUTES),
    noticeMs: ms('minimumNoticeMinutes', 0, 10 * MAX_MINUTES),
    windowDays:
      service.bookingWindowDays === null
        ? null
        : wholeNumber(service.bookingWindowDays, 'service.bookingWindowDays', 0, 36_600),
  }
}

function parseStaff(staff: StaffMember, field: string): Candidate {
  if (typeof staff?.id !== 'string' || staff.id === '') throw new CoreError(`${field}.id`, 'use a non-empty string')
  const hours = parseHours(staff, field)
  if (!Array.isArray(staff.taken)) throw new CoreError(`${field}.taken`, 'use a list of spans')
  for (const [index, span] of (staff.taken as readonly Span[]).entries()) {
    for (const side of ['start', 'end'] as const) {
      if (!Number.isFinite(span?.[side])) {
        throw new CoreError(`${field}.taken[${index}].${side}`, 'use epoch milliseconds')
      }
    }
    if (span.end < span.start) throw new CoreError(`${field}.taken[${index}].end`, 'must not be before the start')
  }
  return { id: staff.id, hours, taken: staff.taken }
}

/** @throws CoreError naming `field` unless it is an instant that a query may name */
export function checkInstant(value: number, field: string): number {
  if (!Number.isFinite(value)) throw new CoreError(field, 'use epoch milliseconds, a finite number')
  if (value < MIN_INSTANT || value > MAX_INSTANT)
    throw new CoreError(field, 'use an instant between the years 1900 and 2200')
  return value
}

function wholeNumber(value: unknown, field: string, min: number, max: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value
  throw new CoreError(field, `use a whole number from ${min} to ${max}`)
}
