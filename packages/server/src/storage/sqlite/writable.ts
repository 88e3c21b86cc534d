import type Database from 'better-sqlite3'
import { withoutWaiting } from './without-waiting.js'

/** Each try waits for the disk, as a booking does, and everybody may ask. */
const EVERY_MS = 10_000

/**
 * Whether the database can be written, as it can't on a full disk: only writing tells, as how much is free says nothing of
 * quotas, nor of room that the log still has. What was found counts for a few seconds.
 */
export function writableCheck(sqlite: Database.Database): (nowMs: number) => boolean {
  let last: { readonly atMs: number; readonly isWritable: boolean } | null = null
  return (nowMs) => {
    if (last === null || Math.abs(nowMs - last.atMs) >= EVERY_MS) last = { atMs: nowMs, isWritable: isWritable(sqlite) }
    return last.isWritable
  }
}

function isWritable(sqlite: Database.Database): boolean {
  try {
    // A number that nothing else uses: no row changes, and so none of what is remembered of them is out of date.
    withoutWaiting(sqlite, () => void sqlite.pragma('user_version = 0'))
    return true
  } catch (error) {
    // Somebody writes.
    return String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')
  }
}
