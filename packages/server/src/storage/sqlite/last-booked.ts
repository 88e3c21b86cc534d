import type Database from 'better-sqlite3'

/** When the last booking was made (epoch ms), by the clock of then; `null`: there is none. */
export const lastBooked = (sqlite: Database.Database): number | null =>
  (sqlite.prepare('SELECT created_ms FROM bookings ORDER BY id DESC LIMIT 1').pluck().get() as number | undefined) ??
  null
