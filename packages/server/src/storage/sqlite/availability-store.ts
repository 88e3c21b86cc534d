import { min } from 'drizzle-orm'
import type { AvailabilityStore } from '../../availability/store.js'
import { calendarsFor } from './calendars.js'
import type { SqliteDb } from './db.js'
import { holds } from './schema.js'
import { isLive } from './seats.js'

/** @param version what {@link fileVersion} made for the same connection */
export const sqliteAvailability = (db: SqliteDb, version: () => string): AvailabilityStore => ({
  query: async (request, range) => calendarsFor(db, request, range),
  version: async () => version(),
  nextExpiry: async (nowMs) =>
    db
      .select({ at: min(holds.expiresMs) })
      .from(holds)
      .where(isLive(nowMs))
      .get()?.at ?? null,
})
