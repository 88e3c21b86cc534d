import { describe, expect, test } from 'vitest'
import { readAmount, writeDecimal } from './money.js'

describe('an amount', () => {
  test.each([
    ['45', 'EUR', 4500],
    ['45.5', 'EUR', 4550],
    ['45,05', 'EUR', 4505],
    ['0,07', 'EUR', 7],
    [' 0 ', 'EUR', 0],
    ['999999999.99', 'EUR', 99_999_999_999],
    ['4500', 'JPY', 4500],
    ['1.234', 'KWD', 1234],
    ['45.5', 'JPY', undefined],
    ['1.000', 'EUR', undefined],
    ['1.000,50', 'EUR', undefined],
    ['-5', 'EUR', undefined],
    ['45 €', 'EUR', undefined],
    ['45.', 'EUR', undefined],
    ['', 'EUR', undefined],
  ])('“%s” %s → %s', (text, currency, amount) => {
    expect(readAmount(text, currency)).toBe(amount)
  })

  test.each([
    [4550, 'EUR', '45.50'],
    [7, 'EUR', '0.07'],
    [4500, 'JPY', '4500'],
    [1234, 'KWD', '1.234'],
  ])('%s %s is written %s, and read again', (amount, currency, text) => {
    expect(writeDecimal(amount, currency)).toBe(text)
    expect(readAmount(text, currency)).toBe(amount)
  })
})
