import type { Plugin } from 'vite'

/**
 * Leaves a dynamically imported module to a bundle of its own, which shares nothing with this one.
 *
 * @param module how its address ends
 * @param file where its bundle is, seen from this one
 */
export const apart = (module: string, file: string): Plugin => ({
  name: `apart-${module}`,
  resolveId: {
    order: 'pre',
    handler: (id) => (id.endsWith(module) ? { id: file, external: true } : undefined),
  },
})
