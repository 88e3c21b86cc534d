import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

/**
 * The server's secret when no setting names one: made once and kept beside the database, readable by its owner only.
 * It belongs into the backup: without it, mails written later carry links that don't open older bookings.
 */
export function secretBeside(databasePath: string): string {
  const path = `${databasePath}.secret`
  try {
    // `wx`: of two servers that start at once, one makes it and the other reads it.
    writeFileSync(path, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const secret = readFileSync(path, 'utf8').trim()
  if (secret.length < 32) throw new Error(`${path} is damaged: restore it from the backup, or set OPENSLOT_SECRET.`)
  return secret
}
