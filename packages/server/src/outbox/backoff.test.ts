import { expect, test } from 'vitest'
import { retryAt } from './backoff.js'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const wait = (attempts: number, random = 0.5): number | null => retryAt({ attempts, owedMs: 0 }, 0, random)

test('waits double from ten seconds to an hour', () => {
  expect([1, 2, 3, 4].map((attempts) => wait(attempts))).toEqual([10_000, 20_000, 40_000, 80_000])
  expect([10, 50, 5000].map((attempts) => wait(attempts))).toEqual([HOUR, HOUR, HOUR])
})

test('chance spreads them by a quarter to both sides', () => {
  expect([wait(1, 0), wait(1, 1)]).toEqual([7_500, 12_500])
})

test('a message is given up when its next try would be later than a day after it was owed', () => {
  const message = { attempts: 30, owedMs: 1000 }
  expect(retryAt(message, 1000 + 23 * HOUR, 0.5)).toBe(1000 + 24 * HOUR)
  expect(retryAt(message, 1001 + 23 * HOUR, 0.5)).toBeNull()
})

test('who asks to be left alone longer is, within the day', () => {
  expect(retryAt({ attempts: 1, owedMs: 0 }, 0, 0.5, 5 * MINUTE)).toBe(5 * MINUTE)
  expect(retryAt({ attempts: 5, owedMs: 0 }, 0, 0.5, 1000)).toBe(160_000)
  expect(retryAt({ attempts: 1, owedMs: 0 }, 0, 0.5, 25 * HOUR)).toBeNull()
})
