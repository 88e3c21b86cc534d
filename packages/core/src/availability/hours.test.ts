import { describe, expect, test } from 'vitest'
import { at, hoursOn } from '../testing/builders.js'
import { NASTY_DAYS } from '../testing/nasty-days.js'
import { toIso } from '../wire/instant.js'
import { openRuns, parseHours } from './hours.js'

describe('openRuns', () => {
  test.each(NASTY_DAYS)('$name', ({ staff, from, to, runs }) => {
    const found = openRuns(parseHours(staff, 'staff'), at(from), at(to))
    expect(found.map((run) => ({ start: toIso(run.start), end: toIso(run.end) }))).toEqual(runs)
  })

  test('gives runs whole, however little of them was asked for', () => {
    const hours = parseHours({ timeZone: 'Europe/Berlin', hours: hoursOn([1], '09:00', '17:00') }, 'staff')
    const noon = at('2026-06-01T12:00:00+02:00')
    expect(openRuns(hours, noon, noon + 1)).toEqual([
      { start: at('2026-06-01T09:00:00+02:00'), end: at('2026-06-01T17:00:00+02:00'), day: 20_605 },
    ])
  })

  test('a run that ends where the range starts, or starts where it ends, has no instant in it', () => {
    const hours = parseHours({ timeZone: 'UTC', hours: hoursOn([1], '09:00', '17:00') }, 'staff')
    expect(openRuns(hours, at('2026-06-01T17:00:00Z'), at('2026-06-02T00:00:00Z'))).toEqual([])
    expect(openRuns(hours, at('2026-06-01T00:00:00Z'), at('2026-06-01T09:00:00Z'))).toEqual([])
  })

  test('an empty range has no runs', () => {
    const hours = parseHours({ timeZone: 'UTC', hours: hoursOn([1], '09:00', '17:00') }, 'staff')
    expect(openRuns(hours, at('2026-06-01T10:00:00Z'), at('2026-06-01T10:00:00Z'))).toEqual([])
  })
})
