import { toIso, type Booking } from '@openslot/core/wire'
import type { BookingDeed } from '../api/api.js'
import type { Desk } from '../desk.js'
import { bookingTrouble } from './booking-trouble.js'

/** What can be done to a booking, and how the others on screen hear of it. */
export interface Doing {
  readonly desk: Desk
  /** Called with what a booking has become, or is shown as until the server knows. */
  readonly onChange: (booking: Booking) => void
}

/** The status that a deed leads to, shown at once. */
const OUTCOME: Readonly<Record<BookingDeed, Booking['status']>> = {
  approve: 'confirmed',
  decline: 'declined',
  cancel: 'cancelled',
  complete: 'completed',
  'no-show': 'no-show',
}

/** Customers hear of these at once, and they can't be taken back: they are done when ten seconds are over. */
const FINAL: ReadonlySet<BookingDeed> = new Set(['cancel', 'decline'])

export async function changeBooking(booking: Booking, deed: BookingDeed, { desk, onChange }: Doing): Promise<void> {
  const { api, notices, speech } = desk
  const { words } = speech
  const text = words.booking.done[deed](booking.customer.name)
  const put = async (): Promise<void> => onChange(await api.changeBooking(booking, deed))
  const explain = (error: unknown): string => bookingTrouble(error, words)
  onChange({ ...booking, status: OUTCOME[deed] })
  if (FINAL.has(deed)) {
    notices.soon({ text, deed: put, undone: () => void showAsItIs(booking, { desk, onChange }), explain })
    return
  }
  try {
    await put()
    notices.tell(text)
  } catch (error) {
    notices.tell(explain(error), { isBad: true })
    await showAsItIs(booking, { desk, onChange })
  }
}

/** Moves a booking, and offers the way back. */
export async function moveBooking(
  booking: Booking,
  to: { readonly start: number; readonly staffId: string },
  { desk, onChange }: Doing,
): Promise<Booking> {
  const { api, notices, speech } = desk
  const moved = await api.moveBooking(booking, { start: toIso(to.start), staff: to.staffId })
  onChange(moved)
  const undo = (): void => {
    moveBooking(moved, { start: Date.parse(booking.start), staffId: booking.staff.id }, { desk, onChange }).catch(
      (error: unknown) => notices.tell(bookingTrouble(error, speech.words), { isBad: true }),
    )
  }
  notices.tell(speech.words.booking.moved(booking.customer.name), { undo })
  return moved
}

/** The server's word goes over what is on screen; without it, what was seen last. */
export async function showAsItIs(seen: Booking, { desk, onChange }: Doing): Promise<void> {
  onChange(await desk.api.booking(seen.id).catch(() => seen))
}
