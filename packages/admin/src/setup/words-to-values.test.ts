import { expect } from '@open-wc/testing'
import { formatPrice, readAmount, usualCurrency } from './money.js'
import { slugOf } from './slug.js'

describe('a name in addresses', () => {
  for (const [name, slug] of [
    ['Haircut', 'haircut'],
    ['Schnitt & Färben', 'schnitt-farben'],
    ['Straße  nach Łódź!', 'strasse-nach-lodz'],
    ['Ærø', 'aero'],
    ['按摩', 'service'],
    ['--', 'service'],
    ['x'.repeat(90), 'x'.repeat(60)],
  ] as const)
    it(`${name.slice(0, 20)} → ${slug.slice(0, 20)}`, () => expect(slugOf(name, 'service')).to.equal(slug))

  it('is told from those that are there', () => {
    expect(slugOf('Haircut', 'service', ['haircut', 'haircut-2'])).to.equal('haircut-3')
  })
})

describe('an amount', () => {
  for (const [text, currency, amount] of [
    ['45', 'EUR', 4500],
    ['45.5', 'EUR', 4550],
    ['45,05', 'EUR', 4505],
    [' 0 ', 'EUR', 0],
    ['4500', 'JPY', 4500],
    ['1.234', 'KWD', 1234],
    ['45.5', 'JPY', undefined],
    ['1.000', 'EUR', undefined],
    ['1.000,50', 'EUR', undefined],
    ['-5', 'EUR', undefined],
    ['45 €', 'EUR', undefined],
    ['', 'EUR', undefined],
  ] as const)
    it(`“${text}” ${currency} → ${amount}`, () => expect(readAmount(text, currency)).to.equal(amount))

  it('is written by the reader’s habit, in the currency’s own digits', () => {
    expect(formatPrice({ amount: 4550, currency: 'EUR' }, 'en-GB')).to.equal('€45.50')
    expect(formatPrice({ amount: 4500, currency: 'JPY' }, 'en-US')).to.equal('¥4,500')
  })

  it('is in the currency of where one seems to be', () => {
    expect(['en-US', 'en-GB', 'de-CH', 'de', 'de-AT'].map(usualCurrency)).to.deep.equal([
      'USD',
      'GBP',
      'CHF',
      'EUR',
      'EUR',
    ])
  })
})
