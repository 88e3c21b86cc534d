import { isZoneName } from '@openslot/core/zone-names'

/**
 * The zone by the name that the browser has for it; `undefined` where it knows none of that name: a typing mistake on
 * the page mustn't keep anyone from booking.
 */
export function knownZone(timeZone = ''): string | undefined {
  try {
    return isZoneName(timeZone) ? zoneOf({ timeZone }) : undefined
  } catch {
    return undefined
  }
}

/** Where the machine is. Some browsers can't tell, and say `Etc/Unknown`, which they don't know themselves. */
export const ownZone = (): string => knownZone(zoneOf()) ?? 'UTC'

const zoneOf = (options?: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en', options).resolvedOptions().timeZone
