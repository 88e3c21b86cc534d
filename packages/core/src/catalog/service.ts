/** Bookings allowed in one period of the local calendar; left out or `null`: no limit, 0: none at all. */
export interface BookingCaps {
  readonly day?: number | null
  /** ISO weeks: Monday to Sunday. */
  readonly week?: number | null
  readonly month?: number | null
}

/** When and for how long a service can be booked (all in whole minutes unless said otherwise). */
export interface ServiceRules {
  readonly durationMinutes: number
  /** Durations that may be asked for (see `SlotQuery.durationMinutes`), besides `durationMinutes`, the default. */
  readonly durations?: readonly number[]
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
  /**
   * How many business days after today can be booked, in the staff member's calendar: dates on which they have a
   * window. Today counts as 0; left out or `null`: no limit. Every limit that is given holds.
   */
  readonly bookingWindowBusinessDays?: number | null
  /** The last local date of the staff member that can be booked: `2026-12-31`. Left out or `null`: no limit. */
  readonly bookUntil?: string | null
  /** `any` (the default): one customer, or one group, with any one of the staff. `all`: with everyone named. */
  readonly staffing?: 'any' | 'all'
  /** Places in one appointment, 1 by default. */
  readonly capacity?: number
  /** Kinds of resource that an appointment needs, one of each; a kind named twice needs two different ones. */
  readonly resources?: readonly string[]
  /** How many bookings of this service a period may have, counted in the zone of each staff member. */
  readonly caps?: BookingCaps
  /** Starts (epoch ms, in any order) of this service's live bookings, for `caps`. One about to move is left out. */
  readonly booked?: readonly number[]
}

/** How the server chooses among the staff who are free: see `assign.ts`. */
export type AssignmentRule = 'least-loaded' | 'priority' | 'round-robin'

/** Until when a customer may act on a booking, in minutes before its start, and how often. Staff are not bound. */
export interface ServicePolicy {
  readonly cancelCutoffMinutes: number
  readonly rescheduleCutoffMinutes: number
  /** How often a booking may be moved; left out or `null`: no limit, 0: never. */
  readonly maxMoves?: number | null
}
