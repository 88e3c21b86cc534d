import { readFileSync, readdirSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const EMBED = new URL('../embed/', import.meta.url)

/** @typedef {{ name: string, raw: number, gzip: number, brotli: number }} Size */

/** What a body weighs on the way to a browser. @param {string} name @param {string | Uint8Array} body @returns {Size} */
export const sizeOf = (name, body) => ({
  name,
  raw: Buffer.byteLength(body),
  gzip: gzipSync(body, { level: 9 }).length,
  brotli: brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
})

/** The files of the script-tag bundle, by name without hash. */
export const embedFiles = () =>
  readdirSync(EMBED, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.js'))
    .map((path) => ({
      path,
      name: path.replace(/-[\w-]{8}(?=\.js$)/, ''),
      code: readFileSync(new URL(path, EMBED), 'utf8'),
    }))

/** A file and all that it can't run without. @param {string} start its name */
export function withImports(start) {
  const files = embedFiles()
  const found = new Set(files.filter(({ name }) => name === start))
  if (found.size === 0) throw new Error(`embed/ has no ${start}. Build it with \`pnpm bundle\`.`)
  // A set goes on with what is added on the way.
  for (const { path, code } of found) {
    for (const [, address] of code.matchAll(/\bfrom ?["'`](\.[^"'`]+)["'`]/g)) {
      const target = new URL(address, new URL(path, 'file:///')).pathname.slice(1)
      found.add(files.find((file) => file.path === target))
    }
  }
  return [...found]
}

/** @param {readonly Size[]} sizes @returns {Size} */
export const total = (name, sizes) => ({
  name,
  raw: sum(sizes.map(({ raw }) => raw)),
  gzip: sum(sizes.map(({ gzip }) => gzip)),
  brotli: sum(sizes.map(({ brotli }) => brotli)),
})

/** @param {readonly number[]} numbers */
const sum = (numbers) => numbers.reduce((all, each) => all + each, 0)

/** @param {readonly Size[]} sizes */
export function printTable(sizes) {
  const kB = (/** @type {number} */ bytes) => (bytes / 1000).toFixed(1).padStart(8)
  const width = Math.max(...sizes.map(({ name }) => name.length))
  console.log(`${'kB'.padEnd(width)}      raw    gzip  brotli`)
  for (const { name, raw, gzip, brotli } of sizes) {
    console.log(`${name.padEnd(width)} ${kB(raw)}${kB(gzip)}${kB(brotli)}`)
  }
}
