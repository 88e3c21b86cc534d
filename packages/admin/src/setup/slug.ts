/** Letters that don't come apart into a base and a mark. */
const SPELT: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', þ: 'th' }
const MAX_SLUG = 64

/**
 * What a name is called in addresses: "Schnitt & Farbe" → `schnitt-farbe`.
 *
 * @param fallback for names without a Latin letter or digit
 * @param taken a number tells it from these
 */
export function slugOf(name: string, fallback: string, taken: readonly string[] = []): string {
  const plain = name
    .toLowerCase()
    .replace(/[ßæœøđłþ]/g, (letter) => SPELT[letter] ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_SLUG - 4)
    .replace(/^-|-$/g, '')
  const slug = plain === '' ? fallback : plain
  if (!taken.includes(slug)) return slug
  for (let number = 2; ; number++) if (!taken.includes(`${slug}-${number}`)) return `${slug}-${number}`
}
