import { expect } from '@open-wc/testing'
import { formatPrice, usualCurrency } from './money.js'

describe('an amount', () => {
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
