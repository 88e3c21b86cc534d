import { expect, test } from 'vitest'
import { SCOPES, coversScope } from './tokens.js'

test('everything covers everything, writing covers reading, and nothing else covers anything', () => {
  for (const granted of SCOPES) {
    for (const needed of SCOPES) {
      const expected =
        granted === '*' || granted === needed || `${granted}>${needed}`.match(/^(.*):write>\1:read$/) !== null
      expect([granted, needed, coversScope([granted], needed)]).toEqual([granted, needed, expected])
    }
  }
  expect(coversScope([], 'bookings:read')).toBe(false)
})
