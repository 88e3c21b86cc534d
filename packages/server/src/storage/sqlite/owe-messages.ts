import {
  type BookingEvent,
  type Decision,
  type MessageKind,
  type OwedMessage,
  expectedUntil,
  foldCase,
  planReminders,
} from '@openslot/core'
import { and, eq, inArray, ne } from 'drizzle-orm'
import type { StoredBooking } from '../../bookings/store.js'
import type { Why } from '../../outbox/store.js'
import type { SqliteDb } from './db.js'
import { type OutboxRow, REMINDER_KINDS, insertMessage, isReminder, ofBooking, turnIn, withdrawn } from './owed-row.js'
import { oweCalendars } from './owe-calendars.js'
import { webhookReminder, webhookRows } from './owe-webhooks.js'
import { outbox } from './message-schema.js'
import { staff } from './schema.js'

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
    const why: Why = { reason: 'booking-changed', detail: `The booking was changed (${typesOf(events)}).` }
    if (!isNew) withdrawReminders(tx, booking, why)
    // What hasn't gone out yet would tell of an appointment that never was, or is over and wasn't.
    if (events.some(({ type }) => type === 'booking.dropped')) withdrawUnsent(tx, booking.id, why)
    if (messages.some(({ onlyIfExpected }) => onlyIfExpected)) withdrawUnsent(tx, booking.id, why, nowMs)
    const wasInvited = isNew
      ? () => false
      : (address: Address, lane: string) => isInvited(tx, booking.id, address, lane)
    const isExpected = (lane: string): boolean => isExpectedIn(tx, booking.id, lane, nowMs)
    const emailOf = (staffId: string): string => staffEmail(tx, booking, staffId)
    // Those that wait for this very time stay, also one that is late: whom it is with, they say when they are sent.
    const reminders = !isNew && hasReminders(tx, booking.id) ? [] : reminderTimes(booking, nowMs)
    const owed = [...messages, ...reminders.flatMap(remindersAt)]
    const rows = [
      ...owed.flatMap((message) => rowsOf(booking, message, { reach, wasInvited, isExpected, emailOf, nowMs })),
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
function withdrawReminders(tx: SqliteDb, { id, status, start }: StoredBooking, why: Why): void {
  const isElsewhere = status === 'confirmed' ? ne(outbox.startMs, start) : undefined
  tx.update(outbox)
    .set(withdrawn(why))
    .where(and(waitingReminders(id), isElsewhere))
    .run()
}

/** @param overMs leave what tells of a move to those who expect the appointment at a later time than this (epoch ms) */
function withdrawUnsent(tx: SqliteDb, bookingId: string, why: Why, overMs = Infinity): void {
  const isUnsent = and(eq(outbox.bookingId, bookingId), eq(outbox.state, 'waiting'), ne(outbox.channel, 'webhook'))
  for (const row of tx.select().from(outbox).where(isUnsent).all()) {
    if (!isExpectedAfter(row, overMs)) tx.update(outbox).set(withdrawn(why)).where(eq(outbox.id, row.id)).run()
  }
}

/** Whether who has yet to get a message expects its appointment after `nowMs` (epoch ms). */
const isExpectedAfter = ({ channel, startMs, endMs, previousStartMs }: OutboxRow, nowMs: number): boolean =>
  (channel === 'email' || channel === 'sms') &&
  startMs !== null &&
  endMs !== null &&
  expectedUntil({ start: startMs, end: endMs, previousStart: previousStartMs }) > nowMs

/**
 * Whether who reads a lane expects the appointment after `nowMs` (epoch ms), for want of what waits in it or was given up.
 * What came through has told them where it is since, whatever failed before.
 */
function isExpectedIn(tx: SqliteDb, bookingId: string, lane: string, nowMs: number): boolean {
  const inLane = and(eq(outbox.bookingId, bookingId), eq(outbox.lane, lane))
  const rows = tx.select().from(outbox).where(inLane).all()
  const isHeardSince = ({ sequence }: OutboxRow): boolean =>
    rows.some((row) => row.sentMs !== null && (row.sequence ?? 0) >= (sequence ?? 0))
  const isUnheard = (row: OutboxRow): boolean =>
    row.state === 'waiting' || (row.state === 'failed' && !isHeardSince(row))
  return rows.some((row) => isUnheard(row) && isExpectedAfter(row, nowMs))
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

/**
 * Whom a message goes to, one by one; no guest twice for having another part in it. Who gave it and stays as a guest
 * hears of it as one: it is not cancelled for them.
 */
function addressesOf(
  booking: StoredBooking,
  { to, channel }: OwedMessage,
  { reach, emailOf }: Pick<RowContext, 'reach' | 'emailOf'>,
): Address[] {
  const { ownerEmail } = reach
  switch (to.audience) {
    case 'customer':
      // An erased one has nobody any more whom it could reach.
      if (booking.erasedMs !== null) return []
      return channel === 'email' || (reach.sms && booking.customerPhone !== null) ? [{ audience: 'customer' }] : []
    case 'guests':
      return guestsOf(booking)
        .filter((email) => !booking.team.some((member) => isSame(member.email, email)))
        .map((guestEmail) => ({ audience: 'guest', guestEmail }))
    case 'owner':
      return ownerEmail !== null && booking.team.every(({ email }) => !isSame(email, ownerEmail))
        ? [{ audience: 'owner' }]
        : []
    case 'staff':
      return !isGiver(booking, to.staffId) && guestsOf(booking).some((email) => isSame(email, emailOf(to.staffId)))
        ? []
        : [{ audience: 'staff', staffId: to.staffId }]
  }
}

/** Who comes along; not a customer who is among them. */
const guestsOf = ({ guests, customerEmail }: StoredBooking): string[] =>
  guests.filter((email) => !isSame(email, customerEmail))

const isGiver = ({ team }: StoredBooking, staffId: string): boolean => team.some(({ id }) => id === staffId)

const isSame = (one: string, other: string): boolean => foldCase(one) === foldCase(other)

interface RowContext {
  readonly reach: Reach
  /** Whether an invitation was owed to somebody before, in their lane. */
  readonly wasInvited: (address: Address, lane: string) => boolean
  /** Whether who reads that lane expects the appointment at a time to come, for want of what never came. */
  readonly isExpected: (lane: string) => boolean
  readonly emailOf: (staffId: string) => string
  readonly nowMs: number
}

function rowsOf(booking: StoredBooking, message: OwedMessage, context: RowContext): OutboxRow[] {
  const { wasInvited, isExpected, emailOf, nowMs } = context
  return addressesOf(booking, message, context).flatMap((address) => {
    const lane = [booking.id, message.channel, address.audience, address.staffId ?? address.guestEmail ?? ''].join(' ')
    if (message.onlyIfExpected && !isExpected(lane)) return []
    const isKnown = wasInvited(address, lane)
    const kind = address.audience === 'guest' && !isKnown ? firstToGuest(message.kind) : message.kind
    if (kind === null) return []
    // Their calendar has it from the customer's mails, and must lose it by those only.
    const isCustomer = typeof address.staffId === 'string' && isSame(emailOf(address.staffId), booking.customerEmail)
    return {
      ...ofBooking(booking, nowMs),
      ...address,
      lane,
      kind,
      channel: message.channel,
      previousStartMs: message.previousStart ?? null,
      hasInvitation: message.channel === 'email' && !isCustomer && hasInvitation(booking, message, address, isKnown),
      dueMs: message.dueAt,
      owedMs: message.dueAt,
      ...(message.isKnown && { state: 'withdrawn' as const, ...KNOWN }),
    }
  })
}

const KNOWN: Pick<OutboxRow, 'reason' | 'lastError'> = {
  reason: 'brought-over',
  lastError: 'The booking was brought over from elsewhere: who has it knows of it.',
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

/** Also who was invited as the one who gives it, and comes along as a guest now: it is the same entry. */
function isInvited(tx: SqliteDb, bookingId: string, { guestEmail }: Address, lane: string): boolean {
  const invitations = tx
    .select({ lane: outbox.lane, staffEmail: staff.email })
    .from(outbox)
    .leftJoin(staff, eq(staff.id, outbox.staffId))
    .where(and(eq(outbox.bookingId, bookingId), eq(outbox.hasInvitation, true)))
    .all()
  return invitations.some(
    (invited) =>
      invited.lane === lane || (guestEmail && invited.staffEmail !== null && isSame(invited.staffEmail, guestEmail)),
  )
}

/** Of somebody who gives it, or gave it before. */
const staffEmail = (tx: SqliteDb, { team }: StoredBooking, staffId: string): string =>
  (
    team.find(({ id }) => id === staffId) ??
    tx.select({ email: staff.email }).from(staff).where(eq(staff.id, staffId)).get()
  )?.email ?? ''
