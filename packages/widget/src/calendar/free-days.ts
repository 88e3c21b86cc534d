import { formatDate } from '@openslot/core/dates'
import type { FreeTime, FreeTimes } from '../api/offers.js'
import { dayAt } from '../i18n/wall-clock.js'
import { lastOf, monthOf } from './month.js'

/** One month as the viewer sees it. */
export interface FreeDays {
  readonly days: ReadonlyMap<string, readonly FreeTime[]>
  /** The first free start (epoch ms) after the month, when the month has none; the first of all, when there is none after it. */
  readonly next: number | undefined
}

/** The answer for a month's padded span, cut to the month in the viewer's zone. */
export function freeDays(
  { times, next }: FreeTimes,
  month: string,
  timeZone: string,
  except: number | undefined,
): FreeDays {
  // A clock that goes back across midnight shows a date twice, and both times belong to it.
  const byDay = new Map<number, FreeTime[]>()
  for (const time of times) {
    if (time.start === except) continue
    const day = dayAt(time.start, timeZone)
    const ofDay = byDay.get(day)
    if (ofDay) ofDay.push(time)
    else byDay.set(day, [time])
  }
  const all = [...byDay].map(([day, ofDay]) => [formatDate(day), ofDay] as const)
  const days = new Map(all.filter(([date]) => monthOf(date) === month))
  const [, later] = all.find(([date]) => date > lastOf(month)) ?? []
  return { days, next: days.size > 0 ? undefined : (later?.[0]?.start ?? next) }
}
