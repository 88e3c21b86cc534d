import { DAY_MS } from '../time/date.js'
import type { BookingState } from './booking.js'
import { type Lapse, changedSince } from '../reminders/lapse.js'
import type { MessageKind } from './messages.js'

/** What a message says: the appointment as it was when the message became owed. Instants in epoch ms. */
export interface SaidMessage {
  readonly kind: MessageKind
  readonly start: number
  readonly end: number
  readonly previousStart: number | null
  readonly sequence: number
  /** Who gives the appointment, where it goes to one of them. */
  readonly staffId: string | null
}

/**
 * Until when who hasn't got a message may expect the appointment (epoch ms). Who is to hear of a move still has it at the
 * old time.
 */
export const expectedUntil = ({
  start,
  end,
  previousStart,
}: Pick<SaidMessage, 'start' | 'end' | 'previousStart'>): number =>
  previousStart === null ? end : Math.max(end, previousStart + (end - start))

/**
 * Why a mail or text message is no news any more; `null`: send it, however late. A mail server that is set
 * up after weeks must not tell people of what they have long been to, or stayed away from.
 */
export function newsLapse(message: Pick<SaidMessage, 'start' | 'end' | 'previousStart'>, now: number): Lapse | null {
  if (now - expectedUntil(message) < DAY_MS) return null
  const detail = 'The appointment had been over for a day before the message could be sent.'
  return { reason: 'appointment-past', detail }
}

/** What a booking's status must be for a message to be true. Reminders and requests to confirm lapse by rules of their own. */
const TRUE_WHILE: Readonly<Record<Exclude<MessageKind, 'reminder' | 'confirm-email'>, readonly string[]>> = {
  confirmation: ['confirmed'],
  'request-received': ['pending'],
  approved: ['confirmed'],
  declined: ['declined'],
  moved: ['confirmed'],
  changed: ['confirmed'],
  // Guests of a request that was declined are told that it is cancelled.
  cancelled: ['cancelled', 'declined'],
}

/** Why a message must not go out once more: what it says was so once. `null`: it still is. */
export function resendRefusal(message: SaidMessage, booking: BookingState): Lapse | null {
  const { kind, previousStart, staffId } = message
  if (kind === 'reminder' || kind === 'confirm-email') return null
  if (kind === 'cancelled' && previousStart !== null && staffId !== null) {
    // Told to who no longer gives it, whatever becomes of it then.
    const givesIt = (booking.staffIds ?? [booking.staffId]).includes(staffId)
    return givesIt ? changedSince('The appointment has come back to them since.') : null
  }
  if (!TRUE_WHILE[kind].includes(booking.status)) return changedSince(`The booking is ${booking.status} by now.`)
  return message.sequence === booking.sequence ? null : changedSince('The booking has been changed since.')
}
