// `pnpm crash`: is nothing lost and nothing half-done when the server dies at any moment? Two servers share one file under
// load; each round both are killed (SIGKILL) at a random moment and started again. Mail server and webhook receiver live
// in this process and see everything. `--rounds 5` for a short run.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import { requireNode } from '../checkout/node-version.mjs'
import { at, root } from '../checkout/paths.mjs'
import { prepare } from '../checkout/prepare.mjs'
import { run } from '../checkout/run.mjs'
import { CLI, raceEnvironment } from '../race/servers.mjs'
import { startListening } from '../running/listening-process.mjs'
import { audit } from './audit.mjs'
import { inHand } from './in-hand.mjs'
import { STANDING_MS } from './deliveries.mjs'
import { REMINDER_MINUTES, SERVICE, createLoad } from './load.mjs'
import { startReceivers } from './receivers.mjs'

const LIFE = pathToFileURL(at('packages/dev/crash/life.mjs')).href
const SERVERS = 2
const CLIENTS_PER_SERVER = 3
const LONGEST_LIFE_MS = 2_000
/** More than the longest lease and the time that a server stands, so that what the dead had in hand is free in the next round. */
const ROUND_SHIFT_MS = 16 * 60_000
const SETTLE_MS = 300_000

const YAML = `services:
  - { slug: ${SERVICE}, name: Chat, durationMinutes: 5, slotIntervalMinutes: 5, bookingWindowDays: 365, reminderOffsetsMinutes: [${REMINDER_MINUTES.join(', ')}], staff: [anna] }
staff:
  - slug: anna
    name: Anna
    email: anna@example.com
    timeZone: UTC
    hours: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '00:00', end: '24:00' }]
`

requireNode()
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '50' } } })
const rounds = Number(values.rounds)
if (!Number.isInteger(rounds) || rounds < 1) {
  console.error('--rounds: use a whole number of at least 1.')
  process.exit(1)
}
if (!(await prepare())) process.exit(1)

const temporary = await mkdtemp(join(tmpdir(), 'openslot-crash-'))
try {
  process.exitCode = (await crash(temporary)) ? 0 : 1
} finally {
  await rm(temporary, { recursive: true, force: true })
}

/** @param {string} folder */
async function crash(folder) {
  const path = join(folder, 'crash.db')
  const receivers = await startReceivers()
  const environment = {
    ...raceEnvironment(),
    OPENSLOT_MAIL_FROM: 'Crash <crash@example.com>',
    OPENSLOT_ALLOW_PRIVATE_WEBHOOKS: 'true',
    OPENSLOT_PUBLIC_URL: 'https://book.example.com',
  }
  const startServer = async (/** @type {number} */ round, index = 0) => {
    const name = `round-${round}-server-${index}`
    // Of each round's servers, the first stands from the start: it sends again what the dead had in hand, and dies of it.
    const stands = round > 0 && round <= rounds && index === 0
    const env = {
      ...environment,
      OPENSLOT_SMTP_URL: receivers.smtpUrlFor(name),
      CRASH_LIFE: name,
      CRASH_CLOCK_SHIFT_MS: String(round * ROUND_SHIFT_MS),
      CRASH_STANDING_MS: String(stands ? STANDING_MS : 0),
    }
    const command = ['--import', LIFE, CLI, 'serve', '--host', '127.0.0.1', '--port', '0', '--database', `file:${path}`]
    const startedMs = Date.now()
    const server = await startListening(command, { env })
    /** @type {import('./deliveries.mjs').Life} */
    const life = { name, standsMs: startedMs + (stands ? 0 : STANDING_MS), killedMs: null }
    const kill = () => {
      life.killedMs = Date.now()
      return server.kill()
    }
    return { ...server, life, kill }
  }
  /** @type {import('./deliveries.mjs').Round[]} */
  const ended = []
  const load = createLoad()
  try {
    await setUp(folder, path, startServer, receivers.webhookUrl)
    for (let round = 1; round <= rounds; round += 1) {
      const servers = await Promise.all(Array.from({ length: SERVERS }, (_, index) => startServer(round, index)))
      const clients = servers.flatMap(({ url }) => Array.from({ length: CLIENTS_PER_SERVER }, () => load.run(url)))
      await Promise.all(
        servers.map(async ({ kill }) => {
          await sleep(Math.random() * LONGEST_LIFE_MS)
          await kill()
        }),
      )
      await Promise.all(clients)
      const lives = servers.map(({ life }) => life)
      ended.push({ lives, inHand: await inHand(path, Date.now() + round * ROUND_SHIFT_MS) })
      console.log(`round ${round} of ${rounds}: ${load.seen.length} bookings answered with 201`)
    }
    const last = await startServer(rounds + 1)
    const waiting = await settled(path, rounds + 1)
    const code = await last.stop()
    ended.push({ lives: [last.life], inHand: new Map() })
    const { faults, bookings, messages, deliveries } = audit(path, load.seen, receivers.arrivals, ended)
    if (waiting > 0) faults.push(`${waiting} messages still wait to be sent`)
    if (code !== 0) faults.push(`the last server ended with ${code}: ${last.output().slice(-2000)}`)
    faults.push(...load.oddities.map((oddity) => `a client was refused: ${oddity}`))
    report({ bookings, messages, deliveries, faults, answered: load.seen.length, kills: rounds * SERVERS })
    return faults.length === 0
  } finally {
    await receivers.close()
  }
}

/**
 * The calendar, and an endpoint that hears of everything.
 * @param {string} folder
 * @param {string} path
 * @param {(round: number) => Promise<import('../running/listening-process.mjs').ListeningProcess>} startServer
 * @param {string} webhookUrl
 */
async function setUp(folder, path, startServer, webhookUrl) {
  const openslot = async (/** @type {string[]} */ ...args) => {
    const command = [CLI, ...args, '--database', `file:${path}`]
    const { code, output } = await run(process.execPath, command, { log: 'crash', cwd: root, env: raceEnvironment() })
    if (code !== 0) throw new Error(`openslot ${args[0]} failed:\n${output}`)
    return output
  }
  await writeFile(join(folder, 'crash.yaml'), YAML)
  await openslot('import', join(folder, 'crash.yaml'))
  const token = /^[\w-]{40,}$/m.exec(await openslot('token', 'create', 'crash'))?.[0]
  const server = await startServer(0)
  const response = await fetch(`${server.url}/v1/admin/webhooks`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify({ url: webhookUrl }),
  })
  await server.stop()
  if (response.status !== 201) throw new Error(`no webhook: ${response.status} ${await response.text()}`)
}

/**
 * Waits until everything that is due has been sent, and says what still waits.
 * @param {string} path
 * @param {number} round
 */
async function settled(path, round) {
  const database = new Database(path, { readonly: true })
  const due = database.prepare("SELECT count(*) FROM outbox WHERE state = 'waiting' AND owed_ms <= ?").pluck()
  try {
    for (const end = Date.now() + SETTLE_MS; Date.now() < end; await sleep(200)) {
      if (due.get(Date.now() + round * ROUND_SHIFT_MS) === 0) return 0
    }
    return Number(due.get(Date.now() + round * ROUND_SHIFT_MS))
  } finally {
    database.close()
  }
}

/** @param {{ answered: number, kills: number, bookings: number, messages: number, deliveries: Record<string, number>, faults: string[] }} result */
function report({ answered, kills, bookings, messages, deliveries, faults }) {
  const rows = [
    ['servers killed', kills],
    ['bookings answered with 201', answered],
    ['bookings in the file', bookings],
    ['messages in the outbox', messages],
    ['in hand when a server died', deliveries.inHand],
    ['arrived once', deliveries.once],
    ['arrived twice', deliveries.twice],
    ['arrived more often', deliveries.more],
    ['reminders among them', deliveries.reminders],
    ['faults', faults.length],
  ]
  for (const [what = '', value = ''] of rows) console.log(`  ${String(what).padEnd(30)} ${String(value).padStart(9)}`)
  if (faults.length === 0) console.log('\nNothing was lost, nothing is half-done.')
  for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`)
}

/** @param {number} ms */
function sleep(ms) {
  return new Promise((resolve) => void setTimeout(resolve, ms))
}
