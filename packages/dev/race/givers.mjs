import { groupBy, inOrder } from './rows.mjs'

/**
 * Who gives a booking changes only when it moves: nobody comes to or leaves an appointment that others have booked, and
 * the appointment has those whom the last event names.
 * @param {Record<'bookings' | 'audit' | 'appointments' | 'team', readonly any[]>} file
 */
export function sameGivers({ bookings, audit, appointments, team }) {
  const appointmentOf = new Map(appointments.map((appointment) => [appointment.id, appointment]))
  const eventsOf = groupBy(audit, (row) => row.booking_id)
  const teamOf = groupBy(team, (row) => row.appointment_id)
  return bookings.flatMap(({ id, appointment_id }) => {
    const events = eventsOf.get(id) ?? []
    const after = events.map(({ details }) => inOrder(givenBy(details)))
    const before = events.map(({ details }) => inOrder(givenBefore(details)))
    before.push(inOrder(giversOf(appointmentOf.get(appointment_id), teamOf)))
    return after.flatMap((givers, index) =>
      givers === before[index + 1]
        ? []
        : [`booking ${id} was given by ${givers} after ${events[index].event}, then by ${before[index + 1]}`],
    )
  })
}

/**
 * @param {string} details of an event, as JSON
 * @returns {string[]}
 */
export function givenBy(details) {
  const { staffId, staffIds = [staffId] } = JSON.parse(details)
  return staffIds
}

/**
 * @param {string} details of an event, as JSON
 * @returns {string[]}
 */
export function givenBefore(details) {
  const { previousStaffId, previousStaffIds } = JSON.parse(details)
  return previousStaffId === undefined ? givenBy(details) : (previousStaffIds ?? [previousStaffId])
}

/**
 * Everyone who gives an appointment.
 * @param {any} appointment
 * @param {ReadonlyMap<string, readonly any[]>} teamOf
 * @returns {string[]}
 */
export const giversOf = ({ id, staff_id: first }, teamOf) => teamOf.get(id)?.map(({ staff_id }) => staff_id) ?? [first]
