import type { AvailabilityStore } from '../../availability/store.js'
import { calendarsFor } from './calendars.js'
import type { SqliteDb } from './db.js'

export const sqliteAvailability = (db: SqliteDb): AvailabilityStore => ({
  query: async (request, range) => calendarsFor(db, request, range),
})
