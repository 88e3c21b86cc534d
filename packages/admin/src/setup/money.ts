import type { Price } from '@openslot/core/wire'

/** How many digits a currency's amounts have behind the point: 2 for EUR, 0 for JPY. */
export const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

/**
 * What somebody typed as an amount, "45", "45,50" or "45.50", in minor units; `undefined`: it is none. There are no
 * groups of thousands in it: "1.000" would be one to some and a thousand to others.
 */
export function readAmount(text: string, currency: string): number | undefined {
  const found = /^(\d{1,9})(?:[.,](\d+))?$/.exec(text.trim())
  if (!found) return undefined
  const digits = digitsOf(currency)
  const [, whole = '', part = ''] = found
  if (part.length > digits) return undefined
  return Number(whole) * 10 ** digits + Number(part.padEnd(digits, '0') || 0)
}

/** The amount alone, as {@link readAmount} reads it. */
export function writeAmount({ amount, currency }: Price, locale: string): string {
  const digits = digitsOf(currency)
  return new Intl.NumberFormat(locale, { minimumFractionDigits: digits, useGrouping: false }).format(
    amount / 10 ** digits,
  )
}

export const formatPrice = ({ amount, currency }: Price, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount / 10 ** digitsOf(currency))

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
