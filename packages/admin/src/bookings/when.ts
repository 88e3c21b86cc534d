import type { Booking } from '@openslot/core/wire'
import type { Desk } from '../desk.js'
import { timesIn } from '../time/times.js'
import { areApart, wallClockOf } from '../time/wall-clock.js'
import { type Roster, clocksHere, houseZone } from './roster.js'

type Here = Pick<Desk, 'speech' | 'timeZone' | 'now'>

/** `Tue 10 Mar, 10:00`: when a booking is by the clock of whoever gives it, named where it isn't the one here. */
export const whenOf = ({ start, staff }: Booking, roster: Roster, here: Here): string =>
  timesIn(roster.zoneOf(staff.id), here.speech, here.now(), clocksHere(roster, here)).when(Date.parse(start))

/** The same beside its time by the house's clock, and no longer than it has to be; `null`: theirs shows the same. */
export function whenElsewhere({ start, staff }: Booking, roster: Roster, here: Here): string | null {
  const [zone, house, instant] = [roster.zoneOf(staff.id), houseZone(roster, here.timeZone), Date.parse(start)]
  if (!areApart(instant, [zone, house])) return null
  const { time, when } = timesIn(zone, here.speech, here.now(), [house])
  const isSameDay = wallClockOf(instant, zone).date === wallClockOf(instant, house).date
  return (isSameDay ? time : when)(instant)
}
