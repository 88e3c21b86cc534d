import type { MessageKind } from '@openslot/core'
import type { MESSAGE_CHANNELS, MESSAGE_STATES, MessageReason } from '@openslot/core/wire'
import type { StoredBooking } from '../bookings/store.js'
import type { Connection } from '../calendars/connection.js'
import type { CatalogStaff } from '../catalog/catalog.js'
import type { WebhookEndpoint } from '../webhooks/endpoint.js'

export type Channel = (typeof MESSAGE_CHANNELS)[number]

/**
 * `waiting` includes what is being sent or tried again. `failed` was given up, `withdrawn` is no longer owed; both say
 * why in `reason` and `lastError`. What was to be sent once more and is no longer owed goes back to `sent`, and says why, too.
 */
export type MessageState = (typeof MESSAGE_STATES)[number]

/** Why a message isn't owed (again), or didn't get through: for programs, and as a sentence. */
export interface Why {
  readonly reason: MessageReason
  readonly detail: string
}

/** A message that a worker has taken to send. It alone may say how that went, until another one takes it. */
export interface Claim {
  readonly id: string
  readonly kind: string
  readonly channel: Channel
  /** How often it has been taken in all, this time included: another one's try has another number. */
  readonly attempts: number
  /** How often it has been tried since it was last asked for, this time included. */
  readonly tries: number
  /** When the first of those tries was (epoch ms). */
  readonly triedSinceMs: number
  /** When its appointment begins (epoch ms); `null`: it is about none. */
  readonly startMs: number | null
}

/** Who a mail or text message goes to. */
export type MessageRecipient =
  | { readonly audience: 'customer' }
  | { readonly audience: 'owner' }
  | { readonly audience: 'guest'; readonly email: string }
  | { readonly audience: 'staff'; readonly staff: CatalogStaff }

/** A mail or text message that is due, with what it takes to write it. Instants in epoch ms. */
export interface BookingMessage {
  readonly channel: 'email' | 'sms'
  /** What a receiver may recognise a repeated delivery by; another one when it is sent again on purpose. */
  readonly deliveryId: string
  readonly kind: MessageKind
  readonly booking: StoredBooking
  readonly recipient: MessageRecipient
  /** The appointment as it was when the message became owed. */
  readonly start: number
  readonly end: number
  readonly sequence: number
  readonly previousStart: number | null
  /** Whether a calendar entry belongs to it: pending bookings have none. */
  readonly hasInvitation: boolean
  /** Of a reminder: when the same reader's next one falls due, or has. */
  readonly nextReminderMs: number | null
  readonly createdMs: number
}

/** A webhook that is due. Instants in epoch ms. */
export interface WebhookMessage {
  readonly channel: 'webhook'
  readonly id: string
  /** The event's type. */
  readonly kind: string
  /** `null`: sent by hand, to try the endpoint. */
  readonly booking: StoredBooking | null
  readonly start: number | null
  /** The body, as it was when the event happened. */
  readonly payload: string
  readonly endpoint: WebhookEndpoint
  readonly nextReminderMs: number | null
  readonly attempts: number
}

/** A reminder that is due for every endpoint that wants to hear of it now. Instants in epoch ms. */
export interface WebhookReminder {
  readonly channel: 'webhook'
  readonly id: string
  readonly kind: 'booking.reminder'
  readonly booking: StoredBooking
  readonly start: number
  readonly endpoint: null
  readonly owedMs: number
  readonly nextReminderMs: number | null
  readonly attempts: number
}

/** The event of a booking in one person's calendars, to be made as the booking says. Instants in epoch ms. */
export interface CalendarMessage {
  readonly channel: 'calendar'
  readonly id: string
  readonly kind: 'calendar-entry'
  readonly booking: StoredBooking
  readonly staff: CatalogStaff
  readonly start: number | null
  readonly nextReminderMs: null
  /** Whether another one waits behind it, and does all that this one would. */
  readonly hasLater: boolean
}

/** A mail that tells of a calendar connection that broke, or can't be written. */
export interface CalendarMailMessage {
  readonly channel: 'email'
  readonly kind: 'calendar-broken' | 'calendar-unwritable'
  readonly deliveryId: string
  readonly booking: null
  readonly start: null
  readonly nextReminderMs: null
  readonly connection: Connection
  /** Whose calendar it is. */
  readonly staff: CatalogStaff
  readonly recipient: MessageRecipient
}

export type DueMessage = BookingMessage | WebhookMessage | WebhookReminder | CalendarMessage | CalendarMailMessage

/** A message as an administrator sees it. Instants in epoch ms. */
export interface MessageRecord {
  readonly id: string
  readonly kind: string
  readonly channel: Channel
  readonly audience: 'customer' | 'owner' | 'guest' | 'staff' | 'endpoint'
  /** Whom it goes to, where that is known to the database: the owner is a setting. */
  readonly name: string | null
  readonly address: string | null
  readonly bookingId: string | null
  /** Whose booking that is, and the appointment that the message tells of. */
  readonly about: { readonly customer: string; readonly service: string; readonly startMs: number } | null
  readonly state: MessageState
  readonly attempts: number
  readonly dueMs: number
  readonly lastError: string | null
  /** The same for programs; `null` also where a former version noted the sentence only. */
  readonly reason: MessageReason | null
  readonly createdMs: number
  readonly sentMs: number | null
}

/** How much lies in a channel's queue. A channel without any isn't named. */
export interface ChannelDepth {
  readonly channel: Channel
  readonly waiting: number
  /** When the first of those that wait falls due, or fell (epoch ms); `null`: none waits. */
  readonly firstDueMs: number | null
  readonly failed: number
}

export interface MessageFilter {
  readonly state?: MessageState | undefined
  readonly channel?: Channel | undefined
  readonly bookingId?: string | undefined
  /** Only those that are older than this one. */
  readonly beforeId?: string | undefined
  readonly limit: number
}

/** The queue of messages owed to the world. Rows are written by the transactions that owe them. */
export interface OutboxStore {
  /**
   * Takes the next due message of a channel for this worker until `leaseUntilMs`. One whose worker has died is abandoned
   * from then on, and comes back to who asks for such. Messages to one recipient about one booking come in the order in
   * which they were owed, one at a time.
   */
  claim(options: {
    channel: Channel
    nowMs: number
    leaseUntilMs: number
    withAbandoned: boolean
  }): Promise<Claim | undefined>
  /** @throws when what the message is about can't be read */
  load(claim: Pick<Claim, 'id'>): Promise<DueMessage>
  markSent(claim: Claim, nowMs: number): Promise<void>
  /** Puts it back to be tried at `retryAtMs`, or (`null`) gives it up. */
  markFailed(claim: Claim, failure: Why & { retryAtMs: number | null }): Promise<void>
  markWithdrawn(claim: Claim, why: Why): Promise<void>
  /** What each channel still owes, and has given up. */
  depth(): Promise<ChannelDepth[]>
  /** Newest first. */
  list(filter: MessageFilter): Promise<MessageRecord[]>
  find(id: string): Promise<MessageRecord | undefined>
  /**
   * Makes it due at once, with a fresh day. What waits for its time or is being sent is left alone, and what went out or
   * failed is asked about first, and what was withdrawn with its endpoint: `whyNot` says why it must not go out (once
   * more), or `null`. Of who was erased, nothing does.
   */
  sendAgain(id: string, nowMs: number, whyNot: (message: DueMessage) => Why | null): Promise<Requeued>
}

/** What became of the wish that a message goes out once more. */
export type Requeued = 'queued' | 'not-found' | { readonly refused: Why }
