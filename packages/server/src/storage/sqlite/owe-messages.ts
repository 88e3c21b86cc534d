import { type BookingEvent, type Decision, type OwedMessage, foldCase, planReminders } from '@openslot/core'
import { WEBHOOK_EVENTS, type WebhookEvent } from '@openslot/core/wire'
import { and, eq, inArray } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { StoredBooking } from '../../bookings/store.js'
import { webhookPayload } from '../../webhooks/payload.js'
import type { SqliteDb } from './db.js'
import { prepared, preparedInsert } from './prepared.js'
import { outbox, webhookEndpoints } from './schema.js'

/** Whom the settings let messages reach, beside customers, guests and staff by mail. */
export interface Reach {
  readonly ownerEmail: string | null
  readonly sms: boolean
}

type Outcome = Pick<Decision<unknown> & { accepted: true }, 'events' | 'messages'>
type OutboxRow = typeof outbox.$inferSelect

/**
 * Stores what a decision owes to the world, in the transaction that stores the decision: its messages, the webhooks of
 * its events, and the reminders as they are to be from now on. `booking` is as the decision has left it.
 */
export type OweMessages = (tx: SqliteDb, booking: StoredBooking, outcome: Outcome, nowMs: number) => void

export const messageWriter =
  (reach: Reach): OweMessages =>
  (tx, booking, { events, messages }, nowMs) => {
    if (events.length === 0 && messages.length === 0) return
    // A new booking has no reminders and no invitations yet that could be looked for.
    const isNew = events.some(({ type }) => type === 'booking.created' || type === 'booking.reserved')
    if (!isNew) withdrawReminders(tx, booking.id, `The booking was changed (${typesOf(events)}).`)
    const wasInvited = isNew ? () => false : (lane: string) => hasInvitationIn(tx, booking.id, lane)
    const owed = [...messages, ...remindersOf(booking, nowMs)]
    const rows = [
      ...owed.flatMap((message) => rowsOf(booking, message, { reach, wasInvited, nowMs })),
      ...webhookRows(tx, booking, events, nowMs),
    ]
    for (const row of rows) insertMessage(tx, row)
  }

const insertMessage = preparedInsert(outbox)

const typesOf = (events: readonly BookingEvent[]): string => events.map((event) => event.type).join(', ')

/** Waiting ones are withdrawn and planned again with every change: so they follow a move and vanish on the way out. */
function withdrawReminders(tx: SqliteDb, bookingId: string, reason: string): void {
  tx.update(outbox)
    .set({ state: 'withdrawn', lastError: reason })
    .where(
      and(
        eq(outbox.bookingId, bookingId),
        eq(outbox.state, 'waiting'),
        inArray(outbox.kind, ['reminder', 'booking.reminder']),
      ),
    )
    .run()
}

const reminderTimes = (booking: StoredBooking, now: number): number[] =>
  booking.status === 'confirmed'
    ? planReminders({ start: booking.start, now, minutesBefore: booking.service.reminderOffsetsMinutes })
    : []

const remindersOf = (booking: StoredBooking, now: number): OwedMessage[] =>
  reminderTimes(booking, now).flatMap((dueAt) =>
    (['email', 'sms'] as const).map((channel) => ({
      kind: 'reminder',
      channel,
      dueAt,
      to: { audience: 'customer' },
    })),
  )

type Address = Pick<OutboxRow, 'audience'> & Partial<Pick<OutboxRow, 'staffId' | 'guestEmail'>>

/** Whom a message goes to, one by one; nobody twice for having two parts in it. */
function addressesOf(booking: StoredBooking, { to, channel }: OwedMessage, reach: Reach): Address[] {
  const { ownerEmail } = reach
  switch (to.audience) {
    case 'customer':
      // An erased one has nobody any more whom it could reach.
      if (booking.erasedMs !== null) return []
      return channel === 'email' || (reach.sms && booking.customerPhone !== null) ? [{ audience: 'customer' }] : []
    case 'guests':
      return booking.guests
        .filter((email) => !isSame(email, booking.customerEmail))
        .map((guestEmail) => ({ audience: 'guest', guestEmail }))
    case 'owner':
      return ownerEmail !== null && booking.team.every(({ email }) => !isSame(email, ownerEmail))
        ? [{ audience: 'owner' }]
        : []
    case 'staff':
      return [{ audience: 'staff', staffId: to.staffId }]
  }
}

const isSame = (one: string, other: string): boolean => foldCase(one) === foldCase(other)

interface RowContext {
  readonly reach: Reach
  /** Whether an invitation was owed in a lane before. */
  readonly wasInvited: (lane: string) => boolean
  readonly nowMs: number
}

function rowsOf(booking: StoredBooking, message: OwedMessage, { reach, wasInvited, nowMs }: RowContext): OutboxRow[] {
  return addressesOf(booking, message, reach).flatMap((address) => {
    const lane = [booking.id, message.channel, address.audience, address.staffId ?? address.guestEmail ?? ''].join(' ')
    const isInvited = wasInvited(lane)
    // Guests hear of an appointment once it is certain, and then of what becomes of it.
    if (address.audience === 'guest' && message.kind !== 'confirmation' && !isInvited) return []
    return {
      ...common(booking, nowMs),
      ...address,
      lane,
      kind: message.kind,
      channel: message.channel,
      previousStartMs: message.previousStart ?? null,
      hasInvitation: message.channel === 'email' && hasInvitation(booking, message, address, isInvited),
      dueMs: message.dueAt,
      owedMs: message.dueAt,
    }
  })
}

/**
 * Who was never invited has nothing to take out or to move; who was, sees in their calendar that a new time still waits
 * for approval. The owner reads along, and has no entry of their own.
 */
function hasInvitation(booking: StoredBooking, { kind }: OwedMessage, { audience }: Address, wasInvited: boolean) {
  if (audience === 'owner' || kind === 'reminder') return false
  const tellsOfPlace = kind !== 'cancelled' && kind !== 'declined'
  return wasInvited || (tellsOfPlace && booking.status === 'confirmed')
}

const hasInvitationIn = (tx: SqliteDb, bookingId: string, lane: string): boolean => {
  const invited = and(eq(outbox.bookingId, bookingId), eq(outbox.lane, lane), eq(outbox.hasInvitation, true))
  return tx.select({ id: outbox.id }).from(outbox).where(invited).limit(1).get() !== undefined
}

function webhookRows(
  tx: SqliteDb,
  booking: StoredBooking,
  events: readonly BookingEvent[],
  nowMs: number,
): OutboxRow[] {
  const happened = [
    ...events.flatMap((event) => {
      const previousStart = 'previousStart' in event ? { previousStart: event.previousStart } : {}
      return isWebhookEvent(event.type) ? [{ type: event.type, at: nowMs, ...previousStart }] : []
    }),
    ...reminderTimes(booking, nowMs).map((at) => ({ type: 'booking.reminder' as const, at })),
  ]
  if (happened.length === 0) return []
  const endpoints = activeEndpoints(tx).all()
  return endpoints.flatMap((endpoint) =>
    happened
      .filter(({ type }) => endpoint.events === null || endpoint.events.includes(type))
      .map(({ type, ...what }) => ({
        ...common(booking, nowMs),
        audience: 'endpoint' as const,
        endpointId: endpoint.id,
        lane: `${booking.id} webhook ${endpoint.id}`,
        kind: type,
        channel: 'webhook' as const,
        payload: webhookPayload(type, booking, what),
        dueMs: what.at,
        owedMs: what.at,
      })),
  )
}

const activeEndpoints = prepared((db) =>
  db.select().from(webhookEndpoints).where(eq(webhookEndpoints.active, true)).prepare(),
)

const isWebhookEvent = (type: string): type is WebhookEvent => (WEBHOOK_EVENTS as readonly string[]).includes(type)

const common = (booking: StoredBooking, nowMs: number) => ({
  ...FRESH,
  id: uuidv7(),
  bookingId: booking.id,
  startMs: booking.start,
  endMs: booking.end,
  sequence: booking.sequence,
  createdMs: nowMs,
})

/** A message that nobody has tried to send yet, and what only some have. */
export const FRESH = {
  state: 'waiting',
  attempts: 0,
  sendings: 0,
  leasedUntilMs: 0,
  hasInvitation: false,
  staffId: null,
  guestEmail: null,
  endpointId: null,
  previousStartMs: null,
  payload: null,
  lastError: null,
  sentMs: null,
} as const
