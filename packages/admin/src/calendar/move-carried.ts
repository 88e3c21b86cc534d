import { alternativesIn } from '../bookings/booking-trouble.js'
import { type Doing, moveSoon } from '../bookings/deeds.js'
import { clocksHere } from '../bookings/roster.js'
import { timesIn } from '../time/times.js'
import type { Carried } from './carrying.js'
import { notGiven } from './givers.js'
import { landing } from './landing.js'
import type { Column, Shown } from './shown.js'

/** Moves a booking to where it was put down, and tells why it couldn't. */
export function moveCarried(
  { booking, minutes }: Carried,
  { member, date, roster, services }: Column & Pick<Shown, 'roster' | 'services'>,
  { desk, onChange }: Doing,
): void {
  const { words } = desk.speech
  const refusal = notGiven(booking, member, services, words)
  if (refusal !== null) {
    const notDone = words.booking.notDone.move(booking.customer.name)
    return desk.notices.tell(`${notDone} ${refusal}`, { isBad: true })
  }
  const start = landing(booking, { date, minutes, timeZone: member.timeZone })
  // What several give together keeps its people.
  const { id, slug, name } = booking.team.length > 1 ? booking.staff : member
  if (start === undefined) return desk.notices.tell(words.booking.noSuchTime, { isBad: true })
  if (start === Date.parse(booking.start) && id === booking.staff.id) return
  moveSoon(booking, { start, staff: { id, slug, name } }, { desk, onChange }, (error) => {
    const { when } = timesIn(member.timeZone, desk.speech, desk.now(), clocksHere(roster, desk))
    const near = alternativesIn(error).map(when)
    return near.length === 0 ? '' : words.booking.nearby(near)
  })
}
