import type { Texts, Translated } from '../message.js'

/** What is read when a booking is looked at, moved or cancelled. */
export const en = {
  manage: {
    heading: 'Your booking',
    headingMoved: 'Your booking has moved',
    headingCancelled: 'This booking is cancelled',
    headingJustCancelled: 'Your booking is cancelled',
    headingPending: 'Your request',
    headingMovedPending: 'Your request has moved',
    headingDeclined: 'Your request was declined',
    headingPast: 'This booking is over',
    headingNoShow: 'You were missed',
    pending: 'It is waiting to be confirmed. The time is kept for you meanwhile.',
    declined: 'The time can’t be given to you. Choose another one.',
    noShow: 'This appointment took place without you. Get in touch if that is wrong.',
    said: '“{reason}”',
    cancelRequest: 'Withdraw request',
    movedNote: 'The new time is on its way to {email}.',
    cancelledNote: 'A note about it is on its way to {email}.',
    move: 'Move to another time',
    cancel: 'Cancel booking',
    tooLateBoth: 'It’s too late to move or cancel this here. Get in touch directly instead.',
    tooLateMove: 'It’s too late to move this here.',
    tooLateCancel: 'It’s too late to cancel this here.',
    headingCancel: 'Cancel this booking?',
    reason: 'Reason',
    confirmCancel: 'Yes, cancel it',
    cancelling: 'Cancelling…',
    keep: 'Keep booking',
    headingMove: 'Choose a new time',
    headingConfirm: 'Move your booking',
    from: 'From',
    to: 'To',
    confirmMove: 'Move to {weekday} at {time}',
    moving: 'Moving…',
  },
} as const satisfies Texts

export type ManagingTexts = Translated<typeof en>
