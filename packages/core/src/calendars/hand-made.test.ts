import { expect, test } from 'vitest'
import { type FoundEvent, bookingFollows, handMadeChange, isLeftToFollow, isSweep, lostByWriting } from './hand-made.js'

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

const evening = { start: NOW + 9 * HOUR, end: NOW + 10 * HOUR }
const found: FoundEvent = { put, seen: later, wanted: evening, expected: [], isDecided: false }

test('written over it, a change by hand is lost, but for one that is agreed to or was nobody’s', () => {
  expect(lostByWriting(found)).toBe('moved')
  expect(lostByWriting({ ...found, seen: null })).toBe('deleted')
  expect(lostByWriting({ ...found, seen: longer })).toBe('moved')
  expect(lostByWriting({ ...found, seen: put })).toBeNull()
  expect(lostByWriting({ ...found, wanted: later, seen: { ...later, end: later.end + HOUR } })).toBeNull()
  expect(lostByWriting({ ...found, wanted: put, seen: longer })).toBe('moved')
  expect(lostByWriting({ ...found, expected: [evening, later] })).toBeNull()
  expect(lostByWriting({ ...found, seen: null, expected: [null] })).toBeNull()
  expect(lostByWriting({ ...found, seen: null, wanted: null })).toBeNull()
  expect(lostByWriting({ ...found, wanted: null })).toBe('moved')
})

test('it is left for the booking to follow where that is wanted and not decided yet', () => {
  expect(isLeftToFollow(found, 'follow', NOW)).toBe(true)
  expect(isLeftToFollow({ ...found, seen: null }, 'follow', NOW)).toBe(true)
  expect(isLeftToFollow(found, 'show', NOW)).toBe(false)
  expect(isLeftToFollow({ ...found, isDecided: true }, 'follow', NOW)).toBe(false)
  expect(isLeftToFollow({ ...found, seen: longer }, 'follow', NOW)).toBe(false)
  expect(isLeftToFollow({ ...found, wanted: null }, 'follow', NOW)).toBe(false)
  expect(isLeftToFollow(found, 'follow', put.start)).toBe(false)
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
