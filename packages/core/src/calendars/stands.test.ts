import { expect, test } from 'vitest'
import { standsInCalendar } from './stands.js'

test.each([
  ['confirmed', true, true],
  ['completed', true, true],
  ['no-show', true, true],
  ['pending', false, true],
  ['cancelled', false, false],
  ['declined', false, false],
] as const)('a booking that is %s is put: %s, and stays: %s', (status, isPut, stays) => {
  expect(standsInCalendar(status, false)).toBe(isPut)
  expect(standsInCalendar(status, true)).toBe(stays)
})
