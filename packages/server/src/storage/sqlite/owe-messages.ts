import {
  type BookingEvent,
  type Decision,
  type MessageKind,
  type OwedMessage,
  foldCase,
  planReminders,
} from '@openslot/core'
import { and, eq, inArray, ne } from 'drizzle-orm'
import type { StoredBooking } from '../../bookings/store.js'
import type { SqliteDb } from './db.js'
import { type OutboxRow, REMINDER_KINDS, insertMessage, isReminder, ofBooking, turnIn, withdrawn } from './owed-row.js'
import { oweCalendars } from './owe-calendars.js'
import { webhookReminder, webhookRows } from './owe-webhooks.js'
import { outbox } from './schema.js'

/** Whom the settings let messages reach, beside customers, guests and staff by mail. */
export interface Reach {
  readonly ownerEmail: string | null
  readonly sms: boolean
}

type Outcome = Pick<Decision<unknown> & { accepted: true }, 'events' | 'messages'>

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
    const reason = `The booking was changed (${typesOf(events)}).`
    if (!isNew) withdrawReminders(tx, booking, reason)
    // Cancelled without a word, since it is over: what hasn't gone out yet would tell of an appointment that isn't.
    if (messages.length === 0 && booking.status === 'cancelled') withdrawUnsent(tx, booking.id, reason)
    const wasInvited = isNew ? () => false : (lane: string) => hasInvitationIn(tx, booking.id, lane)
    // Those that wait for this very time stay, also one that is late: whom it is with, they say when they are sent.
    const reminders = !isNew && hasReminders(tx, booking.id) ? [] : reminderTimes(booking, nowMs)
    const owed = [...messages, ...reminders.flatMap(remindersAt)]
    const rows = [
      ...owed.flatMap((message) => rowsOf(booking, message, { reach, wasInvited, nowMs })),
      ...webhookRows(tx, booking, events, nowMs),
      ...reminders.map((dueAt) => webhookReminder(booking, dueAt, nowMs)),
    ]
    for (const row of rows) insertMessage(tx, isNew || isReminder(row.kind) ? row : inTurn(tx, row))
    oweCalendars(tx, booking, events, nowMs)
  }

const inTurn = (tx: SqliteDb, row: OutboxRow): OutboxRow => ({ ...row, owedMs: turnIn(tx, row.lane, row.owedMs) })

const typesOf = (events: readonly BookingEvent[]): string => events.map((event) => event.type).join(', ')

const waitingReminders = (bookingId: string) =>
  and(eq(outbox.bookingId, bookingId), eq(outbox.state, 'waiting'), inArray(outbox.kind, REMINDER_KINDS))

/** So reminders follow a move, and vanish on the way out. */
function withdrawReminders(tx: SqliteDb, { id, status, start }: StoredBooking, reason: string): void {
  const isElsewhere = status === 'confirmed' ? ne(outbox.startMs, start) : undefined
  tx.update(outbox)
    .set(withdrawn(reason))
    .where(and(waitingReminders(id), isElsewhere))
    .run()
}

function withdrawUnsent(tx: SqliteDb, bookingId: string, reason: string): void {
  tx.update(outbox)
    .set(withdrawn(reason))
    .where(and(eq(outbox.bookingId, bookingId), eq(outbox.state, 'waiting'), ne(outbox.channel, 'webhook')))
    .run()
}

const hasReminders = (tx: SqliteDb, bookingId: string): boolean =>
  tx.select({ id: outbox.id }).from(outbox).where(waitingReminders(bookingId)).limit(1).get() !== undefined

const reminderTimes = (booking: StoredBooking, now: number): number[] =>
  booking.status === 'confirmed'
    ? planReminders({ start: booking.start, now, minutesBefore: booking.service.reminderOffsetsMinutes })
    : []

const remindersAt = (dueAt: number): OwedMessage[] =>
  (['email', 'sms'] as const).map((channel) => ({ kind: 'reminder', channel, dueAt, to: { audience: 'customer' } }))

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
    const kind = address.audience === 'guest' && !isInvited ? firstToGuest(message.kind) : message.kind
    if (kind === null) return []
    return {
      ...ofBooking(booking, nowMs),
      ...address,
      lane,
      kind,
      channel: message.channel,
      previousStartMs: message.previousStart ?? null,
      hasInvitation: message.channel === 'email' && hasInvitation(booking, message, address, isInvited),
      dueMs: message.dueAt,
      owedMs: message.dueAt,
    }
  })
}

/** Guests hear of an appointment once it is certain: then they are invited, and hear of what becomes of it. */
const firstToGuest = (kind: MessageKind): MessageKind | null =>
  kind === 'confirmation' || kind === 'approved' ? 'confirmation' : null

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
