interface Happened {
  /** Epoch ms. */
  readonly at: number
  /** Start of the appointment (epoch ms). */
  readonly start: number
  readonly staffId: string
  /** Everyone who gives it, where it takes more than one. */
  readonly staffIds?: readonly string[]
}

/** What happened to a booking. The names are the HTTP contract's webhook events. */
export type BookingEvent =
  | ({ readonly type: 'booking.created' } & Happened)
  | ({
      readonly type: 'booking.rescheduled'
      readonly previousStart: number
      readonly previousStaffId: string
      readonly previousStaffIds?: readonly string[]
    } & Happened)
  | ({ readonly type: 'booking.cancelled' } & Happened)

/** Who gives an appointment, as an event tells it. */
export const givenBy = ({
  staffId,
  staffIds,
}: {
  readonly staffId: string
  readonly staffIds?: readonly string[]
}): Pick<Happened, 'staffId' | 'staffIds'> => (staffIds && staffIds.length > 1 ? { staffId, staffIds } : { staffId })
