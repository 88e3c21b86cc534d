import type { BookingEvent } from '@openslot/core'
import { uuidv7 } from 'uuidv7'
import type { SqliteDb } from './db.js'
import { preparedInsert } from './prepared.js'
import { audit } from './schema.js'

/** Records what happened to a booking. @param by the name of the admin token that acted; `null`: none did */
export function note(tx: SqliteDb, bookingId: string, event: BookingEvent, by: string | null): void {
  const { type, at, actor, ...details } = event
  insertAudit(tx, { id: uuidv7(), bookingId, atMs: at, actor, actorName: by, event: type, details })
}

/** Records that whom a booking was for, or one of its guests, was erased; not who that was. @param by `null`: time alone did it */
export function noteErasure(
  tx: SqliteDb,
  bookingId: string,
  event: 'customer.erased' | 'guest.erased',
  { now, by }: { readonly now: number; readonly by: string | null },
): void {
  insertAudit(tx, {
    id: uuidv7(),
    bookingId,
    atMs: now,
    actor: by === null ? 'system' : 'staff',
    actorName: by,
    event,
    details: {},
  })
}

const insertAudit = preparedInsert(audit)
