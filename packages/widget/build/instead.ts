import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

/**
 * Takes one module for another.
 *
 * @param module how its address ends
 * @param other the one that is taken, seen from the package
 */
export const instead = (module: string, other: string): Plugin => ({
  name: `instead-${module}`,
  resolveId: {
    order: 'pre',
    handler: (id) => (id.endsWith(module) ? fileURLToPath(new URL(`../${other}`, import.meta.url)) : undefined),
  },
})
