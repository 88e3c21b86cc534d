import { readFile } from 'node:fs/promises'
import type { Rolldown } from 'vite'

/** The widget's own modules. What parts need of libraries is in one of them only, or in the first file. */
export const OURS = /\/widget\/src\/.+\.ts$/

/** A module and all of ours that it can't run without. */
export async function loadedWith(context: Rolldown.PluginContext, entry: string): Promise<ReadonlySet<string>> {
  const start = await context.resolve(entry)
  const found = new Set(start ? [start.id] : [])
  // A set goes on with what is added on the way.
  for (const id of found) {
    const { body } = context.parse(await readFile(id, 'utf8'), { lang: 'ts' })
    for (const statement of body) {
      if (statement.type !== 'ImportDeclaration' && statement.type !== 'ExportNamedDeclaration') continue
      const isType = 'importKind' in statement && statement.importKind === 'type'
      const imported = statement.source && !isType && (await context.resolve(statement.source.value, id))
      if (imported && OURS.test(imported.id)) found.add(imported.id)
    }
  }
  return found
}
