import { expect, test } from 'vitest'
import { type KnownCalendar, countsUntil, unknownSpans } from './known.js'

const NOW = Date.UTC(2026, 5, 1, 6)
const MINUTE = 60_000
const DAY = 1440 * MINUTE
const around = { start: NOW, end: NOW + DAY }
const read: KnownCalendar = {
  policy: 'block',
  maxAgeMinutes: 600,
  readAt: NOW,
  range: { start: NOW - DAY, end: NOW + 400 * DAY },
  needsPerson: false,
}
const lastKnown: KnownCalendar = { ...read, policy: 'use-last-known' }

test('a calendar that was just read is known throughout', () => {
  expect(unknownSpans(read, around, NOW)).toEqual([])
})

test('a calendar that was never read hides everything, whatever its policy', () => {
  for (const calendar of [read, lastKnown]) {
    expect(unknownSpans({ ...calendar, readAt: null, range: null }, around, NOW)).toEqual([around])
  }
})

test('with block, what was read counts for a quarter of an hour, to the millisecond', () => {
  expect(countsUntil(read)).toBe(NOW + 15 * MINUTE)
  expect(unknownSpans(read, around, NOW + 15 * MINUTE - 1)).toEqual([])
  expect(unknownSpans(read, around, NOW + 15 * MINUTE)).toEqual([around])
})

test('with use-last-known, it counts for as long as was said', () => {
  expect(unknownSpans(lastKnown, around, NOW + 600 * MINUTE - 1)).toEqual([])
  expect(unknownSpans(lastKnown, around, NOW + 600 * MINUTE)).toEqual([around])
})

test('access that was taken away blocks at once, or leaves what is known', () => {
  expect(unknownSpans({ ...read, needsPerson: true }, around, NOW)).toEqual([around])
  expect(unknownSpans({ ...lastKnown, needsPerson: true }, around, NOW)).toEqual([])
})

test('beyond what was read, nothing is known', () => {
  const near = { ...read, range: { start: NOW + 60 * MINUTE, end: NOW + 120 * MINUTE } }
  expect(unknownSpans(near, around, NOW)).toEqual([
    { start: NOW, end: NOW + 60 * MINUTE },
    { start: NOW + 120 * MINUTE, end: NOW + DAY },
  ])
  const elsewhere = { ...read, range: { start: NOW - 2 * DAY, end: NOW - DAY } }
  expect(unknownSpans(elsewhere, around, NOW)).toEqual([around])
})
