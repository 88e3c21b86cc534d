// `pnpm bench:core`: how fast the engine is, as ratios measured in one run. `--quick` measures less of it.
import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { byDay, findSlots } from '../dist/index.js'
import { toIso } from '../dist/wire/index.js'
import { coldTimes } from './cold.mjs'
import { floorOf, peersFor } from './engines.mjs'
import { warm } from './measure.mjs'
import { goal, heading, row, summary } from './report.mjs'
import { W1, W2, W3, workload } from './workloads.mjs'

const quick = process.argv.includes('--quick')
const budgetMs = quick ? 300 : 1500
const began = performance.now()

console.log(`Node ${process.versions.node}, ${process.arch}, ${cpus()[0]?.model ?? 'unknown processor'}`)
console.log('Medians of one call in ms, the smallest of several; "×" is the ratio to the first line.')

heading('W1: 1 person, 31 days around the clock change, 40 taken')
const [engine1 = 0] = againstFloor('W1', W1)
{
  const peers = peersFor(W1)
  const times = warm(
    peers.map((peer) => peer.run),
    budgetMs,
  )
  for (const [index, { name }] of peers.entries()) {
    const ms = times[index] ?? 0
    row(name, ms, ms / engine1)
    goal(`W1 at least 500 times as fast as ${name}`, ms / engine1, 'min', 500)
  }
}

heading('W2: 25 people, 90 days, 1,000 taken each')
const [engine2 = 0] = againstFloor('W2', W2)

heading('W3: 1 person, 365 days, 40 taken')
const [engine3 = 0] = againstFloor('W3', W3)
if (!quick) {
  const peers = peersFor(W3)
  const times = warm(
    peers.map((peer) => peer.run),
    budgetMs,
  )
  for (const [index, { name }] of peers.entries()) row(name, times[index] ?? 0, (times[index] ?? 0) / engine3)
}

heading('W4: W2 by the days of a viewer in Berlin')
{
  const slots = findSlots(W2)
  const [grouping = 0] = warm([() => byDay(slots, 'Europe/Berlin')], budgetMs)
  row(`byDay, ${slots.length} slots`, grouping)
  row('  of what finding them took', engine2, grouping / engine2)
}

heading('The first call in a zone, W1')
{
  const [engine, ...peers] = coldTimes(quick ? 5 : 25)
  const ms = engine?.ms ?? 0
  row('engine', ms, 1)
  for (const peer of peers) {
    row(peer.name, peer.ms, peer.ms / ms)
    goal(`the first call at least 20 times as fast as ${peer.name}'s`, peer.ms / ms, 'min', 20)
  }
}

heading('Twice as much of W2')
{
  const size = { staffCount: 25, days: 90, takenEach: 1000 }
  const days = workload({ ...size, days: 180 })
  const taken = workload({ ...size, takenEach: 2000 })
  const [once = 0, twiceDays = 0, twiceTaken = 0] = warm(
    [() => findSlots(W2), () => findSlots(days), () => findSlots(taken)],
    budgetMs,
  )
  row('W2', once, 1)
  row('twice the days', twiceDays, twiceDays / once)
  row('twice the taken spans', twiceTaken, twiceTaken / once)
  goal('twice the days take at most 2.3 times as long', twiceDays / once, 'max', 2.3)
  goal('twice the taken spans take at most 2.3 times as long', twiceTaken / once, 'max', 2.3)
}

heading('W1 as the server sends it')
{
  const send = () =>
    findSlots(W1).map(({ start, end, staffIds }) => ({ start: toIso(start), end: toIso(end), staffIds }))
  const [numbers = 0, strings = 0, text = 0] = warm([() => findSlots(W1), send, () => JSON.stringify(send())], budgetMs)
  row('numbers', numbers, 1)
  row('ISO strings', strings, strings / numbers)
  row('ISO strings, as JSON', text, text / numbers)
  goal('ISO strings within 4 times of the numbers', strings / numbers, 'max', 4)
}

heading('Memory of W2, in kB')
{
  const script = fileURLToPath(new URL('memory.mjs', import.meta.url))
  const printed = execFileSync(process.execPath, ['--expose-gc', '--max-semi-space-size=256', script], {
    encoding: 'utf8',
  })
  const { allocated, kept } = JSON.parse(printed)
  row('its output', kept / 1000, 1)
  row('allocated in all', allocated / 1000, allocated / kept)
  goal('W2 allocates at most 3 times its output', allocated / kept, 'max', 3)
}

summary()
console.log(`\n${((performance.now() - began) / 1000).toFixed(0)} s`)

/**
 * Times the engine and its floor in turns.
 * @param {string} name
 * @param {import('../dist/index.js').SlotQuery} query
 */
function againstFloor(name, query) {
  const floor = floorOf(query)
  const [engine = 0, lowest = 0] = warm([() => findSlots(query), floor], budgetMs)
  row('engine', engine, 1)
  row('floor', lowest, lowest / engine)
  goal(`${name} within twice the floor`, engine / lowest, 'max', 2)
  return [engine, lowest]
}
