import type { Span } from '../time/interval.js'
import type { BookingCaps } from './service.js'

/** A window of wall-clock time: `HH:MM`. An end before the start runs past midnight; `24:00` is an end only. */
export interface TimeWindow {
  readonly start: string
  readonly end: string
}

/** A window on one ISO weekday (1 = Monday … 7 = Sunday), the day it starts on. */
export interface WeeklyWindow extends TimeWindow {
  readonly day: number
}

/** For one local date, the windows that replace the weekly hours whole. No windows: closed. */
export interface DateOverride {
  /** `2026-12-24` in the staff member's zone. */
  readonly date: string
  readonly windows: readonly TimeWindow[]
}

/** A live appointment of the service asked about: for a group service, one that others may join. */
export interface GroupAppointment {
  /** Epoch ms. */
  readonly start: number
  /** Its claim (epoch ms): it contains the start. */
  readonly blocked: Span
  /** Places taken by its live bookings and holds. One about to move is not counted. */
  readonly seatsTaken: number
  /** Its length, where the service has several: who asks for another can't join. Left out: the one asked for. */
  readonly durationMinutes?: number
  /** Everyone who gives it, the first one first; others than would give a new one: it can't be joined. Left out: this member alone. */
  readonly staffIds?: readonly string[]
  /** The resources that it takes: without all that the service needs, it can't be joined. Left out: none. */
  readonly resourceIds?: readonly string[]
}

/** A staff member as the slot engine sees one. */
export interface StaffMember {
  readonly id: string
  /** IANA name. */
  readonly timeZone: string
  readonly hours: readonly WeeklyWindow[]
  readonly overrides?: readonly DateOverride[]
  /** Claims (blocked spans, holds) and busy times: epoch ms, half-open, in any order. */
  readonly taken: readonly Span[]
  /**
   * Their live appointments of the service asked about, one at most for each start. Their claims are not in `taken`:
   * a start whose appointment can be joined can be booked, every other start is blocked by it.
   */
  readonly appointments?: readonly GroupAppointment[]
  /** How many bookings of any service a period may have, in their own zone. */
  readonly caps?: BookingCaps
  /** Starts (epoch ms, in any order) of all their live bookings, for `caps`. One about to move is left out. */
  readonly booked?: readonly number[]
}
