import type Database from 'better-sqlite3'
import { withoutWaiting } from './without-waiting.js'

/** Each try waits for the disk, as a booking does, and everybody may ask. */
const EVERY_MS = 10_000

/**
 * Whether the database can be written, as it can't on a full disk: only writing tells, as how much is free says nothing of
 * quotas, nor of room that the log still has. That somebody else writes just then is no trouble; that they still do at the
 * next try, and nothing was written in between, is: a lock that somebody keeps. What was found counts for a few seconds.
 *
 * @param version a text that changes with every row written
 */
export function writableCheck(sqlite: Database.Database, version: () => string): (nowMs: number) => boolean {
  let last: { readonly atMs: number; readonly isWritable: boolean; readonly lockedAt: string | null } | null = null
  return (nowMs) => {
    if (last === null || Math.abs(nowMs - last.atMs) >= EVERY_MS) {
      const found = written(sqlite)
      const lockedAt = found === 'locked' ? version() : null
      const isKept = lockedAt !== null && last?.lockedAt === lockedAt
      last = { atMs: nowMs, lockedAt, isWritable: found !== 'refused' && !isKept }
    }
    return last.isWritable
  }
}

function written(sqlite: Database.Database): 'done' | 'locked' | 'refused' {
  try {
    // A number that nothing else uses: no row changes, and so none of what is remembered of them is out of date.
    withoutWaiting(sqlite, () => void sqlite.pragma('user_version = 0'))
    return 'done'
  } catch (error) {
    return String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY') ? 'locked' : 'refused'
  }
}
