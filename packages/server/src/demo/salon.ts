import { fileURLToPath } from 'node:url'
import { readCatalogFile } from '../catalog/read-catalog-file.js'
import type { CatalogStore } from '../catalog/store.js'

export const DEMO_SENDER = { name: 'Linden Hair', email: 'book@linden.example' } as const

/** Puts the ready-made salon into an empty database; leaves any other alone. */
export async function fillWithSalon(catalog: CatalogStore): Promise<void> {
  if (!(await catalog.isEmpty())) return
  const path = fileURLToPath(new URL('../../demo/salon.yaml', import.meta.url))
  await catalog.importFile(await readCatalogFile(path), { dryRun: false })
}
