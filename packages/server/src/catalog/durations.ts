import { MINUTE_MS } from '@openslot/core'
import type { CatalogService } from './catalog.js'

/** Every duration that may be asked for, in minutes, ascending. */
export const durationsOf = ({
  durationMinutes,
  durations,
}: Pick<CatalogService, 'durationMinutes' | 'durations'>): number[] =>
  [...new Set([durationMinutes, ...durations])].toSorted((a, b) => a - b)

/** How long a booking (its instants in epoch ms) lasts when it is moved: as booked, while its service still has that. */
export function durationOnMove({
  service,
  start,
  end,
}: {
  readonly service: CatalogService
  readonly start: number
  readonly end: number
}): number {
  const booked = (end - start) / MINUTE_MS
  return durationsOf(service).includes(booked) ? booked : service.durationMinutes
}
