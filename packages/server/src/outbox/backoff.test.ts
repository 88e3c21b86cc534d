import { expect, test } from 'vitest'
import { retryAt } from './backoff.js'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const message = (changes: object = {}) => ({ tries: 1, triedSinceMs: 0, startMs: null, ...changes })
const wait = (tries: number, random = 0.5): number | null => retryAt(message({ tries }), 0, random)

test('waits double from ten seconds to an hour', () => {
  expect([1, 2, 3, 4].map((tries) => wait(tries))).toEqual([10_000, 20_000, 40_000, 80_000])
  expect([10, 50, 5000].map((tries) => wait(tries))).toEqual([HOUR, HOUR, HOUR])
})

test('chance spreads them by a quarter to both sides', () => {
  expect([wait(1, 0), wait(1, 1)]).toEqual([7_500, 12_500])
})

test('a message is given up a day after its first try, and not before a last one at that mark', () => {
  const old = message({ tries: 30, triedSinceMs: 1000 })
  for (const hours of [23, 23.2, 23.99]) {
    expect(retryAt(old, 1000 + hours * HOUR, 0.5)).toBe(1000 + 24 * HOUR)
  }
  expect(retryAt(old, 1000 + 24 * HOUR, 0.5)).toBeNull()
})

test('whatever chance says, the last try is a day after the first', () => {
  for (const random of [0, 0.1, 0.3, 0.5, 0.7, 0.9, 1]) {
    let last = 0
    for (let tries = 1, next: number | null = 0; next !== null; tries += 1) {
      last = next
      next = retryAt(message({ tries }), next, random)
    }
    expect(last).toBe(24 * HOUR)
  }
})

test('who asks to be left alone longer is, within the day', () => {
  expect(retryAt(message(), 0, 0.5, { atLeastMs: 5 * MINUTE })).toBe(5 * MINUTE)
  expect(retryAt(message({ tries: 5 }), 0, 0.5, { atLeastMs: 1000 })).toBe(160_000)
  expect(retryAt(message(), 0, 0.5, { atLeastMs: 25 * HOUR })).toBe(24 * HOUR)
  expect(retryAt(message({ tries: 2 }), 24 * HOUR, 0.5, { atLeastMs: HOUR })).toBeNull()
})

test('waits shrink as the appointment comes near, and are as ever once it has begun', () => {
  const waitBefore = (toStart: number): number | null => retryAt(message({ tries: 12, startMs: toStart }), 0, 0.5)
  expect([8 * HOUR, 4 * HOUR, 2 * HOUR, 40 * MINUTE].map(waitBefore)).toEqual([HOUR, HOUR, 30 * MINUTE, 10 * MINUTE])
  expect([20_000, 1].map(waitBefore)).toEqual([10_000, 10_000])
  expect([0, -HOUR].map(waitBefore)).toEqual([HOUR, HOUR])
})

test('what is worth having until the appointment begins is tried until then, or for a day', () => {
  const owed = (startMs: number) => message({ tries: 10, startMs })
  const tryAt = (startMs: number, now: number) => retryAt(owed(startMs), now, 0.5, { untilStart: true })
  expect(tryAt(72 * HOUR, 50 * HOUR)).toBe(51 * HOUR)
  expect(tryAt(72 * HOUR, 72 * HOUR)).toBeNull()
  expect(tryAt(2 * HOUR, 20 * HOUR)).toBe(21 * HOUR)
  expect(tryAt(2 * HOUR, 24 * HOUR)).toBeNull()
})
