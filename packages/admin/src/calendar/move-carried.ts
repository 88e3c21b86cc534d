import type { AdminService, AdminStaffMember } from '@openslot/core/wire'
import { alternativesIn } from '../bookings/booking-trouble.js'
import { type Doing, moveSoon } from '../bookings/deeds.js'
import { timesIn } from '../time/times.js'
import { clockAt, clockText, instantsOf } from '../time/wall-clock.js'
import type { Carried } from './carrying.js'
import { notGiven } from './givers.js'

/** Moves a booking to where it was put down, and tells why it couldn't. */
export function moveCarried(
  { booking, minutes }: Carried,
  {
    member,
    date,
    services,
  }: { readonly member: AdminStaffMember; readonly date: string; readonly services: readonly AdminService[] },
  { desk, onChange }: Doing,
): void {
  const { words } = desk.speech
  const refusal = notGiven(booking, member, services, words)
  if (refusal !== null) {
    const notDone = words.booking.notDone.move(booking.customer.name)
    return desk.notices.tell(`${notDone} ${refusal}`, { isBad: true })
  }
  const shown = clockAt(date, minutes)
  const starts = instantsOf(shown.date, clockText(shown.minutes), member.timeZone)
  // Where clocks show the time twice, what is carried to somebody else only stays when it was.
  const start = starts.find((instant) => instant === Date.parse(booking.start)) ?? starts[0]
  // What several give together keeps its people.
  const { id, slug, name } = booking.team.length > 1 ? booking.staff : member
  if (start === undefined) return desk.notices.tell(words.booking.noSuchTime, { isBad: true })
  if (start === Date.parse(booking.start) && id === booking.staff.id) return
  moveSoon(booking, { start, staff: { id, slug, name } }, { desk, onChange }, (error) => {
    const near = alternativesIn(error).map(timesIn(member.timeZone, desk.speech, desk.now()).when)
    return near.length === 0 ? '' : words.booking.nearby(near)
  })
}
