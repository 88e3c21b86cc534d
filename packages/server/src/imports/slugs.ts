import { slugOf } from '@openslot/core'

/** A slug for each name, for those who have none; names that come to the same get a number. */
export function slugsFor(
  entries: readonly { readonly key: string; readonly name: string }[],
  kind: string,
): Map<string, string> {
  const slugs = new Map<string, string>()
  for (const { key, name } of entries) slugs.set(key, slugOf(name, kind, slugs.values()))
  return slugs
}
