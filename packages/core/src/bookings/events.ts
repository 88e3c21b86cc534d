/** What happened to a booking. The names are the HTTP contract's webhook events. Instants in epoch ms. */
export type BookingEvent =
  | { readonly type: 'booking.created'; readonly at: number; readonly start: number; readonly staffId: string }
  | {
      readonly type: 'booking.rescheduled'
      readonly at: number
      readonly start: number
      readonly staffId: string
      readonly previousStart: number
      readonly previousStaffId: string
    }
  | { readonly type: 'booking.cancelled'; readonly at: number; readonly start: number; readonly staffId: string }
