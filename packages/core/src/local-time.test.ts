import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const SRC = dirname(fileURLToPath(import.meta.url))

/**
 * What gives another answer on another machine: `Date`'s local half, its parsing of fields in local time, and the
 * clock. `now` and the zone are parameters here.
 */
const LOCAL_TIME =
  /\.(?:get|set)(?:FullYear|Year|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset)\b|\.toLocale(?:Date|Time)?String\b|\bDate\.now\b|\bnew Date\(\s*\)|\bnew Date\([^()]*,|\bperformance\.now\b|\bTemporal\.Now\b|\bMath\.random\b|\bresolvedOptions\b/

const offences = (source: string): string[] => source.split('\n').filter((line) => LOCAL_TIME.test(line))

test('the search finds what it looks for', () => {
  const bad = [
    'date.getHours()',
    'date.getDate()',
    'date.setHours(0)',
    'date.getTimezoneOffset()',
    'date.toLocaleDateString("de")',
    'Date.now()',
    'new Date()',
    'new Date(2026, 2, 8)',
    'Temporal.Now.instant()',
  ]
  for (const line of bad) expect(offences(line)).toEqual([line])
  for (const line of ['date.getUTCHours()', 'new Date(instant)', 'Date.UTC(2026, 2, 8)', 'date.getTime()']) {
    expect(offences(line)).toEqual([])
  }
})

test("the core asks neither the machine's zone nor its clock", () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  )
  expect(files.length).toBeGreaterThan(30)
  const found = files.flatMap((file) =>
    offences(readFileSync(join(SRC, file), 'utf8')).map((line) => `${file}: ${line}`),
  )
  expect(found).toEqual([])
})
