import type { BookingEvent } from './events.js'

export type MessageKind = 'confirmation' | 'moved' | 'cancelled'

/** A message that a decision owes to someone, to be stored with it and sent later. */
export interface OwedMessage {
  readonly kind: MessageKind
  readonly channel: 'email'
  readonly to: { readonly audience: 'customer' } | { readonly audience: 'staff'; readonly staffId: string }
  /** Not before this instant (epoch ms). */
  readonly dueAt: number
  /** For `moved`: where the appointment was (epoch ms). */
  readonly previousStart?: number
}

/** The messages an event owes: the customer and the staff member each get one; a change of person also tells the old one. */
export function messagesOwed(event: BookingEvent): OwedMessage[] {
  const customer = { audience: 'customer' } as const
  const staff = { audience: 'staff', staffId: event.staffId } as const
  const common = { channel: 'email', dueAt: event.at } as const
  switch (event.type) {
    case 'booking.created':
      return [customer, staff].map((to) => ({ ...common, kind: 'confirmation', to }))
    case 'booking.cancelled':
      return [customer, staff].map((to) => ({ ...common, kind: 'cancelled', to }))
    case 'booking.rescheduled': {
      const { previousStart, previousStaffId } = event
      const moved = { ...common, kind: 'moved', previousStart } as const
      if (previousStaffId === event.staffId) return [customer, staff].map((to) => ({ ...moved, to }))
      return [
        { ...moved, to: customer },
        { ...common, kind: 'confirmation', to: staff },
        { ...common, kind: 'cancelled', to: { audience: 'staff', staffId: previousStaffId }, previousStart },
      ]
    }
  }
}
