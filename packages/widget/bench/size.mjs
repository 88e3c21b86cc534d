// What the bundle weighs, and that it has not grown. `--all` lists every file.
import { embedFiles, printTable, sizeOf, total, withImports } from './files.mjs'

/**
 * Bytes of gzip −9. 25 kB before times can be seen, 32 kB for the whole flow, 3 kB for a button and 2 kB for a language
 * are promised: what doesn't fit needs room made for it, and is no reason to raise these.
 */
const LIMITS = { times: 25_000, flow: 32_000, button: 3000, language: 1900 }

const sizesOf = (/** @type {string} */ start) => withImports(start).map(({ name, code }) => sizeOf(name, code))

const first = sizesOf('widget.js')
const checkout = sizesOf('widget/checkout-desk.js').filter(({ name }) => name !== 'widget.js')

/** What a whole booking needs, by language. @type {Map<string, import('./files.mjs').Size[]>} */
const words = new Map()
for (const { name, code } of embedFiles()) {
  const [, tag] = /^widget\/(?:choosing|booking)-([a-z-]+)\.js$/.exec(name) ?? []
  if (tag) words.set(tag, [...(words.get(tag) ?? []), sizeOf(name, code)])
}
const [heaviest] = [...words]
  .map(([tag, sizes]) => total(`the heaviest language for it (${tag})`, sizes))
  .toSorted((a, b) => b.gzip - a.gzip)

const rows = [
  { ...total('before times can be seen', first), limit: LIMITS.times },
  { ...total('the whole flow, in English', [...first, ...checkout]), limit: LIMITS.flow },
  { ...total('a button, until somebody is about to press it', sizesOf('button.js')), limit: LIMITS.button },
  ...(heaviest ? [{ ...heaviest, limit: LIMITS.language }] : []),
]
printTable(rows)
if (process.argv.includes('--all')) {
  console.log()
  printTable(embedFiles().map(({ name, code }) => sizeOf(name, code)))
}

const files = first.length
if (files !== 1) {
  console.error(`Before times can be seen, ${files} files are loaded: one has to do, or visitors wait for the others.`)
  process.exitCode = 1
}
for (const { name, gzip, limit } of rows) {
  if (gzip <= limit) continue
  console.error(`Too heavy: ${name}: ${gzip} bytes, where ${limit} are allowed.`)
  process.exitCode = 1
}
