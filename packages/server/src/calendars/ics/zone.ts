import { DAY_MS, isTimeZone, toWallClock } from '@openslot/core'

/** Where wall clocks show the same time. Instants in epoch ms, wall times as milliseconds since 1970 of that wall. */
export interface Zone {
  readonly fromInstant: (instant: number) => number
  readonly toInstant: (wallMs: number) => number
  /** Whether it stands in for one that isn't known. */
  readonly isGuess?: true
}

export const UTC: Zone = { fromInstant: (instant) => instant, toInstant: (wallMs) => wallMs }

/** Zones are known between these. Series begin in 1601, and end in 9999: there, the nearest offset that is known counts. */
const EARLIEST = Date.UTC(1901, 0, 1)
const LATEST = Date.UTC(2199, 0, 1)

/** An IANA zone of this runtime; `undefined` when it knows none by that name. */
export function ianaZone(name: string): Zone | undefined {
  if (!isTimeZone(name)) return undefined
  return zoneOf((instant) => {
    const at = Math.min(Math.max(instant, EARLIEST), LATEST)
    return toWallClock(name, at) - at
  })
}

/**
 * A zone from how far its clocks are ahead of UTC. A time that comes twice is its first; one that is skipped is read as
 * if the clocks had not been moved yet (RFC 5545 §3.3.5).
 */
export function zoneOf(offsetAt: (instant: number) => number): Zone {
  const fromInstant = (instant: number): number => instant + offsetAt(instant)
  return {
    fromInstant,
    toInstant: (wallMs) => {
      const before = wallMs - offsetAt(wallMs - DAY_MS)
      const after = wallMs - offsetAt(wallMs + DAY_MS)
      const isReal = (instant: number): boolean => fromInstant(instant) === wallMs
      return isReal(before) || !isReal(after) ? before : after
    },
  }
}
