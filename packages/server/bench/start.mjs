// `pnpm bench:start`: how long the server takes until it listens, as a multiple of Node's own start, and what it weighs
// in memory once it rests; on a new file, and on one with a million bookings. `--quick`: with a hundred thousand.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeDatabase } from './salon.mjs'

const BOOKINGS = process.argv.includes('--quick') ? 100_000 : 1_000_000
const ROUNDS = 7
/** So long after its start it does nothing any more. */
const REST_MS = 3_000

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const directory = mkdtempSync(join(tmpdir(), 'openslot-bench-'))
process.on('exit', () => rmSync(directory, { recursive: true, force: true }))

const large = join(directory, 'large.db')
await makeDatabase(large, BOOKINGS)

const node = median(Array.from({ length: ROUNDS }, nodeAlone))
console.log(`Node ${process.versions.node} alone: ${node.toFixed(0)} ms`)
await measure('a new file, its first start', () => join(directory, `${Math.random()}.db`))
await measure(`${BOOKINGS.toLocaleString('en')} bookings`, () => large)

/**
 * @param {string} what
 * @param {() => string} fileOf each start
 */
async function measure(what, fileOf) {
  const starts = []
  for (let round = 0; round < ROUNDS; round++) starts.push(await start(fileOf()))
  const ms = median(starts.map((one) => one.ms))
  const rss = median(starts.map((one) => one.rss))
  console.log(`${what}: listens after ${ms.toFixed(0)} ms (×${(ms / node).toFixed(1)}), at rest ${rss.toFixed(0)} MB`)
}

function nodeAlone() {
  const began = performance.now()
  spawnSync(process.execPath, ['--eval', ''])
  return performance.now() - began
}

/** @param {string} database @returns {Promise<{ ms: number, rss: number }>} */
async function start(database) {
  const began = performance.now()
  const server = spawn(process.execPath, [cli, 'serve', '--port', '0', '--database', `file:${database}`], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  await new Promise((resolve) => server.stdout.once('data', resolve))
  const ms = performance.now() - began
  await new Promise((resolve) => setTimeout(resolve, REST_MS))
  // In kilobytes, by POSIX.
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', `${server.pid}`], { encoding: 'utf8' })
  const gone = new Promise((resolve) => server.once('exit', resolve))
  server.kill()
  await gone
  return { ms, rss: Number(stdout) / 1000 }
}

/** @param {readonly number[]} values */
function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}
