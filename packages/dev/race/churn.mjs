import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { at } from '../checkout/paths.mjs'
import { CHANGES, CHANGING, MIXED, MIXED_YAML, createToken, importCalendar } from './calendar.mjs'
import { createClient } from './client.mjs'
import { auditFile } from './file-audit.mjs'
import { createOwner } from './owner.mjs'
import { startServers } from './servers.mjs'

const SERVERS = 4
const CLIENTS = 24
/** A hold of one minute runs out after two seconds. */
const CLOCK_SPEED = 30
const CLOCK = pathToFileURL(at('packages/dev/race/clock.mjs')).href
/** Few, so that the clients are in each other's way. */
const STARTS_OF_EACH = 16
/** Far enough for both reminders. */
const AHEAD_MS = 3 * 86_400_000

/**
 * Clients that hold, book, move, cancel and give up at random, each looking after its own bookings, and an owner who
 * changes a service; then an audit.
 * @param {string} folder
 * @param {number} seconds
 */
export async function churn(folder, seconds) {
  const database = join(folder, 'churn.db')
  await importCalendar(folder, database, MIXED_YAML)
  const token = await createToken(database)
  const servers = await startServers(SERVERS, database, {
    before: ['--import', CLOCK],
    env: {
      OPENSLOT_HOLD_MINUTES: '1',
      RACE_CLOCK_SINCE_MS: String(Date.now()),
      RACE_CLOCK_SPEED: String(CLOCK_SPEED),
    },
  })
  const urls = servers.map(({ url }) => url)
  /** @type {(number | null)[]} */
  let exitCodes = []
  /** @type {ReturnType<typeof createClient>[]} */
  let clients = []
  const owner = createOwner({ urls, token })
  try {
    const starts = await startsOf(`${urls[0]}`)
    console.log(`${SERVERS} servers, ${CLIENTS} clients, ${seconds} s of holds, bookings, moves and cancellations …`)
    clients = Array.from({ length: CLIENTS }, (_none, index) => createClient({ urls, starts, index }))
    const until = performance.now() + seconds * 1000
    await Promise.all([owner, ...clients].map((each) => each.run(until)))
  } finally {
    exitCodes = await Promise.all(servers.map(({ stop }) => stop()))
  }

  const deviations = [owner, ...clients].flatMap((each) => each.oddities)
  const { faults, rows } = auditFile(
    database,
    clients.flatMap((client) => client.bookings),
    new Map([[CHANGING, CHANGES]]),
  )
  deviations.push(...faults)
  exitCodes.forEach((code, index) => {
    if (code === 0) return
    deviations.push(`server ${index + 1} ended with ${code}: ${servers[index]?.output().slice(-2000)}`)
  })
  /** @type {Map<string, number>} */
  const counts = new Map()
  for (const [kind, count] of [owner, ...clients].flatMap((each) => [...each.counts])) {
    counts.set(kind, (counts.get(kind) ?? 0) + count)
  }
  const answers = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([kind, count]) => [kind, String(count)])
  return { rows: [...answers, ...rows], deviations }
}

/**
 * Of each service, some starts on one day.
 * @param {string} url
 */
async function startsOf(url) {
  const midnight = new Date(Date.now() + AHEAD_MS).setUTCHours(0, 0, 0, 0)
  const range = { from: new Date(midnight).toISOString(), to: new Date(midnight + 86_400_000).toISOString() }
  /** @type {Map<string, string[]>} */
  const starts = new Map()
  for (const service of MIXED) {
    const response = await fetch(`${url}/v1/slots?${new URLSearchParams({ service, ...range })}`)
    if (!response.ok) throw new Error(`GET /v1/slots answered ${response.status}: ${await response.text()}`)
    const { slots } = await response.json()
    starts.set(
      service,
      slots.slice(0, STARTS_OF_EACH).map((/** @type {{ start: string }} */ slot) => slot.start),
    )
  }
  return starts
}
