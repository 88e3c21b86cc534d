import { expect, test } from 'vitest'
import { retryAt } from './backoff.js'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const wait = (tries: number, random = 0.5): number | null => retryAt({ tries, triedSinceMs: 0 }, 0, random)

test('waits double from ten seconds to an hour', () => {
  expect([1, 2, 3, 4].map((tries) => wait(tries))).toEqual([10_000, 20_000, 40_000, 80_000])
  expect([10, 50, 5000].map((tries) => wait(tries))).toEqual([HOUR, HOUR, HOUR])
})

test('chance spreads them by a quarter to both sides', () => {
  expect([wait(1, 0), wait(1, 1)]).toEqual([7_500, 12_500])
})

test('a message is given up when its next try would be later than a day after its first', () => {
  const message = { tries: 30, triedSinceMs: 1000 }
  expect(retryAt(message, 1000 + 23 * HOUR, 0.5)).toBe(1000 + 24 * HOUR)
  expect(retryAt(message, 1001 + 23 * HOUR, 0.5)).toBeNull()
})

test('who asks to be left alone longer is, within the day', () => {
  expect(retryAt({ tries: 1, triedSinceMs: 0 }, 0, 0.5, 5 * MINUTE)).toBe(5 * MINUTE)
  expect(retryAt({ tries: 5, triedSinceMs: 0 }, 0, 0.5, 1000)).toBe(160_000)
  expect(retryAt({ tries: 1, triedSinceMs: 0 }, 0, 0.5, 25 * HOUR)).toBeNull()
})
