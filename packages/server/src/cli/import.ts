import { Command } from 'commander'
import type { FieldChange } from '../catalog/plan-import.js'
import { readCatalogFile } from '../catalog/read-catalog-file.js'
import { type DatabaseFlags, addDatabaseOption, withStorage } from './with-storage.js'

const VERBS = { create: 'new', update: 'changed', unchanged: 'as it was' } as const

export const importCommand = (): Command =>
  addDatabaseOption(
    new Command('import')
      .description('create or update services, staff and hours from a YAML or JSON file, by slug; all or nothing')
      .argument('<file>', 'the file to read')
      .option('--dry-run', 'show what would change, and change nothing', false),
  ).action(async (path: string, flags: DatabaseFlags & { dryRun: boolean }) => {
    const file = await readCatalogFile(path)
    await withStorage(flags, async (storage) => {
      const changes = await storage.catalog.importFile(file, { dryRun: flags.dryRun })
      for (const { kind, slug, action, changed } of changes) {
        console.log(`${kind} ${slug}: ${VERBS[action]}`)
        for (const change of changed) console.log(`  ${described(change)}`)
      }
      console.log(flags.dryRun ? 'Nothing was imported (dry run).' : 'Imported.')
    })
  })

/** What is longer than that (hours, questions, a description) is known by its name. */
const MAX_SHOWN = 40

function described({ field, from, to }: FieldChange): string {
  const [before, after] = [JSON.stringify(from), JSON.stringify(to)]
  return before.length + after.length > MAX_SHOWN ? field : `${field}: ${before} → ${after}`
}
