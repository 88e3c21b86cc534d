import type { BookingEvent } from './events.js'

export type MessageKind =
  | 'confirmation'
  | 'request-received'
  | 'approved'
  | 'declined'
  | 'moved'
  | 'cancelled'
  | 'reminder'

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

type Recipient = OwedMessage['to']

const CUSTOMER: Recipient = { audience: 'customer' }

/**
 * The messages an event owes: the customer and everyone who gives the appointment get one each. After a move, whoever
 * is new to it gets a confirmation, and whoever no longer gives it is told that it is cancelled for them.
 */
export function messagesOwed(event: BookingEvent): OwedMessage[] {
  const common = { channel: 'email', dueAt: event.at } as const
  const given = event.staffIds ?? [event.staffId]
  const everyone = [CUSTOMER, ...given.map(toStaff)]
  switch (event.type) {
    case 'booking.created':
      return everyone.map((to) => ({
        ...common,
        kind: event.status === 'pending' ? 'request-received' : 'confirmation',
        to,
      }))
    case 'booking.confirmed':
      return everyone.map((to) => ({ ...common, kind: 'approved', to }))
    case 'booking.declined':
      return everyone.map((to) => ({ ...common, kind: 'declined', to }))
    case 'booking.completed':
    case 'booking.no-show':
      return []
    case 'booking.cancelled':
      return everyone.map((to) => ({ ...common, kind: 'cancelled', to }))
    case 'booking.rescheduled': {
      const { previousStart } = event
      const before = event.previousStaffIds ?? [event.previousStaffId]
      const staying = given.filter((staffId) => before.includes(staffId))
      const joining = given.filter((staffId) => !before.includes(staffId))
      const leaving = before.filter((staffId) => !given.includes(staffId))
      return [
        ...[CUSTOMER, ...staying.map(toStaff)].map((to) => ({ ...common, kind: 'moved' as const, previousStart, to })),
        ...joining.map((staffId) => ({ ...common, kind: 'confirmation' as const, to: toStaff(staffId) })),
        ...leaving.map((staffId) => ({ ...common, kind: 'cancelled' as const, previousStart, to: toStaff(staffId) })),
      ]
    }
  }
}

const toStaff = (staffId: string): Recipient => ({ audience: 'staff', staffId })
