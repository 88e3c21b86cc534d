import Database from 'better-sqlite3'

/**
 * What the file says, asked behind the server's back.
 * @param {string} path
 */
export function readFile(path) {
  const database = new Database(path, { readonly: true })
  try {
    const list = (/** @type {string} */ sql) => /** @type {string[]} */ (database.prepare(sql).pluck().all())
    const count = (/** @type {string} */ table) =>
      Number(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get())
    return {
      claims: count('claims'),
      bookings: count('bookings'),
      messages: count('outbox'),
      ids: new Set(list('SELECT id FROM bookings')),
      overlaps: list(`
        SELECT a.id || ' and ' || b.id FROM claims a JOIN claims b
        ON a.calendar_id = b.calendar_id AND a.id < b.id AND a.start_ms < b.end_ms AND b.start_ms < a.end_ms`),
      withoutMessages: list('SELECT id FROM bookings WHERE id NOT IN (SELECT booking_id FROM outbox)'),
    }
  } finally {
    database.close()
  }
}
