/** When and for how long a service can be booked (all in whole minutes unless said otherwise). */
export interface ServiceRules {
  readonly durationMinutes: number
  /** Elapsed minutes between two starts on the grid of a run of open time. */
  readonly slotIntervalMinutes: number
  /** Time before the appointment that stays free of every other claim. */
  readonly bufferBeforeMinutes: number
  /** Time after the appointment that stays free of every other claim. */
  readonly bufferAfterMinutes: number
  /** How long before its start an appointment can still be booked. */
  readonly minimumNoticeMinutes: number
  /** How many local days after today can be booked: 0 is today only, `null` no limit. */
  readonly bookingWindowDays: number | null
  /** One customer with any one of the staff. Other kinds of service are not built yet and refused. */
  readonly staffing?: 'any'
  /** Places in one appointment. Groups are not built yet and refused. */
  readonly capacity?: 1
}

/** How the server chooses among the staff who are free: see `assign.ts`. */
export type AssignmentRule = 'least-loaded' | 'priority' | 'round-robin'

/** Until when a customer may act on a booking, in minutes before its start. Staff are not bound. */
export interface ServicePolicy {
  readonly cancelCutoffMinutes: number
  readonly rescheduleCutoffMinutes: number
}
