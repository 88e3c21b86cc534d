import type { Texts, Translated } from '../message.js'

/** What is read from the chosen time to the booking, and when a change is refused. */
export const en = {
  details: {
    heading: 'Your details',
    name: 'Name',
    email: 'E-mail',
    notes: 'Note',
    optional: 'optional',
    choose: 'Choose',
    guests: 'Guests',
    guest: 'Guest {number}’s e-mail',
    addGuest: 'Add a guest',
    removeGuest: 'Remove guest {number}',
    remove: 'Remove',
    guestsHint: 'They get the invitation, too.',
    guestRemoved: 'Guest removed',
    /** Of a field that no person sees. */
    trap: 'Website',
    book: 'Book {weekday} at {time}',
    /** Where somebody has to say yes first. */
    request: 'Request {weekday} at {time}',
    booking: 'Booking…',
    requesting: 'Sending…',
    /** While a proof of work is done. */
    proving: 'Making sure that no robot is booking. This takes a few seconds.',
    answerMissing: 'Answer this question.',
    choiceMissing: 'Choose one of these.',
    tickMissing: 'Tick this to go on.',
    notNumber: 'Enter a number, such as 3 or 2.5.',
    notPhone: 'Use digits for the phone number, such as +49 30 123456.',
    nameMissing: 'Enter your name.',
    emailMissing: 'Enter your e-mail address.',
  },
  emailFaults: {
    'no-at': 'Check the e-mail address: the @ is missing.',
    'nothing-before-at': 'Check the e-mail address: something is missing before the @.',
    'nothing-after-at': 'Check the e-mail address: something is missing after the @.',
    'stray-character': 'Check the e-mail address: it has a character that can’t be in one.',
    'stray-dot': 'Check the e-mail address: look at the dots before the @.',
    'incomplete-domain': 'Check the e-mail address: the part after the @ looks incomplete.',
  },

  taken: {
    withAlternatives: 'That time was just taken. These are close:',
    alone: 'That time was just taken.',
    chooseAnother: 'Choose another time',
  },
  unavailable: {
    'outside-hours': 'That time is outside opening hours.',
    'off-grid': 'Appointments don’t start at that time.',
    'minimum-notice': 'That time is too soon to book.',
    'booking-window': 'That time is too far ahead to book.',
    'cap-reached': 'That day is full.',
    past: 'That time has passed.',
    otherwise: 'That time can’t be booked.',
  },
  policy: {
    'cut-off': 'It’s too late to change this here. Get in touch directly instead.',
    started: 'This appointment has begun. Get in touch directly instead.',
    closed: 'This booking was cancelled or is over. Go back to see it.',
    'max-moves': 'This booking can’t be moved any more. Get in touch directly instead.',
    /** Met by staff only. */
    'not-started': 'This appointment has yet to take place.',
    unconfirmed: 'Confirm this booking first: the link is in your e-mail.',
  },
  refused: {
    /** Beside a button that books: trying again is safe. */
    bookingUnsure: 'We couldn’t reach the server. Try again: you won’t be booked twice.',
    bookingServer: 'Something went wrong on our side. Try again: you won’t be booked twice.',
    changeUnsure: 'We couldn’t reach the server. Nothing may have changed yet: try again.',
    /** The key of this attempt was used before. */
    conflict: 'This may be booked already. Look for a confirmation in your e-mail before you try again.',
    /** The server's own words follow. */
    said: 'The server didn’t accept this:',
  },

  done: {
    heading: 'You’re booked',
    headingPending: 'Request received',
    onItsWay: 'A confirmation is on its way to {email}.',
    onItsWayPending: 'The time is kept for you. You’ll hear at {email} whether it is confirmed.',
    /** Where it counts once they have confirmed it. */
    headingConfirm: 'Check your e-mail',
    onItsWayConfirm: 'Your time is kept until {time}. Open the link in the e-mail to {email} to confirm it.',
    what: 'What',
    when: 'When',
    where: 'Where',
    who: 'With',
    price: 'Price',
    guests: 'Guests',
    calendar: 'Add to calendar',
    manage: 'Move or cancel',
    /** Before it counts it can’t be moved. */
    cancel: 'Cancel booking',
    another: 'Book another time',
  },
} as const satisfies Texts

export type BookingTexts = Translated<typeof en>
