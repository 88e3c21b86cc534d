import { type OpeningHours, parseHours } from '../availability/hours.js'
import type { Resource } from '../catalog/resource.js'
import type { ServiceRules } from '../catalog/service.js'
import type { GroupAppointment, StaffMember } from '../catalog/staff.js'
import {
  checkInstant,
  checkInstants,
  checkList,
  checkName,
  checkSpan,
  checkSpans,
  checkWholeNumber,
} from '../checks.js'
import { CoreError } from '../errors.js'
import { DAY_MS } from '../time/date.js'
import type { Span } from '../time/interval.js'
import { type Cap, type SlotRules, parseCaps, parseRules } from './rules.js'

/** What {@link findSlots} is asked. */
export interface SlotQuery {
  readonly service: ServiceRules
  /** Everyone who may give the service; for `staffing: 'all'`, everyone it needs. */
  readonly staff: readonly StaffMember[]
  /** The rooms, chairs and machines of the kinds that the service needs, in the order in which they are taken. */
  readonly resources?: readonly Resource[]
  /** The duration asked for, one of the service's; left out: its default. */
  readonly durationMinutes?: number
  /** Starts are listed from this instant on (epoch ms) … */
  readonly from: number
  /** … and before this one (epoch ms). At most ten years after `from`. */
  readonly to: number
  /** The present (epoch ms): notice and booking window count from it. */
  readonly now: number
}

/** A staff member, checked: hours parsed, the rest as given. */
export interface Candidate {
  readonly id: string
  readonly hours: OpeningHours
  readonly taken: readonly Span[]
  readonly appointments: readonly GroupAppointment[]
  readonly caps: readonly Cap[]
  /** Starts of their live bookings, epoch ms. */
  readonly booked: readonly number[]
}

/** A resource, checked; `null` hours: always open. */
export interface ParsedResource {
  readonly id: string
  readonly kind: string
  readonly hours: OpeningHours | null
  readonly taken: readonly Span[]
}

/** A query that has been checked; what the engine works on. */
export interface ParsedQuery {
  readonly rules: SlotRules
  readonly candidates: readonly Candidate[]
  /** The ids of all of them, where an appointment needs everyone; none where any one will do. */
  readonly everyone: readonly string[]
  readonly resources: readonly ParsedResource[]
  readonly from: number
  readonly to: number
  readonly now: number
}

const MAX_RANGE_MS = 3660 * DAY_MS
const MAX_SEATS = 1_000_000

/**
 * @param range which starts are wanted, where the query itself doesn't say
 * @throws CoreError naming the wrong field
 */
export function parseQuery(
  query: Omit<SlotQuery, 'from' | 'to'>,
  range: Pick<SlotQuery, 'from' | 'to'> = query as SlotQuery,
): ParsedQuery {
  if (typeof query !== 'object' || query === null) throw new CoreError('query', 'use an object')
  const from = checkInstant(range.from, 'from')
  const to = checkInstant(range.to, 'to')
  if (to < from) throw new CoreError('to', 'must not be before `from`')
  if (to - from > MAX_RANGE_MS) throw new CoreError('to', 'must be at most ten years after `from`')
  const now = checkInstant(query.now, 'now')
  const rules = parseRules(query.service, query.durationMinutes)
  if (!Array.isArray(query.staff)) throw new CoreError('staff', 'use a list of staff members')
  const candidates = Array.from(query.staff as readonly StaffMember[], (member, index) =>
    parseStaff(member, `staff[${index}]`),
  )
  refuseTwins(candidates, 'staff', 'every staff member needs an id of their own')
  const resources =
    query.resources === undefined
      ? []
      : Array.from(checkList(query.resources, 'resources'), (resource, index) =>
          parseResource(resource, `resources[${index}]`),
        )
  refuseTwins(resources, 'resources', 'every resource needs an id of its own')
  const everyone = rules.staffing === 'all' ? candidates.map(({ id }) => id) : []
  return { rules, candidates, everyone, resources, from, to, now }
}

function refuseTwins(entries: readonly { readonly id: string }[], field: string, remedy: string): void {
  if (entries.length > 1 && new Set(entries.map((entry) => entry.id)).size < entries.length) {
    throw new CoreError(field, remedy)
  }
}

function parseStaff(staff: StaffMember, field: string): Candidate {
  const id = checkName(staff?.id, `${field}.id`)
  return {
    id,
    hours: parseHours(staff, field),
    taken: checkSpans(staff.taken, `${field}.taken`),
    appointments:
      staff.appointments === undefined ? [] : checkAppointments(staff.appointments, id, `${field}.appointments`),
    caps: parseCaps(staff.caps, `${field}.caps`),
    booked: staff.booked === undefined ? [] : checkInstants(staff.booked, `${field}.booked`),
  }
}

function checkAppointments(
  value: readonly GroupAppointment[],
  staffId: string,
  field: string,
): readonly GroupAppointment[] {
  const appointments = checkList(value, field)
  const starts = new Set<number>()
  for (let index = 0; index < appointments.length; index++) {
    const appointment = appointments[index]
    const at = `${field}[${index}]`
    if (!appointment || !Number.isSafeInteger(appointment.start)) {
      throw new CoreError(`${at}.start`, 'use whole epoch milliseconds')
    }
    const { start, seatsTaken, durationMinutes, staffIds, resourceIds } = appointment
    if (starts.has(start)) throw new CoreError(`${at}.start`, 'another appointment starts then: one start has one')
    starts.add(start)
    const blocked = checkSpan(appointment.blocked, `${at}.blocked`)
    if (start < blocked.start || blocked.end <= start) throw new CoreError(`${at}.blocked`, 'must contain the start')
    checkWholeNumber(seatsTaken, `${at}.seatsTaken`, 0, MAX_SEATS)
    if (durationMinutes !== undefined) checkWholeNumber(durationMinutes, `${at}.durationMinutes`, 1, Infinity)
    if (staffIds !== undefined && !checkNames(staffIds, `${at}.staffIds`).includes(staffId)) {
      throw new CoreError(`${at}.staffIds`, 'must name the staff member whose appointment it is')
    }
    if (resourceIds !== undefined) checkNames(resourceIds, `${at}.resourceIds`)
  }
  return appointments
}

const checkNames = (names: readonly string[], field: string): readonly string[] =>
  Array.from(checkList(names, field), (name, index) => checkName(name, `${field}[${index}]`))

function parseResource(resource: Resource, field: string): ParsedResource {
  const id = checkName(resource?.id, `${field}.id`)
  const kind = checkName(resource.kind, `${field}.kind`)
  const { hours, overrides } = resource
  if (hours === undefined && overrides !== undefined && checkList(overrides, `${field}.overrides`).length > 0) {
    throw new CoreError(`${field}.overrides`, 'replace hours, and there are none: give hours as well')
  }
  // Without hours the zone says nothing; what is given is checked all the same.
  const needsZone = hours !== undefined || resource.timeZone !== undefined
  const parsed = needsZone
    ? parseHours(
        { timeZone: resource.timeZone as string, hours: hours === undefined ? [] : hours, overrides: overrides ?? [] },
        field,
      )
    : null
  return {
    id,
    kind,
    hours: hours === undefined ? null : parsed,
    taken: checkSpans(resource.taken, `${field}.taken`),
  }
}
