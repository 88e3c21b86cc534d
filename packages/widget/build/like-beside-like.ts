import type { Plugin } from 'vite'
import { loadedWith } from './loaded-with.js'

/** Folders in the order in which their modules stand in a file, as far as what they import lets them. */
const ORDER = ['styles', 'calendar', 'steps', 'api', 'i18n', 'controllers', 'zones']

/**
 * Lets what resembles each other stand together in a file: style sheets, markup, classes. What was said before is cheap
 * to say again only while it is less than 32 kB away, half of the first file; bundlers put modules in the order of their
 * imports, which mixes all of them.
 *
 * @param entry the module that the file begins with
 */
export const likeBesideLike = (entry: string): Plugin => ({
  name: `like-beside-like-${entry}`,
  async transform(code, id) {
    if (!id.endsWith(entry)) return undefined
    const modules = [...(await loadedWith(this, id))].filter((module) => module !== id)
    const inOrder = ORDER.flatMap((folder) => modules.filter((module) => module.includes(`/src/${folder}/`)))
    return inOrder.map((module) => `import ${JSON.stringify(module)};`).join('') + code
  },
})
