import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout's root folder. */
export const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '')

/** A file of the checkout, its path given from the root with slashes. */
export const at = (path) => join(root, ...path.split('/'))

/** @returns {Record<string, any>} */
export const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'))

/**
 * The script behind an installed tool's command, to run with `node`: that needs neither pnpm nor a shell, and works
 * the same on Windows. `owner` is the package that depends on the tool: '' for the root, 'packages/widget', …
 */
export function toolScript(owner, tool, command = tool) {
  const folder = at([owner, 'node_modules', tool].filter(Boolean).join('/'))
  const manifest = join(folder, 'package.json')
  if (!existsSync(manifest)) throw new Error(`${tool} is not installed: delete node_modules and try again.`)
  const { bin } = readJson(manifest)
  return join(folder, typeof bin === 'string' ? bin : bin[command])
}
