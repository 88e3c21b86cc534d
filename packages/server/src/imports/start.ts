import { MINUTE_MS, instantsAt, toWallClock } from '@openslot/core'
import { fromIso } from '@openslot/core/wire'
import type { BroughtStart } from './brought.js'

const WALL_CLOCK = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(?::00)?$/

/**
 * Reads `2026-12-01 14:30`, a time on the wall, or `2026-12-01T14:30:00+01:00`, an instant.
 *
 * @returns `undefined` when it is neither
 */
export function parseStart(text: string, timeZone: string | null): BroughtStart | undefined {
  const instant = fromIso(text)
  if (instant !== undefined) return { instant }
  const [, date = '', time = ''] = WALL_CLOCK.exec(text) ?? []
  const wallMs = fromIso(`${date}T${time}Z`)
  return wallMs === undefined ? undefined : { wallMs, timeZone }
}

/** The instant of a start (epoch ms), or what is wrong with it, as a sentence. */
export function instantOf(start: BroughtStart, staffTimeZone: string | undefined): number | string {
  if ('instant' in start) return start.instant
  const timeZone = start.timeZone ?? staffTimeZone
  if (timeZone === undefined) return 'Name the staff member, or the time zone: it isn’t clear whose clock it is.'
  const [first, second] = instantsAt(timeZone, start.wallMs)
  if (first === undefined) {
    return `There is no ${onTheWall(start.wallMs)} in ${timeZone}: the clocks skip it. Ask when it really is.`
  }
  if (second === undefined) return first
  const both = [first, second].map((instant) => withOffset(instant, timeZone)).join(' or ')
  return `${onTheWall(start.wallMs)} comes twice in ${timeZone}, as the clocks go back. Write which one: ${both}.`
}

/** Whether it is over wherever its clock hangs: none is more than this behind UTC. */
export const isLongPast = (start: BroughtStart, now: number): boolean =>
  'instant' in start ? start.instant < now : start.wallMs + 12 * 60 * MINUTE_MS < now

/** `2026-12-01 14:30` in that zone. */
export const shownIn = (timeZone: string, instant: number): string => onTheWall(toWallClock(timeZone, instant))

const onTheWall = (wallMs: number): string => new Date(wallMs).toISOString().slice(0, 16).replace('T', ' ')

function withOffset(instant: number, timeZone: string): string {
  const wallMs = toWallClock(timeZone, instant)
  const minutes = Math.abs(wallMs - instant) / 60_000
  const twoDigits = (value: number): string => String(Math.trunc(value)).padStart(2, '0')
  const offset = `${wallMs < instant ? '-' : '+'}${twoDigits(minutes / 60)}:${twoDigits(minutes % 60)}`
  return `${new Date(wallMs).toISOString().slice(0, 19)}${offset}`
}
