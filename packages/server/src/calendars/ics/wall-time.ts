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

const TIME = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z)?)?$/

/** `20260302T090000Z`, `20260302T090000`, `20260302`; `undefined` when there is no such time. */
export function parseWallTime(value: string): WallTime | undefined {
  const parts = TIME.exec(value)
  if (!parts) return undefined
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])] as const
  // A year below 100 would mean another one to `Date.UTC`.
  const date = Date.UTC(year, month - 1, day)
  if (year < 100 || new Date(date).getUTCMonth() !== month - 1 || day === 0) return undefined
  if (parts[4] === undefined) return { ms: date, kind: 'date' }
  const [hour, minute] = [Number(parts[4]), Number(parts[5])] as const
  // 60 is a leap second; 24:00 is written by some for the end of a day.
  const second = Math.min(Number(parts[6] ?? 0), 59)
  if (hour > 24 || minute > 59 || (hour === 24 && minute + second > 0)) return undefined
  return { ms: date + (hour * 60 + minute) * MINUTE_MS + second * 1000, kind: parts[7] === undefined ? 'local' : 'utc' }
}

const LENGTH = /^([+-])?P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$/

/** `PT1H30M`, `P1D`, `P2W`; `undefined` when it is none, or runs backwards. */
export function parseLength(value: string): Length | undefined {
  const parts = LENGTH.exec(value)
  if (!parts || parts[1] === '-') return undefined
  const [weeks, days, hours, minutes, seconds] = parts.slice(2).map((part) => Number(part ?? 0)) as Five
  return { days: weeks * 7 + days, ms: (hours * 60 + minutes) * MINUTE_MS + seconds * 1000 }
}

type Five = [number, number, number, number, number]

export const dayOf = (wallMs: number): number => Math.floor(wallMs / DAY_MS)
