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

const insertAudit = preparedInsert(audit)
