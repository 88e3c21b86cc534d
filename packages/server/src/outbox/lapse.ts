import { confirmationLapse, reminderLapse } from '@openslot/core'
import type { DueMessage } from './store.js'

/** Why a due message is no longer owed when its turn comes, or `null`. Others are sent however late. */
export function lapseOf(message: DueMessage, nowMs: number): string | null {
  const { kind, booking, start } = message
  if (kind === 'confirm-email' && booking !== null) return confirmationLapse(booking, nowMs)
  if (kind !== 'reminder' && kind !== 'booking.reminder') return null
  if (booking === null || start === null) return 'Its booking is gone.'
  return reminderLapse({ start }, booking, nowMs)
}
