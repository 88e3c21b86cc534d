/** How many digits a currency's amounts have behind the point: 2 for EUR, 0 for JPY. */
export function minorDigits(currency: string): number {
  const parts = new Intl.NumberFormat('en', { style: 'currency', currency }).formatToParts(0)
  return parts.find(({ type }) => type === 'fraction')?.value.length ?? 0
}

/**
 * What somebody wrote as an amount, "45", "45,50" or "45.50", in minor units; `undefined`: it is none. There
 * are no groups of thousands in it: "1.000" would be one to some and a thousand to others.
 */
export function readAmount(text: string, currency: string): number | undefined {
  const [, whole = '', part = ''] = /^(\d{1,9})(?:[.,](\d+))?$/.exec(text.trim()) ?? []
  const digits = minorDigits(currency)
  if (whole === '' || part.length > digits) return undefined
  return Number(whole + part.padEnd(digits, '0'))
}

/** An amount of minor units as programs read it: "45.00", with a point, whatever the language. */
export function writeDecimal(amount: number, currency: string): string {
  const digits = minorDigits(currency)
  return (amount / 10 ** digits).toFixed(digits)
}
