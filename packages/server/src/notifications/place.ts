import type { Location } from '@openslot/core/wire'
import type { Words } from './words/words.js'

/** Where an appointment takes place, in words: an address, "By phone", "By video call, https://…". */
export function placeText(location: Location | null, words: Words): string | null {
  if (location === null) return null
  const kind = location.kind === 'phone' || location.kind === 'video' ? words.place[location.kind] : null
  const parts = [kind, location.text, location.url].filter((part) => part !== null && part !== '')
  return parts.length === 0 ? null : parts.join(', ')
}
