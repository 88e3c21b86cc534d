import type { FreeTime } from '../api/offers.js'
import { hourAt } from '../i18n/wall-clock.js'

export type PartOfDay = 'morning' | 'afternoon' | 'evening'

const partAt = (hour: number): PartOfDay => (hour < 12 ? 'morning' : hour < 17 ? 'afternoon' : 'evening')

/** A day's times under their headings, in the day's order; a part without times doesn't appear. */
export function partsOfDay(
  times: readonly FreeTime[],
  timeZone: string,
): readonly { readonly part: PartOfDay; readonly times: readonly FreeTime[] }[] {
  const parts: { part: PartOfDay; times: FreeTime[] }[] = []
  for (const time of times) {
    const part = partAt(hourAt(time.start, timeZone))
    const last = parts.at(-1)
    if (last?.part === part) last.times.push(time)
    else parts.push({ part, times: [time] })
  }
  return parts
}
