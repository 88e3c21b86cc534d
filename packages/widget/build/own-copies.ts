import { readFile } from 'node:fs/promises'
import type { Plugin, Rolldown } from 'vite'

/** What parts need of libraries is in one of them only, or in the first file. */
const OURS = /\/widget\/src\/.+\.ts$/
/** What the address of a copy ends with; other plugins have to look past it. */
const COPY = /\?for=.*$/

/**
 * Gives parts copies of their own of what they share with others, but for what is in the first file. Bundlers make a file
 * of that, which all of them load: a request more for each, and two files compress worse than one.
 *
 * @param entry the module that the first file begins with
 * @param parts their modules, without `.ts`
 */
export function ownCopies(entry: string, parts: readonly string[]): Plugin {
  let first: ReadonlySet<string> = new Set()
  const partOf = (importer: string): string | undefined => {
    const part = parts.find((name) => importer.endsWith(`/${name}.ts`))
    return part ? `?for=${part}` : COPY.exec(importer)?.[0]
  }
  return {
    name: 'own-copies',
    enforce: 'pre',
    async buildStart() {
      first = await loadedWith(this, entry)
    },
    async resolveId(source, importer = '', options) {
      const part = partOf(importer)
      if (!part) return undefined
      const found = await this.resolve(source, importer.replace(COPY, ''), { ...options, skipSelf: true })
      return found && OURS.test(found.id) && !first.has(found.id) ? { ...found, id: `${found.id}${part}` } : found
    },
  }
}

/** A module and all of ours that it can't run without. */
async function loadedWith(context: Rolldown.PluginContext, entry: string): Promise<ReadonlySet<string>> {
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
