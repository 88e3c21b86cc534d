import type { Service } from '@openslot/core/wire'
import { offsetMinutes } from '../i18n/wall-clock.js'
import type { Visit } from '../visit.js'
import { knownZone } from './known-zone.js'

/**
 * The zone that a service is given in: of the one person with that id, or of everyone. `undefined`: there are several,
 * the server doesn't say, or the browser knows none of that name.
 */
export function shopZone({ staff }: Service, person?: string): string | undefined {
  const zones = new Set(staff.filter(({ id }) => person === undefined || id === person).map(({ timeZone }) => timeZone))
  const [zone] = zones
  return zones.size === 1 && knownZone(zone) ? zone : undefined
}

/** Whether the clock in `zone` shows another time than the visitor's. */
export const isElsewhere = (instant: number, zone: string, { timeZone }: Visit): boolean =>
  offsetMinutes(instant, zone) !== offsetMinutes(instant, timeZone)
