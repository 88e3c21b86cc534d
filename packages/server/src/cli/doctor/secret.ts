import { existsSync, statSync } from 'node:fs'
import type { Config } from '../../config.js'
import { whyNowhere } from '../../file-trouble.js'
import { secretBeside, secretPath } from '../../secret.js'
import { hasUsedSecret } from '../../storage/sqlite/examine.js'
import { changedSecret } from '../changed-secret.js'
import { type Finding, finder } from './finding.js'

const { ok, warning, failure } = finder('secret')

export function checkSecret(config: Config, databasePath: string): Finding {
  const changed = changedSecret(config, databasePath)
  if (changed !== null) return warning(changed)
  if (config.secret !== undefined) return ok('OPENSLOT_SECRET is set.')
  const path = secretPath(databasePath)
  const nowhere = whyNowhere(path)
  if (nowhere !== null) return failure(nowhere)
  if (!existsSync(path)) return whenMissing(path, hasUsedSecret(databasePath))
  try {
    secretBeside(databasePath)
  } catch (error) {
    return failure((error as Error).message)
  }
  return (statSync(path).mode & 0o077) === 0
    ? ok(`${path} is in place. Keep it in your backups.`)
    : warning(`Others on this machine may read ${path}, and open any booking with it. Run: chmod 600 ${path}`)
}

function whenMissing(path: string, isUsed: boolean | null): Finding {
  if (isUsed === null) return warning(`Whether the database needs ${path} can be told once it can be read.`)
  return isUsed
    ? failure(
        `${path} is missing: links in mails already sent won’t open. Restore it from the backup, or set OPENSLOT_SECRET to what it was.`,
      )
    : ok('It will be made beside the database at the first start.')
}
