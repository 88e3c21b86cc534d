import type { Texts, Translated } from '../message.js'

/** What is read from the chosen time to the booking, and when a change is refused. */
export const en = {
  details: {
    heading: 'Your details',
    name: 'Name',
    email: 'E-mail',
    notes: 'Note',
    optional: 'optional',
    /** Of a field that no person sees. */
    trap: 'Website',
    book: 'Book {weekday} at {time}',
    /** Where somebody has to say yes first. */
    request: 'Request {weekday} at {time}',
    booking: 'Booking…',
    requesting: 'Sending…',
    /** While a proof of work is done. */
    proving: 'Making sure that no robot is booking. This takes a few seconds.',
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

  refused: {
    /** Beside a button that books: trying again is safe. */
    bookingUnsure: 'We couldn’t reach the server. Try again: you won’t be booked twice.',
    changeUnsure: 'We couldn’t reach the server. Nothing may have changed yet: try again.',
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

  time: {
    /** The time one has already: "Keep Tue 10 March at 10:00". */
    keep: 'Keep {when}',
    changeLabel: 'Change time',
  },
  hold: {
    kept: { one: 'Kept for you for one more minute', other: 'Kept for you for {count} minutes' },
    lapsed: 'No longer kept for you; book it while it is free',
  },
  zone: {
    /** "10:00 – 10:30, Berlin time" */
    timeIn: '{range}, {zone} time',
  },
} as const satisfies Texts

export type BookingTexts = Translated<typeof en>
