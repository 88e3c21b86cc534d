const MAX_LENGTH = 50

/**
 * A slug for each name, for those who have none: `Ärztin für Füße` becomes `arztin-fur-fusse`. Names that come to the
 * same get what they are called in the old system behind it.
 */
export function slugsFor(
  entries: readonly { readonly key: string; readonly name: string }[],
  kind: string,
): Map<string, string> {
  const taken = new Set<string>()
  return new Map(
    entries.map(({ key, name }) => {
      const plain = slugOf(name) || kind
      const slug = taken.has(plain) ? `${plain}-${slugOf(key)}` : plain
      taken.add(slug)
      return [key, slug]
    }),
  )
}

const slugOf = (text: string): string =>
  text
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_LENGTH)
    .replaceAll(/^-+|-+$/g, '')
