import type { AvailabilityStore } from '../../availability/store.js'
import { calendarsFor } from './calendars.js'
import type { SqliteDb } from './db.js'
import { nextExpiry } from './expiry.js'
import { occupantsOf } from './occupants.js'
import { nextUnknown } from './outside-busy.js'

/** @param version what {@link fileVersion} made for the same connection */
export const sqliteAvailability = (db: SqliteDb, version: () => string): AvailabilityStore => ({
  query: async (request, range) => calendarsFor(db, request, range),
  occupants: async (calendarId, during, nowMs) => occupantsOf(db, calendarId, during, nowMs),
  version: async () => version(),
  nextExpiry: async (nowMs) => {
    const next = Math.min(nextExpiry(db, nowMs) ?? Infinity, nextUnknown(db, nowMs) ?? Infinity)
    return next === Infinity ? null : next
  },
})
