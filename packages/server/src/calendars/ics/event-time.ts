import { DAY_MS } from '@openslot/core'
import { type ContentLine, find } from './content-line.js'
import { dayOf, parseWallTime } from './wall-time.js'
import { UTC, type Zone } from './zone.js'
import type { ZoneFinder } from './zones.js'

/** A time of an event, with the zone that its clock hangs in. Of whole days, `ms` is their midnight. */
export interface EventTime {
  readonly ms: number
  readonly isDate: boolean
  readonly zone: Zone
  /** The calendar's own, where whole days stand. */
  readonly home: Zone
}

export function timeOf({ params, value }: ContentLine, zones: ZoneFinder): EventTime | undefined {
  const time = parseWallTime(value.trim())
  if (!time) return undefined
  const { ms, kind } = time
  const zone = kind === 'utc' ? UTC : zones(params.get('TZID'))
  return { ms, isDate: kind === 'date', zone, home: zones(undefined) }
}

/** Of each time in all lines of that name; `undefined`: one that can't be read. */
export const timesOf = (lines: readonly ContentLine[], name: string, zones: ZoneFinder): (EventTime | undefined)[] =>
  find(lines, name).flatMap((line) => line.value.split(',').map((value) => timeOf({ ...line, value }, zones)))

/** By which times are compared: instants, or midnights of dates. */
export const keyOf = ({ ms, isDate, zone }: EventTime): number => (isDate ? ms : zone.toInstant(ms))

/** What the clock of a zone shows then; whole days are the same everywhere. */
export const wallIn = (zone: Zone, time: EventTime): number => (time.isDate ? time.ms : zone.fromInstant(keyOf(time)))

/**
 * The midnight of the whole day that a time means among whole days, `null` when nobody knows which. A midnight means the
 * day that it begins, on its own clock or the calendar's: some write all of them in UTC.
 */
export function dateOf(time: EventTime): number | null {
  const { ms, zone, home } = time
  if (ms % DAY_MS === 0) return ms
  const there = wallIn(home, time)
  if (there % DAY_MS === 0) return there
  return zone === UTC ? null : dayOf(ms) * DAY_MS
}
