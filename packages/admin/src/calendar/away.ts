import type { CalendarBusy, TimeOff } from '@openslot/core/wire'
import { wallClockOf } from '../time/wall-clock.js'
import { type Stretch, within } from './open-hours.js'

/** What keeps somebody from being booked, besides their hours and bookings. */
export interface Absences extends CalendarBusy {
  readonly timeOff: readonly TimeOff[]
}

/** A part of a day. `elsewhere`: another calendar says so; `unknown`: another calendar can't be read. */
export interface Away extends Stretch {
  readonly kind: 'off' | 'elsewhere' | 'unknown'
  readonly note: string | null
}

/** The parts of them that are in a date. */
export function awayOn({ timeOff, busy, unknown }: Absences, date: string, timeZone: string): readonly Away[] {
  const all = [
    ...unknown.map((span) => ({ ...span, kind: 'unknown' as const, note: null })),
    ...busy.map((span) => ({ ...span, kind: 'elsewhere' as const, note: null })),
    ...timeOff.map((span) => ({ ...span, kind: 'off' as const })),
  ]
  return all.flatMap(({ start: from, end: to, kind, note }) => {
    const [start, end] = [from, to].map((iso) => minutesIn(Date.parse(iso), date, timeZone)) as [number, number]
    const stretch = within({ start, end })
    return stretch.start < stretch.end ? [{ ...stretch, kind, note }] : []
  })
}

/** Minutes of a date's clock at an instant; before and after it, those of its edges. */
function minutesIn(instant: number, date: string, timeZone: string): number {
  const clock = wallClockOf(instant, timeZone)
  return clock.date === date ? clock.minutes : clock.date < date ? 0 : Infinity
}
