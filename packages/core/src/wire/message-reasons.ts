/**
 * Why a message isn't owed any more or mustn't go out again, and why one didn't get through: for programs, beside the
 * sentence that says more.
 */
export const MESSAGE_REASONS = [
  // Not owed any more, or not again.
  'booking-changed',
  'appointment-past',
  'later-reminder',
  'confirmation-expired',
  'brought-over',
  'webhook-off',
  'webhook-deleted',
  'webhook-forgotten',
  'calendar-mended',
  'erased',
  'in-hand',
  'not-due',
  // Not got through.
  'no-mailbox',
  'mail-account',
  'mail-server',
  'mail-distrusted',
  'mail-refused',
  'no-phone',
  'sms-account',
  'sms-server',
  'sms-refused',
  'webhook-gone',
  'webhook-moved',
  'webhook-refused',
  'webhook-broken',
  'webhook-address',
  'webhook-silent',
  'calendar-access',
  'calendar-choice',
  'calendar-down',
  'too-slow',
  'stopped',
  'ended-server',
  'unexpected',
] as const

export type MessageReason = (typeof MESSAGE_REASONS)[number]
