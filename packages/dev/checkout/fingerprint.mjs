import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'

/** Every file below the given files and folders (from the root, with slashes), sorted; what isn't there is left out. */
export function filesIn(paths) {
  return paths
    .filter((path) => existsSync(join(root, path)))
    .flatMap((path) => {
      if (statSync(join(root, path)).isFile()) return [path]
      return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) =>
          join(entry.parentPath ?? entry.path, entry.name)
            .slice(root.length + 1)
            .replaceAll('\\', '/'),
        )
    })
    .toSorted()
}

/** A hash over any number of texts that tells ['ab', 'c'] from ['a', 'bc']. */
export const hashOf = (texts) => createHash('sha256').update(JSON.stringify(texts)).digest('hex')

/** A hash of the names and contents of these files and folders. */
export const fingerprint = (paths) =>
  hashOf(filesIn(paths).map((path) => [path, readFileSync(join(root, path), 'utf8')]))
