import type { Span } from '../time/interval.js'
import type { WindowLimit } from './booking-window.js'
import type { CapPeriod } from './rules.js'

/** A rule that a start breaks, and by what. Instants and spans in epoch ms. */
export type SlotRefusal =
  | { readonly rule: 'past'; readonly now: number }
  | {
      /** It starts when it is closed, or while it is open and ends too late. */
      readonly rule: 'outside-hours' | 'ends-after-hours'
      /** The first instant of the appointment that is not open: its start, or where the open time ends before it does. */
      readonly closedAt: number
      /** The dates whose windows decide that instant: its own and, where it matters, the one before. */
      readonly by: readonly DateHours[]
    }
  | { readonly rule: 'off-grid'; readonly previous?: number; readonly next?: number }
  | {
      readonly rule: 'taken'
      /** What the appointment with its buffers would block … */
      readonly blocked: Span
      /** … and the claims, appointments of this service and busy times in its way, as given. */
      readonly by: readonly Span[]
    }
  | { readonly rule: 'minimum-notice'; readonly earliest: number }
  | {
      readonly rule: 'booking-window'
      /** The last local date that can be booked … */
      readonly lastDate: string
      /** … and which of the service's limits sets it. */
      readonly limit: WindowLimit
    }
  | { readonly rule: 'outside-range'; readonly from: number; readonly to: number }
  | {
      readonly rule: 'cap-reached'
      /** Whose cap: bookings of this service, or all bookings of the staff member. */
      readonly cap: 'service' | 'staff'
      readonly period: CapPeriod
      /** How many bookings the period may have … */
      readonly limit: number
      /** … and how many it has. */
      readonly booked: number
      /** The period's first local date. */
      readonly firstDate: string
    }
  | {
      readonly rule: 'resource-missing'
      readonly kind: string
      /** How many of this kind the appointment needs, and how many could be used. */
      readonly needed: number
      readonly free: number
      /** What the appointment with its buffers would block. */
      readonly blocked: Span
      /** The resources of this kind that can't be used: what takes them, as given, and whether they are closed. */
      readonly by: readonly { readonly resourceId: string; readonly closed: boolean; readonly taken: readonly Span[] }[]
    }
  /** Everyone is needed: this one could, those named can't. */
  | { readonly rule: 'others-unavailable'; readonly staffIds: readonly string[] }

/** What one local date says of being open. */
export interface DateHours {
  readonly date: string
  readonly source: 'weekly-hours' | 'override'
  /** In minutes of the date; above 1440 where they run past midnight. None: closed. */
  readonly windows: readonly Span[]
}
