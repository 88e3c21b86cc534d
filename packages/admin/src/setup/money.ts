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

export const usualCurrency = (locale: string): string =>
  CURRENCY_OF[new Intl.Locale(locale).maximize().region ?? ''] ?? 'EUR'

export const currencies = (): readonly string[] => Intl.supportedValuesOf('currency')
