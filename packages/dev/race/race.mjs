// `pnpm race`: are the storage promises true when several servers share one file? Synchronous SQLite can't show a race
// inside one process, so this runs four. 20 times, 400 requests at once: exactly 20 may win, and everybody else must get
// a kind answer.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { requireNode } from '../checkout/node-version.mjs'
import { prepare } from '../checkout/prepare.mjs'
import { bookAll, summarize } from './answers.mjs'
import { importCalendar, pickStarts } from './calendar.mjs'
import { readFile } from './file.mjs'
import { startServers } from './servers.mjs'

const SERVERS = 4
const STARTS = 20
const REQUESTS_PER_START = 20

requireNode()
if (!(await prepare())) process.exit(1)

const temporary = await mkdtemp(join(tmpdir(), 'openslot-race-'))
try {
  process.exitCode = (await race(temporary)) ? 0 : 1
} finally {
  await rm(temporary, { recursive: true, force: true })
}

/** @param {string} folder */
async function race(folder) {
  const database = join(folder, 'race.db')
  await importCalendar(folder, database)
  const servers = await startServers(SERVERS, database)
  /** @type {(number | null)[]} */
  let exitCodes = []
  let answers
  let starts
  const began = performance.now()
  try {
    const urls = servers.map(({ url }) => url)
    starts = await pickStarts(urls[0], STARTS)
    console.log(`${SERVERS} servers, ${STARTS} starts, ${STARTS * REQUESTS_PER_START} requests at once …`)
    answers = await bookAll(urls, starts, REQUESTS_PER_START)
  } finally {
    exitCodes = await Promise.all(servers.map(({ stop }) => stop()))
  }
  const ms = performance.now() - began
  const { counts, slowestMs, deviations } = summarize(answers, starts)
  const file = readFile(database)

  if (file.claims !== STARTS) deviations.push(`${file.claims} claims in the file, not ${STARTS}`)
  if (file.bookings !== STARTS) deviations.push(`${file.bookings} bookings in the file, not ${STARTS}`)
  for (const overlap of file.overlaps) deviations.push(`claims overlap: ${overlap}`)
  for (const id of file.withoutMessages) deviations.push(`booking ${id} owes no message`)
  for (const id of answers.flatMap(({ body, status }) => (status === 201 ? [body.id] : []))) {
    if (!file.ids.has(id)) deviations.push(`booking ${id} was answered with 201 and is not in the file`)
  }
  exitCodes.forEach((code, index) => {
    if (code === 0) return
    deviations.push(`server ${index + 1} ended with ${code}: ${servers[index]?.output().slice(-2000)}`)
  })

  const rows = [
    ...Object.entries(counts).map(([kind, count]) => [kind, String(count)]),
    ['claims in the file', String(file.claims)],
    ['overlapping claims', String(file.overlaps.length)],
    ['messages in the outbox', String(file.messages)],
    ['bookings without a message', String(file.withoutMessages.length)],
    ['slowest answer', `${Math.round(slowestMs)} ms`],
    ['in all', `${Math.round(ms)} ms`],
  ]
  for (const [what = '', value = ''] of rows) console.log(`  ${what.padEnd(30)} ${value.padStart(9)}`)
  if (deviations.length === 0) {
    console.log(`\nEvery start was booked once, and everybody else was offered other times.`)
    return true
  }
  console.log(`\n${deviations.length} deviations:`)
  for (const deviation of deviations.slice(0, 20)) console.log(`  ${deviation}`)
  return false
}
