import type { AdminStaffMember } from '@openslot/core/wire'
import { alternativesIn, bookingTrouble } from '../bookings/booking-trouble.js'
import { type Doing, moveBooking, showAsItIs } from '../bookings/deeds.js'
import { formatWhen } from '../i18n/format.js'
import { clockText, instantOf } from '../time/wall-clock.js'
import type { Carried } from './carrying.js'

/** Moves a booking to where it was put down, and tells why it couldn't. */
export async function moveCarried(
  { booking, minutes }: Carried,
  { member, date }: { readonly member: AdminStaffMember; readonly date: string },
  { desk, onChange }: Doing,
): Promise<void> {
  const { words } = desk.speech
  const start = instantOf(date, clockText(minutes), member.timeZone)
  // What several give together keeps its people.
  const staffId = booking.team.length > 1 ? booking.staff.id : member.id
  if (start === undefined) return desk.notices.tell(words.booking.noSuchTime, { isBad: true })
  if (start === Date.parse(booking.start) && staffId === booking.staff.id) return
  try {
    await moveBooking(booking, { start, staffId }, { desk, onChange })
  } catch (error) {
    const near = alternativesIn(error).map((at) => formatWhen(at, member.timeZone, desk.speech))
    const why = bookingTrouble(error, words)
    desk.notices.tell(near.length === 0 ? why : `${why} ${words.booking.nearby(near)}`, { isBad: true })
    await showAsItIs(booking, { desk, onChange })
  }
}
