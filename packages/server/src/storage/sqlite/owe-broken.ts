import { foldCase } from '@openslot/core'
import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { CalendarMailMessage } from '../../outbox/store.js'
import type { SqliteDb } from './db.js'
import { FRESH, insertMessage } from './owed-row.js'
import { calendarConnections } from './calendar-schema.js'
import { staff } from './schema.js'

/** Owes the staff member and the owner a mail that says that a connection is broken; once, until it works again. */
export function oweBroken(tx: SqliteDb, connectionId: string, ownerEmail: string | null, nowMs: number): void {
  const found = tx
    .select({ toldMs: calendarConnections.toldMs })
    .from(calendarConnections)
    .where(eq(calendarConnections.id, connectionId))
    .get()
  if (!found || found.toldMs !== null) return
  tx.update(calendarConnections).set({ toldMs: nowMs }).where(eq(calendarConnections.id, connectionId)).run()
  oweCalendarMail(tx, connectionId, 'calendar-broken', ownerEmail, nowMs)
}

/** Owes the staff member and the owner a mail about a connection. */
export function oweCalendarMail(
  tx: SqliteDb,
  connectionId: string,
  kind: CalendarMailMessage['kind'],
  ownerEmail: string | null,
  nowMs: number,
): void {
  const found = tx
    .select({ staffId: staff.id, email: staff.email })
    .from(calendarConnections)
    .innerJoin(staff, eq(staff.id, calendarConnections.staffId))
    .where(eq(calendarConnections.id, connectionId))
    .get()
  if (!found) return
  const isOwnersOwn = ownerEmail !== null && foldCase(ownerEmail) === foldCase(found.email)
  const to = [
    { audience: 'staff', staffId: found.staffId },
    ...(ownerEmail === null || isOwnersOwn ? [] : [{ audience: 'owner', staffId: null } as const]),
  ] as const
  for (const recipient of to) {
    insertMessage(tx, {
      ...FRESH,
      ...recipient,
      id: uuidv7(),
      bookingId: null,
      connectionId,
      kind,
      channel: 'email',
      lane: `${connectionId} email ${recipient.audience}`,
      startMs: null,
      endMs: null,
      sequence: null,
      dueMs: nowMs,
      owedMs: nowMs,
      createdMs: nowMs,
    })
  }
}
