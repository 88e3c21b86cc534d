import type { Actor } from './booking.js'

interface Happened {
  /** Epoch ms. */
  readonly at: number
  readonly actor: Actor
  /** Start of the appointment (epoch ms). */
  readonly start: number
  readonly staffId: string
  /** Everyone who gives it, where it takes more than one. */
  readonly staffIds?: readonly string[]
}

/** What happened to a booking. All but the last four are the HTTP contract's webhook events, by their names. */
export type BookingEvent =
  | ({ readonly type: 'booking.created'; readonly status: 'pending' | 'confirmed' } & Happened)
  /** It waited for approval and got it. */
  | ({ readonly type: 'booking.confirmed' } & Happened)
  | ({
      readonly type: 'booking.rescheduled'
      /** `pending`: the new time waits for approval, again or still. */
      readonly status: 'pending' | 'confirmed'
      readonly previousStart: number
      readonly previousStaffId: string
      readonly previousStaffIds?: readonly string[]
    } & Happened)
  | ({ readonly type: 'booking.cancelled' } & Happened)
  /** `automatic`: nobody approved it before it would have begun. */
  | ({ readonly type: 'booking.declined'; readonly automatic: boolean } & Happened)
  | ({ readonly type: 'booking.completed' } & Happened)
  | ({ readonly type: 'booking.no-show' } & Happened)
  /** It has its place until then (epoch ms), and is created once its customer confirms it. */
  | ({ readonly type: 'booking.reserved'; readonly confirmBy: number } & Happened)
  /** It was given up before it counted, by somebody or by time alone. */
  | ({ readonly type: 'booking.dropped' } & Happened)

/** Who gives an appointment, as an event tells it. */
export const givenBy = ({
  staffId,
  staffIds,
}: {
  readonly staffId: string
  readonly staffIds?: readonly string[]
}): Pick<Happened, 'staffId' | 'staffIds'> => (staffIds && staffIds.length > 1 ? { staffId, staffIds } : { staffId })
