import { expect } from '@open-wc/testing'
import { formatPrice, usualCurrency } from './money.js'

describe('an amount', () => {
  it('is written by the reader’s habit, in the currency’s own digits', () => {
    expect(formatPrice({ amount: 4550, currency: 'EUR' }, 'en-GB')).to.equal('€45.50')
    expect(formatPrice({ amount: 4500, currency: 'JPY' }, 'en-US')).to.equal('¥4,500')
  })

  it('is in the currency of where one seems to be', () => {
    const at = (locale: string, timeZone = 'UTC'): string => usualCurrency(locale, timeZone)
    expect(['en-US', 'en-GB', 'de-CH', 'de', 'de-AT'].map((locale) => at(locale))).to.deep.equal([
      'USD',
      'GBP',
      'CHF',
      'EUR',
      'EUR',
    ])
    // An American browser in Berlin is in Berlin.
    expect(at('en-US', 'Europe/Berlin')).to.equal('EUR')
    expect(at('de-DE', 'Europe/Zurich')).to.equal('CHF')
    expect(at('en-US', 'America/New_York')).to.equal('USD')
  })
})
