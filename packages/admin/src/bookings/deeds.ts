import { toIso, type Booking } from '@openslot/core/wire'
import type { BookingDeed } from '../api/api.js'
import { ApiError } from '../api/api-error.js'
import type { Desk } from '../desk.js'
import type { Words } from '../i18n/en.js'
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
const isFinal = (deed: BookingDeed): deed is 'cancel' | 'decline' => deed === 'cancel' || deed === 'decline'

/** Bookings that are shown where the server doesn't have them yet, and what it has. */
const UNSENT = new WeakMap<Booking, Booking>()

/** The booking as the server has it: what still waits to be done to it gives way to something else. */
function asSent(booking: Booking, { notices }: Desk): Booking {
  const sent = UNSENT.get(booking)
  if (!sent) return booking
  notices.drop(booking.id)
  return sent
}

export async function changeBooking(shown: Booking, deed: BookingDeed, { desk, onChange }: Doing): Promise<void> {
  const booking = asSent(shown, desk)
  const { api, notices, speech } = desk
  const { words } = speech
  const { name } = booking.customer
  const text = words.booking.done[deed](name)
  const put = async (): Promise<void> => onChange(await api.changeBooking(booking, deed))
  onChange({ ...booking, status: OUTCOME[deed] })
  if (isFinal(deed)) {
    notices.soon({
      about: booking.id,
      text,
      deed: put,
      undone: () => void showAsItIs(booking, { desk, onChange }),
      explain: (error) => notDone(words.booking.notDone[deed](name), error, words),
    })
    return
  }
  try {
    await put()
    notices.tell(text)
  } catch (error) {
    notices.tell(bookingTrouble(error, words), { isBad: true })
    await showAsItIs(booking, { desk, onChange })
  }
}

/** What isn't so although it was shown, and why. Whoever signs in after somebody else hears of nobody's booking. */
function notDone(what: string, error: unknown, words: Words): string {
  const why = bookingTrouble(error, words)
  return error instanceof ApiError && error.code === 'unauthorized' ? why : `${what} ${why}`
}

/** Where a booking is to be. */
export interface Target {
  /** Epoch ms. */
  readonly start: number
  readonly staff: Booking['staff']
}

/**
 * Moves a booking by hand: it is shown there at once, and everybody hears of it when there is no way back any more, so
 * that a slip of the hand is told to nobody.
 */
export function moveSoon(
  shown: Booking,
  { start, staff }: Target,
  { desk, onChange }: Doing,
  explainMore: (error: unknown) => string = () => '',
): Booking {
  const booking = asSent(shown, desk)
  const { api, notices, speech } = desk
  const { words } = speech
  const { name } = booking.customer
  const end = toIso(start + Date.parse(booking.end) - Date.parse(booking.start))
  const team = booking.team.length > 1 ? booking.team : [staff]
  const there = { ...booking, start: toIso(start), end, staff, team }
  UNSENT.set(there, booking)
  onChange(there)
  notices.soon({
    about: booking.id,
    text: words.booking.moved(name),
    deed: async () => onChange(await api.moveBooking(booking, { start: toIso(start), staff: staff.id })),
    undone: () => void showAsItIs(booking, { desk, onChange }),
    explain: (error) => [notDone(words.booking.notDone.move(name), error, words), explainMore(error)].join(' ').trim(),
  })
  return there
}

/**
 * The same for a place that was typed in: whether it can be there, the server says at once.
 *
 * @throws ApiError when it can't
 */
export async function moveIfFree(shown: Booking, target: Target, doing: Doing): Promise<Booking> {
  const { start, staff } = target
  await doing.desk.api.tryMove(UNSENT.get(shown) ?? shown, { start: toIso(start), staff: staff.id })
  return moveSoon(shown, target, doing)
}

/** The server's word goes over what is on screen; without it, what was seen last. */
export async function showAsItIs(seen: Booking, { desk, onChange }: Doing): Promise<void> {
  onChange(await desk.api.booking(seen.id).catch(() => seen))
}
