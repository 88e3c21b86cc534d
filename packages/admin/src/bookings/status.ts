import type { Booking, Session } from '@openslot/core/wire'
import { type TemplateResult, html, nothing } from 'lit'
import type { Words } from '../i18n/en.js'

/** Waits for its customer to confirm it by their mail. */
export const awaitsCustomer = ({ status, confirmBy }: Booking): boolean => status === 'pending' && confirmBy !== null

/** Waits for staff to approve it. */
export const awaitsApproval = (booking: Booking): boolean => booking.status === 'pending' && !awaitsCustomer(booking)

/** Whether it is theirs to decide on: where several people give it, only owners do, as they see everybody's calendar. */
export const isTheirs = ({ user }: Session, { team }: Booking): boolean =>
  user.role === 'owner' || team.every(({ id }) => id === user.staff?.id)

/** Whether it can still be at another time. */
export const mayMove = (session: Session, booking: Booking, now: number): boolean =>
  isTheirs(session, booking) &&
  (awaitsApproval(booking) || (booking.status === 'confirmed' && Date.parse(booking.start) > now))

export const isStanding = ({ status }: Booking): boolean => status !== 'cancelled' && status !== 'declined'

/** What is said of a booking that isn't just confirmed. */
export function statusMark(booking: Booking, { booking: words }: Words): TemplateResult | typeof nothing {
  if (booking.status === 'confirmed') return nothing
  const text = awaitsCustomer(booking) ? words.status.unconfirmed : words.status[booking.status]
  return html`<span class="mark ${booking.status}">${text}</span>`
}
