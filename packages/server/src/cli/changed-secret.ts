import type { Config } from '../config.js'
import { hasSecretBeside, secretBeside, secretPath } from '../secret.js'
import { hasUsedSecret } from '../storage/sqlite/examine.js'
import { StorageError } from '../storage/storage-error.js'

/** Says so when a setting has another secret than the one that the database was used with; `null`: it hasn't. */
export function changedSecret({ secret, secretPrevious }: Config, databasePath: string): string | null {
  if (secret === undefined) return null
  const former = formerSecret(databasePath)
  if (former === null || former === secret || former === secretPrevious || !hasUsedSecret(databasePath)) return null
  const path = secretPath(databasePath)
  return `OPENSLOT_SECRET is not the secret in ${path}, with which this database has been used: links to older bookings in later mails won’t open, nor will connected calendars. Take OPENSLOT_SECRET away; or if it is to be changed, set OPENSLOT_SECRET_PREVIOUS to what is in that file, and move the file away once the server has started.`
}

/** One that can't be read isn't needed, since the setting is there. */
function formerSecret(databasePath: string): string | null {
  if (!hasSecretBeside(databasePath)) return null
  try {
    return secretBeside(databasePath)
  } catch (error) {
    if (error instanceof StorageError) return null
    throw error
  }
}
