/** Letters that don't come apart into a base and a mark. */
const SPELT: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', þ: 'th' }

const MAX_LENGTH = 64
/** Left for what tells one from others. */
const MAX_NUMBER = '-999'.length

/**
 * What a name is called in addresses: "Schnitt & Farbe" → `schnitt-farbe`.
 *
 * @param fallback for names without a Latin letter or digit
 * @param taken a number tells it from these
 */
export function slugOf(name: string, fallback: string, taken: Iterable<string> = []): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[ßæœøđłþ]/g, (letter) => SPELT[letter] ?? '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, MAX_LENGTH - MAX_NUMBER)
    .replace(/-$/, '')
  const slug = plain === '' ? fallback : plain
  const others = new Set(taken)
  if (!others.has(slug)) return slug
  for (let number = 2; ; number++) if (!others.has(`${slug}-${number}`)) return `${slug}-${number}`
}
