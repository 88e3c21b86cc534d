import { DAY_MS, MINUTE_MS } from '@openslot/core'

/** What a calendar says of a moment, before anybody knows in which zone. */
export interface WallTime {
  /** What the clock on the wall shows, as milliseconds since 1970-01-01T00:00 of that wall. */
  readonly ms: number
  /** `date`: a whole day; `utc`: it stands in UTC; `local`: in the zone beside it, or in whoever reads it. */
  readonly kind: 'date' | 'utc' | 'local'
}

/** How long an event takes: days of the wall's clock, and time that passes. */
export interface Length {
  readonly days: number
  readonly ms: number
}

const TIME =
  /^(\d{4})(-?)(\d{2})\2(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?(?:(Z)|([+-])(\d{2}):?(\d{2}))?)?$/i

/**
 * `20260302T090000Z`, `20260302T090000`, `20260302`, and as ISO 8601 has it otherwise: `2026-03-02T09:00:00+01:00`.
 * `undefined` when there is no such time.
 */
export function parseWallTime(value: string): WallTime | undefined {
  const parts = TIME.exec(value)
  if (!parts) return undefined
  const [year, month, day] = [Number(parts[1]), Number(parts[3]), Number(parts[4])] as const
  // Four centuries later, as a year below 100 would mean another one to `Date.UTC`.
  const date = Date.UTC(year + 400, month - 1, day) - FOUR_CENTURIES_MS
  if (new Date(date).getUTCMonth() !== month - 1 || day === 0) return undefined
  if (parts[5] === undefined) return { ms: date, kind: 'date' }
  const [hour, minute] = [Number(parts[5]), Number(parts[6])] as const
  // 60 is a leap second; 24:00 is written by some for the end of a day.
  const second = Math.min(Number(parts[7] ?? 0), 59)
  if (hour > 24 || minute > 59 || (hour === 24 && minute + second > 0)) return undefined
  const ahead = (Number(parts[10] ?? 0) * 60 + Number(parts[11] ?? 0)) * MINUTE_MS * (parts[9] === '-' ? -1 : 1)
  if (Math.abs(ahead) >= DAY_MS) return undefined
  const ms = date + (hour * 60 + minute) * MINUTE_MS + second * 1000 - ahead
  return { ms, kind: parts[8] === undefined && parts[9] === undefined ? 'local' : 'utc' }
}

const FOUR_CENTURIES_MS = 146_097 * DAY_MS

const LENGTH = /^([+-])?P(?=T?\d)(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$/

/** `PT1H30M`, `P1D`, `P2W`; `undefined` when it is none, or runs backwards. */
export function parseLength(value: string): Length | undefined {
  const parts = LENGTH.exec(value)
  if (!parts || parts[1] === '-') return undefined
  const [weeks, days, hours, minutes, seconds] = parts.slice(2).map((part) => Number(part ?? 0)) as Five
  return { days: weeks * 7 + days, ms: (hours * 60 + minutes) * MINUTE_MS + seconds * 1000 }
}

type Five = [number, number, number, number, number]

export const dayOf = (wallMs: number): number => Math.floor(wallMs / DAY_MS)
