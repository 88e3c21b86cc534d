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
// Many short ones: what else the machine does for a moment spoils one or two, and not the median.
const ROUNDS = quick ? 5 : 15
const ROUND_MS = quick ? 400 : 600
// The compiler's.
const WARM_UP = quick ? 2 : 5
const CONNECTIONS = 4

const directory = mkdtempSync(join(tmpdir(), 'openslot-bench-'))
process.on('exit', () => rmSync(directory, { recursive: true, force: true }))
console.log(`Node ${process.versions.node}; answers a second, medians of ${ROUNDS} rounds in turns`)

let nextBooking = 0
// Both at once, and asked in turns: what else the machine does meanwhile meets both alike.
const servers = await Promise.all(
  SIZES.map(async (size) => {
    const database = join(directory, `${size}.db`)
    await makeDatabase(database, size)
    return { size, ...(await startServer(database)) }
  }),
)
const atRest = await Promise.all(servers.map(({ memory }) => memory()))

const get = `GET /v1/slots?service=${SERVICE}&from=${FROM}&to=${TO} HTTP/1.1\r\nHost: bench\r\n\r\n`
const bareGet = get.replace('/v1/slots', '/bare/slots')
/** @param {number} port @param {() => string} nextRequest */
const asking = (port, nextRequest) => () =>
  answersPerSecond(port, nextRequest, { connections: CONNECTIONS, forMs: ROUND_MS })

const reading = await inTurns(
  servers.flatMap(({ port, barePort }) => [
    asking(port, () => get),
    // Never the same question twice: nothing that an earlier one left behind can help.
    asking(port, unseenQuestions(get)),
    asking(barePort, () => bareGet),
  ]),
)
const whileReading = await Promise.all(servers.map(({ memory }) => memory()))
const writing = await inTurns(
  servers.flatMap(({ port, barePort }) => [
    asking(port, bookingsAt('/v1/bookings')),
    asking(barePort, bookingsAt('/bare/bookings')),
  ]),
)
const whileWriting = await Promise.all(servers.map(({ memory }) => memory()))
await Promise.all(servers.map(({ stop }) => stop()))

for (const [index, { size }] of servers.entries()) {
  const [slots = 0, unseen = 0, bareSlots = 0] = reading.slice(index * 3)
  const [bookings = 0, bareBookings = 0] = writing.slice(index * 2)
  console.log(`\n${size.toLocaleString('en')} bookings in the file; at rest ${megabytes(atRest[index]?.rss)}`)
  row('GET /v1/slots', slots, bareSlots)
  row('  never asked before', unseen, bareSlots)
  row('  a bare route with the same bytes', bareSlots, bareSlots)
  console.log(`  under this load ${megabytes(whileReading[index]?.peak)} at most`)
  row('POST /v1/bookings', bookings, bareBookings)
  row('  a bare route with the same inserts', bareBookings, bareBookings)
  console.log(`  under this load ${megabytes(whileWriting[index]?.peak)} at most`)
}
const [small = 1, smallUnseen = 1, , large = 1, largeUnseen = 1] = reading
console.log(
  `\nGET /v1/slots with the large file takes ${(small / large).toFixed(2)} times as long as with the small one, never asked before ${(smallUnseen / largeUnseen).toFixed(2)} times.`,
)

/** @param {number} [bytes] */
function megabytes(bytes = 0) {
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
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (const [index, measure] of measures.entries()) {
      const value = await measure()
      if (round >= 0) results[index]?.push(value)
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
