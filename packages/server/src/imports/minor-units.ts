/** `45.00` or `45,00` euros as 4500 cents; `undefined` when the currency has no such amount. */
export function minorUnits(price: string, currency: string): number | undefined {
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  const [, whole = '', , part = ''] = /^(\d{1,9})([.,](\d{1,4}))?$/.exec(price) ?? []
  if (whole === '' || part.length > digits) return undefined
  return Number(whole + part.padEnd(digits, '0'))
}
