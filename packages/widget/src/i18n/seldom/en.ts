import type { Texts, Translated } from '../message.js'

/** What few visitors read: troubles, what some services ask for, the list of time zones. */
export const en = {
  trouble: {
    server: { title: 'Something went wrong on our side', advice: 'Nothing is lost. Try again in a moment.' },
    tooMany: { title: 'That was a lot at once', advice: 'Wait a moment, then try again.' },
    waitSeconds: { one: 'Wait a second, then try again.', other: 'Wait {count} seconds, then try again.' },
    waitMinutes: { one: 'Wait a minute, then try again.', other: 'Wait {count} minutes, then try again.' },
    unexpected: {
      title: 'We can’t read the server’s answer',
      advice: 'Try again; if it stays like this, tell the owner of this page.',
    },
    insecure: { title: 'This page can’t book', advice: 'It has to be served by https. Tell the owner of this page.' },
    noServer: {
      title: 'Bookings aren’t connected yet',
      advice:
        'The owner of this page needs to set the address of the booking server: <booking-widget server="https://…">.',
    },
    unknownService: { title: 'This service can’t be booked any more', advice: 'It may have a new name, or be gone.' },
    allServices: 'See all services',
    unknownStaff: { title: 'This person can’t be booked here', advice: 'They may not give this service any more.' },
    anyStaff: 'See who is free',
    noServices: { title: 'Nothing can be booked here yet', advice: 'Come back a little later.' },
    notFound: { title: 'We can’t find this booking', advice: 'Check that the link from your e-mail is complete.' },
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
    bookingServer: 'Something went wrong on our side. Try again: you won’t be booked twice.',
    /** The key of this attempt was used before. */
    conflict: 'This may be booked already. Look for a confirmation in your e-mail before you try again.',
    /** Somebody else has changed it: it is shown as it now is. */
    changed: 'This booking was changed meanwhile. Look at it again before you go on.',
    /** The server's own words follow. */
    said: 'The server didn’t accept this:',
  },

  details: {
    phone: 'Phone',
    phoneMissing: 'Enter your phone number.',
    choose: 'Choose',
    guests: 'Guests',
    guest: 'Guest {number}’s e-mail',
    addGuest: 'Add a guest',
    removeGuest: 'Remove guest {number}',
    remove: 'Remove',
    guestsHint: 'They get the invitation, too.',
    guestRemoved: 'Guest removed',
    answerMissing: 'Answer this question.',
    choiceMissing: 'Choose one of these.',
    tickMissing: 'Tick this to go on.',
    notNumber: 'Enter a number, such as 3 or 2.5.',
    notPhone: 'Use digits for the phone number, such as +49 30 123456.',
  },
  zone: {
    search: 'Search for a city or region',
    list: 'Time zones',
    none: 'No time zone by that name',
    changed: 'Times are now in {zone}',
  },
} as const satisfies Texts

export type SeldomTexts = Translated<typeof en>
