import { randomBytes } from 'node:crypto'
import { constants, copyFileSync, existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { whyNowhere } from './file-trouble.js'
import { deniedBy } from './storage/rights.js'
import { StorageError } from './storage/storage-error.js'
import { takeAfter } from './storage/take-after.js'

/**
 * The server's secret when no setting names one: made once and kept beside the database, readable by its owner only.
 * It belongs into the backup: without it, mails written later carry links that don't open older bookings.
 */
export function secretBeside(databasePath: string): string {
  const path = secretPath(databasePath)
  if (!existsSync(path)) makeSecret(path)
  const secret = readSecret(path)
  if (secret.length < 32)
    throw new StorageError(`${path} is damaged: restore it from the backup, or set OPENSLOT_SECRET.`)
  return secret
}

const readSecret = (path: string): string => read(path).trim()

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw deniedBy(error, path) ?? misplaced(error, path) ?? error
  }
}

/** Docker makes a folder in the place of a file that it is to mount and that isn't there. */
function misplaced(error: unknown, path: string): StorageError | undefined {
  if ((error as NodeJS.ErrnoException).code === 'EISDIR')
    return new StorageError(
      `${path} is a folder, where the server keeps its secret in a file. Remove the folder, and put the file there from the backup; without one, the server makes a new secret.`,
      { cause: error },
    )
  const why = whyNowhere(path)
  return why === null ? undefined : new StorageError(why, { cause: error })
}

/** Whether a database has its secret beside it. */
export const hasSecretBeside = (databasePath: string): boolean => existsSync(secretPath(databasePath))

/**
 * Takes the secret along with a copy of its database, readable by its owner only.
 *
 * @param like a database whose secret's owner and rights it gets, or those of the folder where that has none yet
 * @returns `false` when there is none to take: a setting names it
 */
export function copySecret(fromDatabase: string, toDatabase: string, like?: string): boolean {
  const path = secretPath(fromDatabase)
  if (!existsSync(path)) return false
  const draft = `${secretPath(toDatabase)}.partial`
  const secret = read(path)
  rmSync(draft, { force: true })
  writeFileSync(draft, secret, { mode: 0o600, flag: 'wx' })
  if (like !== undefined) takeAfter(draft, secretPath(like))
  renameSync(draft, secretPath(toDatabase))
  return true
}

/** Whether the two have secrets, and not the same. */
export const haveOtherSecrets = (one: string, other: string): boolean =>
  hasSecretBeside(one) && hasSecretBeside(other) && readSecret(secretPath(one)) !== readSecret(secretPath(other))

/** Where the secret of a database is kept. */
export const secretPath = (databasePath: string): string => `${databasePath}.secret`

/** Written beside and linked into place whole: of two servers that start at once, one makes it and both read the same. */
function makeSecret(path: string): void {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
  try {
    linkSync(draft, path)
  } catch (error) {
    // Where files can't be linked, the copy comes a little less at once.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') copyFileSync(draft, path, constants.COPYFILE_EXCL)
  } finally {
    rmSync(draft)
  }
}
