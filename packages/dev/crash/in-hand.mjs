import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'

/**
 * The messages that dead servers had in hand at `nowMs`, by id: taken, and nothing noted of how it went. (A reminder for
 * all endpoints goes to none: each has its own made of it.) Read from a copy
 * of the file, so that the next server and nobody else finds it as the dead left it.
 * @param {string} path
 * @param {number} nowMs
 * @returns {Promise<Map<string, { channel: string }>>}
 */
export async function inHand(path, nowMs) {
  const folder = await mkdtemp(`${path}-`)
  try {
    const copy = join(folder, 'copy.db')
    await copyFile(path, copy)
    await copyFile(`${path}-wal`, `${copy}-wal`)
    const database = new Database(copy)
    try {
      const rows = database.prepare(`
        SELECT id, channel FROM outbox WHERE leased_until_ms > ? AND audience <> 'endpoints'`)
      return new Map(rows.all(nowMs).map((row) => [/** @type {any} */ (row).id, /** @type {any} */ (row)]))
    } finally {
      database.close()
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}
