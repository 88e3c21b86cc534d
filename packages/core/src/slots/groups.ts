import type { GroupAppointment } from '../catalog/staff.js'
import { MINUTE_MS } from '../time/date.js'
import type { Candidate, ParsedQuery } from './query.js'
import { neededOf } from './resources.js'

/**
 * Whether one more may join an appointment of `staffId`: places left, it lasts as long as was asked for, it is given by
 * the very people who would give a new one, and has the resources that the service needs. Any of it may have changed
 * since its first booking: an appointment is joined as it is or not at all, so nobody and nothing is ever added to what
 * others have booked.
 */
export const isJoinable = (query: ParsedQuery, staffId: string, appointment: GroupAppointment): boolean =>
  query.rules.capacity > 1 &&
  appointment.seatsTaken < query.rules.capacity &&
  lastsAsAsked(query, appointment) &&
  isTeam(query.everyone, staffId, appointment) &&
  hasResources(query, appointment)

const lastsAsAsked = ({ rules }: ParsedQuery, { durationMinutes }: GroupAppointment): boolean =>
  durationMinutes === undefined || durationMinutes * MINUTE_MS === rules.durationMs

function isTeam(everyone: readonly string[], staffId: string, appointment: GroupAppointment): boolean {
  const wanted = everyone.length > 0 ? everyone : [staffId]
  const team = teamOf(staffId, appointment)
  return team.length === wanted.length && wanted.every((id) => team.includes(id))
}

function hasResources({ rules, resources }: ParsedQuery, { resourceIds = [] }: GroupAppointment): boolean {
  const own = resources.filter(({ id }) => resourceIds.includes(id))
  return Array.from(neededOf(rules.resourceKinds)).every(
    ([kind, needed]) => own.filter((resource) => resource.kind === kind).length >= needed,
  )
}

/** Everyone who gives an appointment of `staffId`. */
export const teamOf = (staffId: string, { staffIds }: GroupAppointment): readonly string[] => staffIds ?? [staffId]

/** The appointment of a staff member that a booking at `start` (epoch ms) would join. */
export const joinableAt = (
  query: ParsedQuery,
  { id, appointments }: Candidate,
  start: number,
): GroupAppointment | undefined =>
  appointments.find((appointment) => appointment.start === start && isJoinable(query, id, appointment))
