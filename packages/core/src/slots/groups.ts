import type { GroupAppointment } from '../catalog/staff.js'
import { MINUTE_MS } from '../time/date.js'
import type { SlotRules } from './rules.js'

/** Whether one more may join an appointment: places left, and it lasts as long as was asked for. */
export const isJoinable = (rules: SlotRules, { seatsTaken, durationMinutes }: GroupAppointment): boolean =>
  rules.capacity > 1 &&
  seatsTaken < rules.capacity &&
  (durationMinutes === undefined || durationMinutes * MINUTE_MS === rules.durationMs)

/** The appointment of a staff member that a booking at `start` (epoch ms) would join. */
export const joinableAt = (
  rules: SlotRules,
  appointments: readonly GroupAppointment[],
  start: number,
): GroupAppointment | undefined =>
  appointments.find((appointment) => appointment.start === start && isJoinable(rules, appointment))
