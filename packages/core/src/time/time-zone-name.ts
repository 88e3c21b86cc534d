import { clockOf } from './clock.js'
import { isZoneName } from './zone-names.js'

/** Whether `name` is an IANA time zone that this runtime knows. */
export function isTimeZone(name: string): boolean {
  if (known.has(name)) return true
  if (!isZoneName(name) || name.length > 64) return false
  try {
    clockOf(name)
  } catch {
    return false
  }
  if (known.size < MAX_KNOWN) known.add(name)
  return true
}

/** Asking the runtime costs more than finding a month of slots. There are some 600 names; other spellings are not kept. */
const known = new Set<string>()
const MAX_KNOWN = 1000
