import { accessSync, closeSync, constants, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { IN_A_CIRCLE, whoRuns } from '../file-trouble.js'
import { StorageError } from './storage-error.js'

/**
 * A file that is there, but not for the user that runs this, or to which its links don't lead; `undefined` when something
 * else is the matter with it.
 */
export function deniedBy(error: unknown, path: string): StorageError | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EROFS')
    return new StorageError(`${path} can’t be written: its disk, or the container, is read-only there.`, {
      cause: error,
    })
  if (code === 'ELOOP') return new StorageError(`${path} can’t be opened: ${IN_A_CIRCLE}`, { cause: error })
  return code === 'EACCES' || code === 'EPERM'
    ? new StorageError(
        `${path} may not be read and written by the user that runs this${whoRuns()}. Run it as the server’s own user, or give that user the file: chown USER ${path}`,
        { cause: error },
      )
    : undefined
}

/**
 * The first of a database's files, or the folder in which SQLite keeps its log beside it, that is there, but not for this
 * user.
 */
export function deniedFile(database: string): StorageError | undefined {
  const open = (path: string): void => closeSync(openSync(path, 'r+'))
  return (
    [database, `${database}-wal`, `${database}-shm`].map((path) => denied(open, path)).find(Boolean) ??
    denied((folder) => accessSync(folder, constants.W_OK | constants.X_OK), dirname(database))
  )
}

function denied(use: (path: string) => void, path: string): StorageError | undefined {
  try {
    use(path)
    return undefined
  } catch (error) {
    return deniedBy(error, path)
  }
}
