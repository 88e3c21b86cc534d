import { closeSync, openSync } from 'node:fs'
import { StorageError } from './storage-error.js'

/** A file that is there, but not for the user that runs this; `undefined` when something else is the matter with it. */
export const deniedBy = (error: unknown, path: string): StorageError | undefined =>
  isDenial(error)
    ? new StorageError(
        `${path} may not be read and written by the user that runs this${whoRuns()}. Run it as the server’s own user, or give that user the file: chown USER ${path}`,
        { cause: error },
      )
    : undefined

/** The first of a database's files, of which SQLite has its log beside it, that is there, but not for this user. */
export function deniedFile(database: string): StorageError | undefined {
  for (const path of [database, `${database}-wal`, `${database}-shm`]) {
    try {
      closeSync(openSync(path, 'r+'))
    } catch (error) {
      const denied = deniedBy(error, path)
      if (denied) return denied
    }
  }
  return undefined
}

const isDenial = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM')

/** By number: in a container it often has no name. */
const whoRuns = (): string => (process.geteuid ? ` (uid ${process.geteuid()})` : '')
