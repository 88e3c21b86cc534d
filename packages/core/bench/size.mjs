// `pnpm size:core`: what findSlots and byDay weigh in a bundle, minified and compressed, without Temporal. Fails above
// the limit.
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const LIMIT_BYTES = 9000

const BUNDLES = [
  { name: 'findSlots + byDay', contents: "export { findSlots, byDay } from '@openslot/core'", limit: LIMIT_BYTES },
  { name: 'everything of @openslot/core', contents: "export * from '@openslot/core'", limit: Infinity },
  { name: 'byDay alone', contents: "export { byDay } from '@openslot/core/by-day'", limit: Infinity },
]

for (const { name, contents, limit } of BUNDLES) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    external: ['temporal-polyfill'],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
  })
  const size = gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length
  const isOver = size > limit
  if (isOver) process.exitCode = 1
  const verdict = limit === Infinity ? '' : isOver ? `: over the limit of ${limit}` : ` of at most ${limit}`
  console.log(`${name.padEnd(30)}${String(size).padStart(6)} bytes gzip${verdict}`)
}
