import { MINUTE_MS } from '@openslot/core'
import type { CatalogService } from './catalog.js'

/** Every duration that may be asked for, in minutes, ascending. */
export const durationsOf = ({
  durationMinutes,
  durations,
}: Pick<CatalogService, 'durationMinutes' | 'durations'>): number[] =>
  [...new Set([durationMinutes, ...durations])].toSorted((a, b) => a - b)

/**
 * How long a booking (its instants in epoch ms) lasts when it is moved: as it was booked, whatever its service has become
 * since. Who moves it asks for another time, not for another length (or price).
 */
export const durationOnMove = ({ start, end }: { readonly start: number; readonly end: number }): number =>
  (end - start) / MINUTE_MS
