import { expect, test } from 'vitest'
import { isBroken, waitAfter } from './broken.js'

const MINUTE = 60_000

test('what works is not broken, what is cut off is at once, and what fails is after a quarter of an hour', () => {
  expect(isBroken({ failingSince: null, needsPerson: false }, 0)).toBe(false)
  expect(isBroken({ failingSince: 0, needsPerson: true }, 0)).toBe(true)
  expect(isBroken({ failingSince: 0, needsPerson: false }, 15 * MINUTE - 1)).toBe(false)
  expect(isBroken({ failingSince: 0, needsPerson: false }, 15 * MINUTE)).toBe(true)
})

test('waits double from a minute to half an hour, and never fall short of what was asked for', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 1000].map((failures) => waitAfter(failures) / MINUTE)).toEqual([
    1, 2, 4, 8, 16, 30, 30, 30,
  ])
  expect(waitAfter(1, 90 * MINUTE)).toBe(90 * MINUTE)
  expect(waitAfter(3, 1)).toBe(4 * MINUTE)
})
