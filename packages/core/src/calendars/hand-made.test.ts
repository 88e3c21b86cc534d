import { expect, test } from 'vitest'
import { type FoundEvent, bookingFollows, handMadeChange, isLeftToFollow, isSweep, lostByWriting } from './hand-made.js'

const NOW = 1_000_000
const HOUR = 3_600_000
const put = { start: NOW + HOUR, end: NOW + 2 * HOUR }
const later = { start: NOW + 5 * HOUR, end: NOW + 6 * HOUR }
const longer = { ...put, end: put.end + HOUR }

test('an event is as it was put, moved, a series, or gone', () => {
  const recurs = false
  expect(handMadeChange({ put, seen: { ...put }, recurs })).toBeNull()
  expect(handMadeChange({ put, seen: later, recurs })).toBe('moved')
  expect(handMadeChange({ put, seen: longer, recurs })).toBe('moved')
  expect(handMadeChange({ put, seen: null, recurs })).toBe('deleted')
  expect(handMadeChange({ put, seen: put, recurs: true })).toBe('recurs')
  expect(handMadeChange({ put, seen: later, recurs: true })).toBe('moved')
})

test('the booking follows only where that is wanted', () => {
  expect(bookingFollows({ put, seen: null }, 'show', NOW)).toBeNull()
  expect(bookingFollows({ put, seen: null }, 'follow', NOW)).toEqual({ cancel: true })
  expect(bookingFollows({ put, seen: later }, 'follow', NOW)).toEqual({ moveTo: later.start })
})

test.each([
  ['longer', 0, HOUR],
  ['longer at its beginning', -HOUR / 2, 0],
  ['shorter at its beginning', HOUR / 2, 0],
  ['longer at both ends', -HOUR / 2, HOUR],
])('what only got %s moves nobody', (_, start, end) => {
  const seen = { start: put.start + start, end: put.end + end }
  expect(bookingFollows({ put, seen }, 'follow', NOW)).toBeNull()
})

test.each([
  ['by less than its length', { start: put.start + HOUR / 2, end: put.end + HOUR / 2 }],
  ['elsewhere, and made longer', { start: put.end, end: put.end + 2 * HOUR }],
])('what was moved %s moves its booking', (_, seen) => {
  expect(bookingFollows({ put, seen }, 'follow', NOW)).toEqual({ moveTo: seen.start })
})

test('what has begun stays', () => {
  expect(bookingFollows({ put, seen: null }, 'follow', put.start)).toBeNull()
  expect(bookingFollows({ put, seen: later }, 'follow', put.start)).toBeNull()
})

const evening = { start: NOW + 9 * HOUR, end: NOW + 10 * HOUR }
const found: FoundEvent = { put, seen: later, recurs: false, wanted: evening, expected: [], isDecided: false }

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

test('written over it, the other times of a series are lost, unless an administrator wants that', () => {
  const series = { ...found, seen: put, recurs: true }
  expect(lostByWriting(series)).toBe('recurs')
  expect(lostByWriting({ ...series, wanted: null })).toBe('recurs')
  // Where its booking was, it was a single event.
  expect(lostByWriting({ ...series, expected: [put] })).toBe('recurs')
  expect(lostByWriting({ ...series, expected: ['series'] })).toBeNull()
  expect(lostByWriting({ ...series, seen: later })).toBe('moved')
  expect(lostByWriting({ ...series, seen: later, wanted: later })).toBe('recurs')
  expect(lostByWriting({ ...found, expected: ['series'] })).toBe('moved')
})

test('it is left for the booking to follow where that is wanted and not decided yet', () => {
  expect(isLeftToFollow(found, 'follow', NOW)).toBe(true)
  expect(isLeftToFollow({ ...found, seen: null }, 'follow', NOW)).toBe(true)
  expect(isLeftToFollow(found, 'show', NOW)).toBe(false)
  expect(isLeftToFollow({ ...found, isDecided: true }, 'follow', NOW)).toBe(false)
  expect(isLeftToFollow({ ...found, seen: longer }, 'follow', NOW)).toBe(false)
  expect(isLeftToFollow({ ...found, wanted: null }, 'follow', NOW)).toBe(false)
  expect(isLeftToFollow({ ...found, recurs: true }, 'follow', NOW)).toBe(true)
  expect(isLeftToFollow({ ...found, recurs: true, wanted: later }, 'follow', NOW)).toBe(false)
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
