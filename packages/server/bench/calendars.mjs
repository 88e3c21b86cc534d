// `pnpm bench:calendars`: what an outside calendar of 5,000 events costs a request for free times, as a share of the same
// request without one. Its events are early and late, when nobody works: both answers are the same bytes.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FROM, NOW, SERVICE, TO, makeDatabase, openServer } from './salon.mjs'

const EVENTS = 5_000
const DAYS = 400
const DAY = 86_400_000
const MINUTE = 60_000
const QUESTIONS = 2_000
const WARM_UP = 300

const directory = mkdtempSync(join(tmpdir(), 'openslot-bench-'))
process.on('exit', () => rmSync(directory, { recursive: true, force: true }))

/** Half of them before nine in Berlin, half of them after five; none touches the next. */
const events = Array.from({ length: EVENTS }, (_, index) => {
  const day = Math.floor((index * DAYS) / EVENTS)
  const place = index - Math.ceil((day * EVENTS) / DAYS)
  const start = NOW - (NOW % DAY) + day * DAY + (place < 7 ? place * 50 : 16 * 60 + (place - 7) * 50) * MINUTE
  const span = { start, end: start + 30 * MINUTE }
  return { ref: `${index}`, uid: `${index}@x`, version: null, spans: [span], at: span, isCancelled: false, flaw: null }
})

/** @type {import('../dist/calendars/open.js').ProviderOf} */
const providerOf = () => ({
  listCalendars: async () => [{ id: 'own', name: 'Own', isWritable: true, timeZone: null }],
  pull: async () => ({ isWhole: true, events, removed: [], cursor: null }),
  look: async () => null,
  find: async () => null,
  put: async () => ({ ref: 'x', version: null }),
  remove: async () => {},
})

const without = await open('without')
const withCalendar = await open('with')
await connect(withCalendar)

console.log(`Node ${process.versions.node}; medians of ${QUESTIONS} questions each, in turns`)
for (const { what, query } of [
  { what: 'a month of five people', query: '' },
  { what: 'a month of the one with the calendar', query: '&staff=anna' },
]) {
  /** @type {[number[], number[]]} */
  const times = [[], []]
  for (let question = -WARM_UP; question < QUESTIONS; question++) {
    // Each goes first as often as the other. Never the same question twice: nothing that an earlier one left can help.
    for (const which of question % 2 === 0 ? [0, 1] : [1, 0]) {
      const took = await ask(which === 0 ? without : withCalendar, `${query}&question=${question}`)
      if (question >= 0) times[which]?.push(took)
    }
  }
  const before = median(times[0])
  const after = median(times[1])
  const more = (100 * (after - before)) / before
  console.log(`\n${what}: ${before.toFixed(3)} ms without, ${after.toFixed(3)} ms with ${EVENTS} events`)
  console.log(`  ${more >= 0 ? '+' : '−'}${Math.abs(more).toFixed(1)} %`)
}
await without.close()
await withCalendar.close()

/** @param {string} name */
async function open(name) {
  const path = join(directory, `${name}.db`)
  await makeDatabase(path, 1000)
  return openServer(path, { providerOf, calendarsMs: null })
}

/** @param {import('../dist/server.js').Server} server */
async function connect({ app, storage }) {
  const { hashToken } = await import('../dist/tokens.js')
  await storage.adminTokens.create({ name: 'bench', tokenHash: hashToken('bench'), scopes: ['*'], nowMs: NOW })
  const began = performance.now()
  const response = await app.request('/v1/admin/staff/anna/calendars', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: 'Bearer bench' },
    body: JSON.stringify({ provider: 'caldav', url: 'https://dav.example/', username: 'anna', password: 'x' }),
  })
  if (response.status !== 201) throw new Error(await response.text())
  console.log(`${EVENTS} events stored in ${(performance.now() - began).toFixed(0)} ms`)
}

/**
 * @param {import('../dist/server.js').Server} server
 * @param {string} query
 */
async function ask({ app }, query) {
  const began = performance.now()
  const response = await app.request(`/v1/slots?service=${SERVICE}&from=${FROM}&to=${TO}${query}`)
  if (response.status !== 200) throw new Error(await response.text())
  await response.arrayBuffer()
  return performance.now() - began
}

/** @param {number[]} values */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
