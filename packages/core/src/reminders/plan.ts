import { type Lapse, changedSince } from './lapse.js'
import { MINUTE_MS } from '../time/date.js'

/** A day and an hour before, unless the service says otherwise. */
export const DEFAULT_REMINDER_MINUTES: readonly number[] = [1440, 60]

/**
 * When the reminders of a confirmed appointment fall due (epoch ms, ascending): `minutesBefore` its start, each once.
 * What would be due at `now` or earlier is left out: who books for this afternoon needs no word of the day before.
 */
export function planReminders({
  start,
  now,
  minutesBefore,
}: {
  readonly start: number
  readonly now: number
  readonly minutesBefore: readonly number[]
}): number[] {
  const due = minutesBefore.filter((minutes) => minutes > 0).map((minutes) => start - minutes * MINUTE_MS)
  return [...new Set(due)].filter((at) => at > now).toSorted((a, b) => a - b)
}

/**
 * Why a reminder that is due is not to be sent after all; `null`: send it, also late. Asked again at the
 * moment of sending: a worker may have been down, and the appointment may have moved since. `next` is when the same
 * reader's next one falls due (epoch ms): nobody needs two at once.
 */
export function reminderLapse(
  reminder: { readonly start: number; readonly next: number | null },
  booking: { readonly status: string; readonly start: number },
  now: number,
): Lapse | null {
  if (booking.status !== 'confirmed') return changedSince(`The booking is ${booking.status}.`)
  if (booking.start !== reminder.start) return changedSince('The appointment has moved.')
  if (now >= booking.start) {
    return { reason: 'appointment-past', detail: 'The appointment had begun before the reminder could be sent.' }
  }
  if (reminder.next !== null && reminder.next <= now) {
    return { reason: 'later-reminder', detail: 'A later reminder was due before it could be sent.' }
  }
  return null
}
