import { and, desc, eq, lt, ne, or, sql } from 'drizzle-orm'
import type { MessageFilter, MessageRecord } from '../../outbox/store.js'
import type { SqliteDb } from './db.js'
import { outbox, webhookEndpoints } from './message-schema.js'
import { DELETED } from './owed-row.js'
import { appointments, bookings, services, staff } from './schema.js'

/** What became of the messages that a filter names, newest first. */
export const listRecords = (
  db: SqliteDb,
  { state, channel, bookingId, beforeId, limit }: MessageFilter,
): MessageRecord[] =>
  records(db)
    .where(
      and(
        // What waits for all endpoints becomes a message to each when it is due; nobody has to know of it before.
        or(ne(outbox.audience, 'endpoints'), eq(outbox.state, 'failed')),
        // As text, so that SQLite sees that the partial index of failures fits.
        state && sql`${outbox.state} = ${sql.raw(`'${state}'`)}`,
        channel && eq(outbox.channel, channel),
        bookingId === undefined ? undefined : eq(outbox.bookingId, bookingId),
        beforeId === undefined ? undefined : lt(outbox.id, beforeId),
      ),
    )
    .orderBy(desc(outbox.id))
    .limit(limit)
    .all()
    .map(toRecord)

/** What became of one message. */
export function findRecord(db: SqliteDb, id: string): MessageRecord | undefined {
  const row = records(db).where(eq(outbox.id, id)).get()
  return row && toRecord(row)
}

const records = (db: SqliteDb) =>
  db
    .select({
      outbox,
      customer: { name: bookings.customerName, email: bookings.customerEmail, phone: bookings.customerPhone },
      appointment: { startMs: appointments.startMs },
      service: { name: services.name },
      staff: { name: staff.name, email: staff.email },
      endpoint: { url: webhookEndpoints.url },
    })
    .from(outbox)
    .leftJoin(bookings, eq(bookings.id, outbox.bookingId))
    .leftJoin(appointments, eq(appointments.id, bookings.appointmentId))
    .leftJoin(services, eq(services.id, appointments.serviceId))
    .leftJoin(staff, eq(staff.id, outbox.staffId))
    .leftJoin(webhookEndpoints, eq(webhookEndpoints.id, outbox.endpointId))
    .$dynamic()

type JoinedRow = ReturnType<ReturnType<typeof records>['all']>[number]

function toRecord({ outbox: row, customer, appointment, service, staff: member, endpoint }: JoinedRow): MessageRecord {
  const { id, kind, channel, audience, bookingId, state, attempts, dueMs, createdMs, sentMs } = row
  const isToDeleted = audience === 'endpoint' && row.endpointId === null && row.reason !== 'erased'
  const { reason, lastError } = isToDeleted ? { ...DELETED, lastError: DELETED.detail } : row
  const isToEndpoint = audience === 'endpoint' || audience === 'endpoints'
  const to = {
    customer: { name: customer?.name, address: channel === 'sms' ? customer?.phone : customer?.email },
    staff: { name: member?.name, address: channel === 'calendar' ? null : member?.email },
    guest: { name: null, address: row.guestEmail },
    owner: { name: null, address: null },
    endpoint: { name: null, address: endpoint?.url },
    endpoints: { name: null, address: null },
  }[audience]
  const whom = {
    audience: isToEndpoint ? ('endpoint' as const) : audience,
    name: to.name ?? null,
    address: to.address ?? null,
  }
  const about =
    customer && appointment && service
      ? { customer: customer.name, service: service.name, startMs: row.startMs ?? appointment.startMs }
      : null
  return { id, kind, channel, ...whom, bookingId, about, state, attempts, dueMs, lastError, reason, createdMs, sentMs }
}
