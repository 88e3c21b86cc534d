import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/**
 * The Booking Kit is made for bundlers: Node can't load it, since it imports `rrule`, a CommonJS module, by names. So it
 * is bundled first, as its users do.
 * @returns {Promise<typeof import('@thebookingkit/core')>}
 */
export async function loadBookingKit() {
  const folder = fileURLToPath(new URL('.', import.meta.url))
  const outfile = fileURLToPath(new URL('../.cache/booking-kit.mjs', import.meta.url))
  await build({
    stdin: { contents: "export * from '@thebookingkit/core'", resolveDir: folder },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  })
  return import(pathToFileURL(outfile).href)
}
