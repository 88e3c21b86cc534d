import { expect, test } from 'vitest'
import { bookingFollows, handMadeChange, isSweep } from './hand-made.js'

const NOW = 1_000_000
const HOUR = 3_600_000
const put = { start: NOW + HOUR, end: NOW + 2 * HOUR }
const later = { start: NOW + 5 * HOUR, end: NOW + 6 * HOUR }
const longer = { ...put, end: put.end + HOUR }

test('an event is as it was put, moved, or gone', () => {
  expect(handMadeChange({ put, seen: { ...put } })).toBeNull()
  expect(handMadeChange({ put, seen: later })).toBe('moved')
  expect(handMadeChange({ put, seen: longer })).toBe('moved')
  expect(handMadeChange({ put, seen: null })).toBe('deleted')
})

test('the booking follows only where that is wanted', () => {
  expect(bookingFollows({ put, seen: null }, 'show', NOW)).toBeNull()
  expect(bookingFollows({ put, seen: null }, 'follow', NOW)).toEqual({ cancel: true })
  expect(bookingFollows({ put, seen: later }, 'follow', NOW)).toEqual({ moveTo: later.start })
})

test('what only got longer moves nobody, and what has begun stays', () => {
  expect(bookingFollows({ put, seen: longer }, 'follow', NOW)).toBeNull()
  expect(bookingFollows({ put, seen: null }, 'follow', put.start)).toBeNull()
  expect(bookingFollows({ put, seen: later }, 'follow', put.start)).toBeNull()
})

test.each([
  [3, 3, false],
  [4, 4, true],
  [4, 19, true],
  [4, 20, false],
  [40, 200, false],
  [41, 200, true],
])('%i of %i changed at once are a sweep: %s', (changed, all, expected) => {
  expect(isSweep(changed, all)).toBe(expected)
})
