// `pnpm bench:server`: what the server adds to a bare Hono route, as shares measured in one run. `--quick` measures less.
import { mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { answersPerSecond } from './load.mjs'
import { FROM, QUICK, SERVICE, TO, bookingBody, makeDatabase, startOfBooking } from './salon.mjs'

const quick = process.argv.includes('--quick')
const SIZES = quick ? [1000, 100_000] : [1000, 1_000_000]
const ROUNDS = quick ? 3 : 6
const ROUND_MS = quick ? 600 : 1500
const CONNECTIONS = 4

const directory = mkdtempSync(join(tmpdir(), 'openslot-bench-'))
process.on('exit', () => rmSync(directory, { recursive: true, force: true }))
console.log(`Node ${process.versions.node}; answers a second, medians of ${ROUNDS} rounds in turns`)

/** @type {number[]} */
const own = []
let nextBooking = 0
for (const size of SIZES) {
  const database = join(directory, `${size}.db`)
  await makeDatabase(database, size)
  const server = await startServer(database)
  console.log(`\n${size.toLocaleString('en')} bookings in the file; at rest ${megabytes((await server.memory()).rss)}`)

  const get = `GET /v1/slots?service=${SERVICE}&from=${FROM}&to=${TO} HTTP/1.1\r\nHost: bench\r\n\r\n`
  const bareGet = get.replace('/v1/slots', '/bare/slots')
  const [slots = 0, unseen = 0, bareSlots = 0] = await inTurns([
    () => answersPerSecond(server.port, () => get, { connections: CONNECTIONS, forMs: ROUND_MS }),
    // Never the same question twice: nothing that an earlier one left behind can help.
    () => answersPerSecond(server.port, unseenQuestions(get), { connections: CONNECTIONS, forMs: ROUND_MS }),
    () => answersPerSecond(server.barePort, () => bareGet, { connections: CONNECTIONS, forMs: ROUND_MS }),
  ])
  row('GET /v1/slots', slots, bareSlots)
  row('  never asked before', unseen, bareSlots)
  row('  a bare route with the same bytes', bareSlots, bareSlots)
  own.push(slots)
  const after = await server.memory()
  console.log(`  under this load ${megabytes(after.peak)} at most`)

  const [bookings = 0, bareBookings = 0] = await inTurns([
    () => answersPerSecond(server.port, bookingsAt('/v1/bookings'), { connections: CONNECTIONS, forMs: ROUND_MS }),
    () =>
      answersPerSecond(server.barePort, bookingsAt('/bare/bookings'), { connections: CONNECTIONS, forMs: ROUND_MS }),
  ])
  row('POST /v1/bookings', bookings, bareBookings)
  row('  a bare route with the same inserts', bareBookings, bareBookings)
  console.log(`  under this load ${megabytes((await server.memory()).peak)} at most`)
  await server.stop()
}
const [small = 1, large = 1] = own
console.log(
  `\nGET /v1/slots with the large file takes ${(small / large).toFixed(2)} times as long as with the small one.`,
)

/** @param {number} bytes */
function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(0)} MB`
}

/**
 * @param {string} name
 * @param {number} value
 * @param {number} bare
 */
function row(name, value, bare) {
  console.log(`  ${name.padEnd(40)}${value.toFixed(0).padStart(8)}${((100 * value) / bare).toFixed(0).padStart(6)} %`)
}

/** @param {readonly (() => Promise<number>)[]} measures */
async function inTurns(measures) {
  const results = measures.map(() => /** @type {number[]} */ ([]))
  for (let round = 0; round < ROUNDS + 1; round++) {
    for (const [index, measure] of measures.entries()) {
      const value = await measure()
      // The first round is the compiler's.
      if (round > 0) results[index]?.push(value)
    }
  }
  return results.map((values) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0)
}

/** @param {string} request */
function unseenQuestions(request) {
  let asked = 0
  return () => request.replace(TO, new Date(Date.parse(TO) + ++asked * 1000).toISOString().slice(0, 19) + 'Z')
}

/** Each for another time, and by another visitor. @param {string} path */
function bookingsAt(path) {
  return () => {
    const number = nextBooking++
    const body = bookingBody(number, { service: QUICK, start: startOfBooking(number) })
    return `POST ${path} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nIdempotency-Key: bench-${number}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  }
}

/** @param {string} database */
async function startServer(database) {
  const child = fork(fileURLToPath(new URL('serve.mjs', import.meta.url)), [database], {
    env: { ...process.env, OPENSLOT_RATE_LIMIT: 'off' },
    // Each request is logged, as on any server.
    stdio: ['ignore', 'inherit', openSync(`${database}.log`, 'w'), 'ipc'],
  })
  /** @returns {Promise<any>} */
  const answer = () => new Promise((resolve) => child.once('message', resolve))
  const { port, barePort } = await answer()
  return {
    port,
    barePort,
    /** @returns {Promise<{ rss: number, peak: number }>} */
    memory: () => {
      child.send('memory')
      return answer()
    },
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', resolve)
        child.send('stop')
      }),
  }
}
