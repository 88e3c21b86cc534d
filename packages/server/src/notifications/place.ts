import type { Location } from '@openslot/core/wire'
import type { Words } from './words/words.js'
import { joined } from './wording.js'

/** Where an appointment takes place, in words: an address, "By phone", "By video call, https://…". */
export function placeText(location: Location | null, words: Words): string | null {
  const parts = placeParts(location, words)
  return parts.length === 0 ? null : joined(parts, words)
}

export function placeParts(location: Location | null, words: Words): string[] {
  if (location === null) return []
  const kind = location.kind === 'phone' || location.kind === 'video' ? words.place[location.kind] : null
  return [kind, location.text, location.url].filter((part) => part !== null).filter((part) => part !== '')
}
