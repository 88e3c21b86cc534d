import { confirmationLapse, newsLapse, reminderLapse, resendRefusal } from '@openslot/core'
import type { DueMessage } from './store.js'

/** Why a due message is no longer owed when its turn comes, or `null`. Webhooks tell what happened, however late. */
export function lapseOf(message: DueMessage, nowMs: number): string | null {
  const { kind, booking, start, nextReminderMs: next } = message
  if (kind === 'reminder' || kind === 'booking.reminder') {
    if (booking === null || start === null) return 'Its booking is gone.'
    return reminderLapse({ start, next }, booking, nowMs)
  }
  if (message.channel === 'webhook') return null
  return kind === 'confirm-email' ? confirmationLapse(message.booking, nowMs) : newsLapse(message, nowMs)
}

/** Why a message must not be sent once more, or `null`: what is no longer owed, and what is no longer so. */
export function whyNotAgain(message: DueMessage, nowMs: number): string | null {
  const lapse = lapseOf(message, nowMs)
  if (lapse !== null || message.channel === 'webhook') return lapse
  const { recipient, booking } = message
  return resendRefusal({ ...message, staffId: recipient.audience === 'staff' ? recipient.staff.id : null }, booking)
}
