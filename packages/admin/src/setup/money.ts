import { minorDigits } from '@openslot/core'
import type { Price } from '@openslot/core/wire'

/** The amount alone, as the core’s `readAmount` reads it. */
export function writeAmount({ amount, currency }: Price, locale: string): string {
  const digits = minorDigits(currency)
  return new Intl.NumberFormat(locale, { minimumFractionDigits: digits, useGrouping: false }).format(
    amount / 10 ** digits,
  )
}

export const formatPrice = ({ amount, currency }: Price, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount / 10 ** minorDigits(currency))

/** Where prices are most often named in something else than euros, among those who read the page's languages. */
const CURRENCY_OF: Readonly<Record<string, string>> = {
  US: 'USD',
  GB: 'GBP',
  CH: 'CHF',
  LI: 'CHF',
  CA: 'CAD',
  AU: 'AUD',
  NZ: 'NZD',
  IN: 'INR',
  ZA: 'ZAR',
  SG: 'SGD',
}

/** The same by where the clocks are, which tells more of where one is than the language that one reads. */
const CURRENCY_AT: readonly (readonly [zones: RegExp, currency: string])[] = [
  [/^Europe\/(London|Belfast|Jersey|Guernsey|Isle_of_Man)$/, 'GBP'],
  [/^Europe\/(Zurich|Busingen|Vaduz)$/, 'CHF'],
  [/^Europe\/Stockholm$/, 'SEK'],
  [/^Europe\/Copenhagen$/, 'DKK'],
  [/^Europe\/Oslo$/, 'NOK'],
  [/^Europe\/Warsaw$/, 'PLN'],
  [/^Europe\/Prague$/, 'CZK'],
  [/^Europe\/Budapest$/, 'HUF'],
  [/^Europe\//, 'EUR'],
  [/^Australia\//, 'AUD'],
  [/^Pacific\/Auckland$/, 'NZD'],
  [/^Asia\/(Kolkata|Calcutta)$/, 'INR'],
  [/^Asia\/Singapore$/, 'SGD'],
  [/^Africa\/Johannesburg$/, 'ZAR'],
]

export const usualCurrency = (locale: string, timeZone: string): string =>
  CURRENCY_AT.find(([zones]) => zones.test(timeZone))?.[1] ??
  CURRENCY_OF[new Intl.Locale(locale).maximize().region ?? ''] ??
  'EUR'

export const currencies = (): readonly string[] => Intl.supportedValuesOf('currency')
