import { dirname } from 'node:path'
import { whyNowhere } from '../../file-trouble.js'
import { StorageError } from '../storage-error.js'

/** Where the database, or its folder, is a link to what isn't there; `undefined`: neither is. */
export function lostLink(path: string): StorageError | undefined {
  const why = whyNowhere(path) ?? whyNowhere(dirname(path))
  return why === null ? undefined : new StorageError(why)
}
