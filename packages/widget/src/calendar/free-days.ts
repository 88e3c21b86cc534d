import { byDay } from '@openslot/core/by-day'
import type { FreeTime, FreeTimes } from '../api/api.js'
import { lastOf, monthOf } from './month.js'

/** One month as the viewer sees it. */
export interface FreeDays {
  readonly days: ReadonlyMap<string, readonly FreeTime[]>
  /** The first free start (epoch ms) after the month, when the month has none. */
  readonly next: number | undefined
}

/** The answer for a month's padded span, cut to the month in the viewer's zone. */
export function freeDays(
  { times, next }: FreeTimes,
  month: string,
  timeZone: string,
  except: number | undefined,
): FreeDays {
  const all = byDay(
    times.filter(({ start }) => start !== except),
    timeZone,
  )
  const days = new Map(all.filter(({ date }) => monthOf(date) === month).map(({ date, slots }) => [date, slots]))
  const later = all.find(({ date }) => date > lastOf(month))
  return { days, next: days.size > 0 ? undefined : (later?.slots[0]?.start ?? next) }
}
