import type { BookingEvent } from './events.js'

/**
 * `changed`: given by somebody else, at the same time. `reminder`: see `reminders/plan.ts`. `confirm-email`: asks its
 * customer to confirm a booking.
 */
export const MESSAGE_KINDS = [
  'confirmation',
  'request-received',
  'approved',
  'declined',
  'moved',
  'changed',
  'cancelled',
  'reminder',
  'confirm-email',
] as const

export type MessageKind = (typeof MESSAGE_KINDS)[number]

/** Guests and the owner get theirs where there are any. */
export type Recipient =
  | { readonly audience: 'customer' }
  | { readonly audience: 'guests' }
  | { readonly audience: 'owner' }
  | { readonly audience: 'staff'; readonly staffId: string }

/** A message that a decision owes to someone, to be stored with it and sent later. */
export interface OwedMessage {
  readonly kind: MessageKind
  /** `sms`: only to who gave a number, and where text messages can be sent. */
  readonly channel: 'email' | 'sms'
  readonly to: Recipient
  /** Not before this instant (epoch ms). */
  readonly dueAt: number
  /** For `moved`, and for who no longer gives it: where the appointment was (epoch ms). */
  readonly previousStart?: number
  /** The appointment is over where it was last: only to those who haven't heard of that, and expect it at a time to come. */
  readonly onlyIfExpected?: true
  /** Whoever it would go to knows already: it is recorded, and not sent. */
  readonly isKnown?: true
}

const CUSTOMER: Recipient = { audience: 'customer' }
const GUESTS: Recipient = { audience: 'guests' }
const OWNER: Recipient = { audience: 'owner' }

/**
 * The messages an event owes: the customer, their guests, everyone who gives the appointment and the owner get one
 * each; the customer a text message as well when somebody else changed a time they may be on their way to. Guests hear
 * of an appointment once it is certain, and from then on of all that becomes of it: those who are not invited yet get
 * nothing of what is owed to guests but the invitation. After a move, whoever is new to it gets a confirmation, and
 * whoever no longer gives it is told that it is cancelled for them. Before its customer has confirmed a booking, nobody
 * else hears of it.
 */
export function messagesOwed(event: BookingEvent): OwedMessage[] {
  const owed = (
    kind: MessageKind,
    to: readonly Recipient[],
    more: Partial<Pick<OwedMessage, 'channel' | 'previousStart'>> = {},
  ): OwedMessage[] => to.map((recipient) => ({ channel: 'email', dueAt: event.at, kind, to: recipient, ...more }))
  const given = event.staffIds ?? [event.staffId]
  const staff = given.map(toStaff)
  const phone = event.actor === 'customer' ? [] : [CUSTOMER]
  switch (event.type) {
    case 'booking.created':
      return event.status === 'pending'
        ? owed('request-received', [CUSTOMER, ...staff, OWNER])
        : owed('confirmation', [CUSTOMER, GUESTS, ...staff, OWNER])
    case 'booking.confirmed':
      return owed('approved', [CUSTOMER, GUESTS, ...staff, OWNER])
    case 'booking.declined':
      return [...owed('declined', [CUSTOMER, ...staff, OWNER]), ...owed('cancelled', [GUESTS])]
    case 'booking.cancelled':
      return [
        ...owed('cancelled', [CUSTOMER, GUESTS, ...staff, OWNER]),
        ...owed('cancelled', phone, { channel: 'sms' }),
      ]
    case 'booking.rescheduled': {
      const { previousStart } = event
      const before = event.previousStaffIds ?? [event.previousStaffId]
      const staying = given.filter((staffId) => before.includes(staffId)).map(toStaff)
      const joining = given.filter((staffId) => !before.includes(staffId)).map(toStaff)
      const leaving = before.filter((staffId) => !given.includes(staffId)).map(toStaff)
      const kind = previousStart === event.start ? 'changed' : 'moved'
      const waits = event.status === 'pending'
      return [
        ...owed(waits ? 'request-received' : kind, [CUSTOMER, GUESTS, ...staying, OWNER], { previousStart }),
        ...owed(waits ? 'request-received' : 'confirmation', joining),
        ...owed('cancelled', leaving, { previousStart }),
        ...(kind === 'moved' && !waits ? owed(kind, phone, { previousStart, channel: 'sms' }) : []),
      ]
    }
    case 'booking.reserved':
      return owed('confirm-email', [CUSTOMER])
    case 'booking.dropped':
    case 'booking.completed':
    case 'booking.no-show':
      return []
  }
}

const toStaff = (staffId: string): Recipient => ({ audience: 'staff', staffId })
