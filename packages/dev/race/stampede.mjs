import { join } from 'node:path'
import { bookAll, summarize } from './answers.mjs'
import { importCalendar, pickStarts } from './calendar.mjs'
import { readFile } from './file.mjs'
import { startServers } from './servers.mjs'

const SERVERS = 4
const STARTS = 20
const REQUESTS_PER_START = 20

/**
 * 20 times, 400 requests at once: exactly 20 may win, and everybody else must get a kind answer.
 * @param {string} folder
 */
export async function stampede(folder) {
  const database = join(folder, 'stampede.db')
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
  return { rows, deviations }
}
