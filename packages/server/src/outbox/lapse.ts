import { confirmationLapse, newsLapse, reminderLapse, resendRefusal } from '@openslot/core'
import type { CalendarMailMessage, DueMessage, Why } from './store.js'

/** Why a due message is no longer owed when its turn comes, or `null`. Webhooks tell what happened, however late. */
export function lapseOf(message: DueMessage, nowMs: number): Why | null {
  if ('connection' in message) return mendedSince(message)
  // It tells of the booking as it is.
  if (message.channel === 'calendar') return message.hasLater ? SAID_LATER : null
  const { kind, booking, start, nextReminderMs: next } = message
  if (kind === 'reminder' || kind === 'booking.reminder') {
    if (booking === null || start === null) return { reason: 'booking-changed', detail: 'Its booking is gone.' }
    return reminderLapse({ start, next }, booking, nowMs)
  }
  if (message.channel === 'webhook') return null
  return kind === 'confirm-email' ? confirmationLapse(message.booking, nowMs) : newsLapse(message, nowMs)
}

const SAID_LATER: Why = { reason: 'booking-changed', detail: 'A later message to the same calendars says it all.' }

/**
 * Why a message must not be sent once more, or `null`: what is no longer owed or no longer so, and what goes to nobody
 * who listens.
 */
export function whyNotAgain(message: DueMessage, nowMs: number): Why | null {
  const untrue = lapseOf(message, nowMs) ?? untruthOf(message)
  if (untrue !== null) return { ...untrue, detail: `What it says is no longer true. ${untrue.detail}` }
  if (message.channel !== 'webhook' || message.endpoint === null || message.endpoint.active) return null
  const remedy = `PATCH /v1/admin/webhooks/${message.endpoint.id} with { "active": true } and If-Match: *`
  return { reason: 'webhook-off', detail: `Its endpoint is switched off. Switch it on first: ${remedy}.` }
}

function mendedSince({ kind, connection }: CalendarMailMessage): Why | null {
  const isUnwritable = kind === 'calendar-unwritable'
  const isBroken = isUnwritable
    ? connection.unwritten.length > 0
    : connection.calendars.some(({ failingSinceMs }) => failingSinceMs !== null)
  const detail = `The calendar can be ${isUnwritable ? 'written' : 'read'} again.`
  return isBroken ? null : { reason: 'calendar-mended', detail }
}

function untruthOf(message: DueMessage): Why | null {
  if (message.channel === 'webhook' || message.channel === 'calendar' || 'connection' in message) return null
  const { recipient, booking } = message
  return resendRefusal({ ...message, staffId: recipient.audience === 'staff' ? recipient.staff.id : null }, booking)
}
