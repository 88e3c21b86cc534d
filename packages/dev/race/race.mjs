// `pnpm race`: are the storage promises true when several servers share one file? Synchronous SQLite can't show a race
// inside one process, so this runs four. First everybody wants the same times at once; then holds, bookings, moves and
// cancellations of every kind of service come at random, while its owner changes one of them, for a minute (`--seconds 10`
// for a short run), and the file is looked through.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { requireNode } from '../checkout/node-version.mjs'
import { prepare } from '../checkout/prepare.mjs'
import { churn } from './churn.mjs'
import { stampede } from './stampede.mjs'

requireNode()
const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' } } })
const seconds = Number(values.seconds)
if (!(seconds > 0)) {
  console.error('--seconds: use a number above 0.')
  process.exit(1)
}
if (!(await prepare())) process.exit(1)

const temporary = await mkdtemp(join(tmpdir(), 'openslot-race-'))
try {
  const wasFair = report(
    await stampede(temporary),
    'Every start was booked once, and everybody else was offered other times.',
  )
  const isWhole = report(
    await churn(temporary, seconds),
    'Nothing overlaps, nothing is over-full, nothing is missing or left behind.',
  )
  process.exitCode = wasFair && isWhole ? 0 : 1
} finally {
  await rm(temporary, { recursive: true, force: true })
}

/**
 * @param {{ rows: readonly (readonly string[])[], deviations: readonly string[] }} result
 * @param {string} verdict when nothing is wrong
 */
function report({ rows, deviations }, verdict) {
  for (const [what = '', value = ''] of rows) console.log(`  ${what.padEnd(34)} ${value.padStart(9)}`)
  if (deviations.length === 0) {
    console.log(`\n${verdict}\n`)
    return true
  }
  console.log(`\n${deviations.length} deviations:`)
  for (const deviation of deviations.slice(0, 20)) console.log(`  ${deviation}`)
  return false
}
