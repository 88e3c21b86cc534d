import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { readCatalogFile } from '../catalog/read-catalog-file.js'
import type { CatalogStore } from '../catalog/store.js'
import { ConfigError } from '../config.js'

/**
 * Puts the ready-made salon into an empty database, and makes the folder for its mails, which marks it as a demo.
 *
 * @throws ConfigError when the database is somebody's: the demo would send their mails to a page that all may read
 */
export async function fillWithSalon(catalog: CatalogStore, mailboxDirectory: string): Promise<void> {
  if (!(await catalog.isEmpty())) {
    if (existsSync(mailboxDirectory)) return
    throw new ConfigError(
      '--demo: this database is in use, and the demo would show its mails to everyone. Leave --demo out, or name a new file with --database.',
    )
  }
  await mkdir(mailboxDirectory, { recursive: true, mode: 0o700 })
  const path = fileURLToPath(new URL('../../demo/salon.yaml', import.meta.url))
  await catalog.importFile(await readCatalogFile(path), { dryRun: false })
}
