import { duration } from './steps.mjs'

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} TestCount
 * @typedef {{ title: string, ok: boolean, ms: number, note: string, tests?: TestCount }} Outcome
 */

/** @param {TestCount} count "12 passed, 0 failed", and ", 1 skipped" when there are any */
export const describeCount = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

/**
 * One line for each step; as the very last line, the sum over all test runners, alone.
 * @param {readonly Outcome[]} outcomes
 */
export function printSummary(outcomes) {
  const width = Math.max(...outcomes.map(({ title }) => title.length))
  console.log('')
  for (const { title, ok, ms, note } of outcomes) {
    console.log(`${ok ? '✓' : '✗'} ${title.padEnd(width)}  ${duration(ms).padStart(9)}  ${note}`)
  }
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const { tests } of outcomes) {
    total.passed += tests?.passed ?? 0
    total.failed += tests?.failed ?? 0
    total.skipped += tests?.skipped ?? 0
  }
  const failedChecks = outcomes.filter(({ ok, tests }) => !ok && tests === undefined).map(({ title }) => title)
  if (failedChecks.length > 0) console.log(`\nNot right yet: ${failedChecks.join(', ')}.`)
  console.log(`\n${describeCount(total)}`)
}
