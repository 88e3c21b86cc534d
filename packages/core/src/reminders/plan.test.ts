import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEFAULT_REMINDER_MINUTES, planReminders, reminderLapse } from './plan.js'

const MINUTE = 60_000
const START = Date.UTC(2026, 5, 2, 8)
const plan = (now: number, minutesBefore: readonly number[] = DEFAULT_REMINDER_MINUTES): number[] =>
  planReminders({ start: START, now, minutesBefore }).map((due) => (START - due) / MINUTE)

test('a day and an hour before, the earlier first', () => {
  expect(plan(START - 3000 * MINUTE)).toEqual([1440, 60])
})

test.each<[string, number, number[]]>([
  ['a moment before the first', 1440 * MINUTE + 1, [1440, 60]],
  ['at the first', 1440 * MINUTE, [60]],
  ['between', 90 * MINUTE, [60]],
  ['after the last', 10 * MINUTE, []],
  ['after the start', -1, []],
])('booked %s', (_what, before, left) => {
  expect(plan(START - before)).toEqual(left)
})

test('a service may have any list, in any order, or none', () => {
  expect(plan(0, [])).toEqual([])
  expect(plan(0, [5, 10080, 5, 60])).toEqual([10080, 60, 5])
})

test('nothing is due in the past, after the start, or twice', () => {
  const list = fc.array(fc.integer({ min: -10, max: 100_000 }), { maxLength: 20 })
  fc.assert(
    fc.property(list, fc.integer({ min: -2000, max: 200_000 }), (minutesBefore, minutesAhead) => {
      const now = START - minutesAhead * MINUTE
      const due = planReminders({ start: START, now, minutesBefore })
      expect(due.every((at) => at > now && at < START)).toBe(true)
      expect(due).toEqual([...new Set(due)].toSorted((a, b) => a - b))
    }),
  )
})

test('a reminder is sent late, but not once the appointment has begun, moved or ended, or the next one is due', () => {
  const booking = { status: 'confirmed', start: START }
  const last = { start: START, next: null }
  expect(reminderLapse(last, booking, START - 1)).toBeNull()
  expect(reminderLapse(last, booking, START)).toMatchObject({ reason: 'appointment-past' })
  expect(reminderLapse({ ...last, start: START - 1 }, booking, 0)).toMatchObject({ reason: 'booking-changed' })
  expect(reminderLapse({ ...last, next: 100 }, booking, 99)).toBeNull()
  expect(reminderLapse({ ...last, next: 100 }, booking, 100)).toMatchObject({ reason: 'later-reminder' })
  for (const status of ['pending', 'cancelled', 'declined', 'completed', 'no-show']) {
    expect(reminderLapse(last, { ...booking, status }, 0)).toMatchObject({ reason: 'booking-changed' })
  }
})
