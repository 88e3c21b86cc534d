import type { Plugin } from 'vite'
import { OURS, loadedWith } from './loaded-with.js'

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
