import type { MessageKind } from '@openslot/core'
import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'
import type {
  BookingMessage,
  CalendarMailMessage,
  CalendarMessage,
  DueMessage,
  MessageRecipient,
  WebhookMessage,
  WebhookReminder,
} from '../../outbox/store.js'
import { findConnection } from './calendar-connection-store.js'
import type { SqliteDb } from './db.js'
import { findBooking } from './find-booking.js'
import { messageBehind } from './owe-calendars.js'
import { type OutboxRow, REMINDER_KINDS, isReminder, webhookReminderLane } from './owed-row.js'
import { outbox, webhookEndpoints } from './message-schema.js'
import { staff } from './schema.js'

/** @throws when a part that it needs is gone or can't be read: the message fails, and nothing else does */
export function toDueMessage(db: SqliteDb, row: OutboxRow): DueMessage {
  const booking = row.bookingId === null ? null : (findBooking(db, row.bookingId) ?? null)
  const about = { kind: row.kind, booking, start: row.startMs, nextReminderMs: nextReminderOf(db, row) }
  if (row.channel === 'webhook') {
    if (row.audience === 'endpoints') return toWebhookReminder(row, about)
    const endpoint = db
      .select()
      .from(webhookEndpoints)
      .where(eq(webhookEndpoints.id, row.endpointId ?? ''))
      .get()
    if (!endpoint) throw new Error('The endpoint of this webhook is gone.')
    if (row.payload === null) throw new Error('Its body is no longer kept: that was done with too long ago.')
    return { ...about, channel: row.channel, id: row.id, payload: row.payload, endpoint, attempts: row.attempts }
  }
  if (row.channel === 'calendar') return toCalendarMessage(db, row, about)
  return row.connectionId === null
    ? toBookingMessage(db, { ...row, channel: row.channel }, about)
    : toCalendarMail(db, row, row.connectionId)
}

type About = Pick<WebhookMessage, 'booking' | 'start' | 'nextReminderMs'>

function toBookingMessage(
  db: SqliteDb,
  row: OutboxRow & Pick<BookingMessage, 'channel'>,
  { booking, nextReminderMs }: About,
): BookingMessage {
  const { startMs: start, endMs: end, sequence } = row
  if (!booking || start === null || end === null || sequence === null) throw new Error('It belongs to no booking.')
  return {
    channel: row.channel,
    deliveryId: deliveryIdOf(row),
    kind: row.kind as MessageKind,
    booking,
    recipient: recipientOf(db, row),
    start,
    end,
    sequence,
    previousStart: row.previousStartMs,
    hasInvitation: row.hasInvitation,
    nextReminderMs,
    createdMs: row.createdMs,
  }
}

const deliveryIdOf = ({ id, sendings }: OutboxRow): string => (sendings === 0 ? id : `${id}.${sendings}`)

function toCalendarMessage(db: SqliteDb, row: OutboxRow, { booking, start }: About): CalendarMessage {
  const { staffId } = row
  const member = staffId === null ? undefined : db.select().from(staff).where(eq(staff.id, staffId)).get()
  if (!booking || !member) throw new Error('Its booking is gone, or whose calendar it is for.')
  return {
    channel: 'calendar',
    id: row.id,
    kind: 'calendar-entry',
    booking,
    staff: member,
    start,
    nextReminderMs: null,
    hasLater: messageBehind(db, row) !== undefined,
  }
}

function toCalendarMail(db: SqliteDb, row: OutboxRow, connectionId: string): CalendarMailMessage {
  const connection = findConnection(db, connectionId)
  const member = connection && db.select().from(staff).where(eq(staff.id, connection.staffId)).get()
  if (!connection || !member) throw new Error('The calendar connection is gone.')
  return {
    channel: 'email',
    kind: row.kind as CalendarMailMessage['kind'],
    deliveryId: deliveryIdOf(row),
    booking: null,
    start: null,
    nextReminderMs: null,
    connection,
    staff: member,
    recipient: recipientOf(db, row),
  }
}

function toWebhookReminder(
  { id, owedMs, attempts }: OutboxRow,
  { booking, start, nextReminderMs }: About,
): WebhookReminder {
  if (!booking || start === null) throw new Error('It belongs to no booking.')
  return {
    channel: 'webhook',
    id,
    kind: 'booking.reminder',
    booking,
    start,
    endpoint: null,
    owedMs,
    nextReminderMs,
    attempts,
  }
}

/** When the same reader's next reminder falls due; an endpoint's may still wait for all of them. */
function nextReminderOf(db: SqliteDb, { kind, channel, lane, bookingId, owedMs }: OutboxRow): number | null {
  if (!isReminder(kind)) return null
  const lanes = channel === 'webhook' && bookingId !== null ? [lane, webhookReminderLane(bookingId)] : [lane]
  const later = and(
    inArray(outbox.lane, lanes),
    sql`${outbox.state} = 'waiting'`,
    gt(outbox.owedMs, owedMs),
    inArray(outbox.kind, REMINDER_KINDS),
  )
  return (
    db.select({ owedMs: outbox.owedMs }).from(outbox).where(later).orderBy(asc(outbox.owedMs)).get()?.owedMs ?? null
  )
}

function recipientOf(db: SqliteDb, row: OutboxRow): MessageRecipient {
  if (row.audience === 'customer' || row.audience === 'owner') return { audience: row.audience }
  if (row.audience === 'guest' && row.guestEmail !== null) return { audience: 'guest', email: row.guestEmail }
  const member = row.staffId === null ? undefined : db.select().from(staff).where(eq(staff.id, row.staffId)).get()
  if (!member) throw new Error('It goes to nobody who is known.')
  return { audience: 'staff', staff: member }
}
