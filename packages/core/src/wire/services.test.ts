import * as v from 'valibot'
import { expect, test } from 'vitest'
import { price } from './services.js'

test('a price is a whole number of minor units in a currency', () => {
  expect(v.parse(price, { amount: 4500, currency: 'EUR' })).toEqual({ amount: 4500, currency: 'EUR' })
  expect(v.is(price, { amount: 0, currency: 'JPY' })).toBe(true)
  for (const amount of [-1, 45.5, Number.NaN, Number.POSITIVE_INFINITY, '4500', 2 ** 53]) {
    expect(v.is(price, { amount, currency: 'EUR' })).toBe(false)
  }
  for (const currency of ['eur', 'EURO', '€', '', null]) expect(v.is(price, { amount: 1, currency })).toBe(false)
})
