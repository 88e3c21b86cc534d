// Every word the widget says, in English. Other languages follow this file's shape.

export const en = {
  back: 'Back',
  tryAgain: 'Try again',
  change: 'Change',
  loading: 'Loading',
  with: (name: string) => `with ${name}`,
  withAnyone: 'with anyone',
  minutes: (count: number) => `${count} min`,
  hours: (hours: number, minutes: number) =>
    minutes === 0 ? `${hours} h` : `${hours} h ${String(minutes).padStart(2, '0')}`,
  free: 'Free',
  dateAndTime: (date: string, time: string) => `${date} at ${time}`,

  /** "30 min, 45 min or 1 h" */
  or: (items: readonly string[]) => items.join(', ').replace(/, (?=[^,]*$)/, ' or '),
  and: (items: readonly string[]) => items.join(', ').replace(/, (?=[^,]*$)/, ' and '),

  service: {
    heading: 'Choose a service',
  },
  staff: {
    heading: 'Choose a person',
    anyone: 'Anyone',
    anyoneHint: 'Whoever is free at your time',
    changeLabel: 'Change person',
  },
  place: {
    'in-person': 'In person',
    phone: 'By phone',
    video: 'By video call',
    other: undefined,
    /** "By phone: we call you" */
    more: (kind: string, text: string) => `${kind}: ${text}`,
  },

  time: {
    heading: 'Choose a time',
    howLong: 'How long',
    seatsLeft: (count: number) => (count === 1 ? '1 place left' : `${count} places left`),
    previousMonth: 'Previous month',
    nextMonth: 'Next month',
    /** A day's full label: "Tuesday 10 March 2026, 8 free times". */
    day: (date: string, free: number) =>
      `${date}, ${free === 0 ? 'no free times' : free === 1 ? '1 free time' : `${free} free times`}`,
    morning: 'Morning',
    afternoon: 'Afternoon',
    evening: 'Evening',
    noneInMonth: (month: string) => `No free times in ${month}.`,
    none: 'There are no free times at the moment.',
    lookAgain: 'Look again',
    nextFree: (date: string) => `Next free: ${date}`,
    keep: (when: string) => `Keep ${when}`,
    monthShown: (month: string, days: number) =>
      `${month}, ${days === 0 ? 'no free days' : days === 1 ? '1 free day' : `${days} free days`}`,
    dayShown: (date: string, free: number) => `${date}, ${free === 1 ? '1 free time' : `${free} free times`}`,
  },

  zone: {
    line: (city: string, offset: string) => `Times in ${city} (${offset})`,
    /** One, or two on a day when the clocks change. */
    offsets: (offsets: readonly string[]) => offsets.join(', then '),
    changeLabel: 'Change time zone',
    search: 'Search for a city or region',
    list: 'Time zones',
    none: 'No time zone by that name',
    changed: (city: string) => `Times are now in ${city}`,
  },

  details: {
    heading: 'Your details',
    changeTime: 'Change time',
    name: 'Name',
    email: 'E-mail',
    notes: 'Note',
    optional: 'optional',
    choose: 'Choose',
    guests: 'Guests',
    guest: (number: number) => `Guest ${number}’s e-mail`,
    addGuest: 'Add a guest',
    removeGuest: (number: number) => `Remove guest ${number}`,
    remove: 'Remove',
    guestsHint: 'They get the invitation, too.',
    guestRemoved: 'Guest removed',
    trap: 'Website',
    book: (weekday: string, time: string) => `Book ${weekday} at ${time}`,
    /** Where somebody has to say yes first. */
    request: (weekday: string, time: string) => `Request ${weekday} at ${time}`,
    booking: 'Booking…',
    /** While a proof of work is done. */
    proving: 'Making sure that no robot is booking. This takes a few seconds.',
    requesting: 'Sending…',
    answerMissing: 'Answer this question.',
    choiceMissing: 'Choose one of these.',
    tickMissing: 'Tick this to go on.',
    notNumber: 'Enter a number, such as 3 or 2.5.',
    notPhone: 'Use digits for the phone number, such as +49 30 123456.',
    nameMissing: 'Enter your name.',
    emailMissing: 'Enter your e-mail address.',
    emailFaults: {
      'no-at': 'Check the e-mail address: the @ is missing.',
      'nothing-before-at': 'Check the e-mail address: something is missing before the @.',
      'nothing-after-at': 'Check the e-mail address: something is missing after the @.',
      'stray-character': 'Check the e-mail address: it has a character that can’t be in one.',
      'stray-dot': 'Check the e-mail address: look at the dots before the @.',
      'incomplete-domain': 'Check the e-mail address: the part after the @ looks incomplete.',
    },
  },

  hold: {
    kept: (minutes: number) =>
      minutes === 1 ? 'Kept for you for one more minute' : `Kept for you for ${minutes} minutes`,
    lapsed: 'No longer kept for you; book it while it is free',
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
    other: 'That time can’t be booked.',
  },

  done: {
    heading: 'You’re booked',
    headingPending: 'Request received',
    onItsWay: (email: string) => `A confirmation is on its way to ${email}.`,
    onItsWayPending: (email: string) => `The time is kept for you. You’ll hear at ${email} whether it is confirmed.`,
    what: 'What',
    when: 'When',
    where: 'Where',
    who: 'With',
    price: 'Price',
    guests: 'Guests',
    calendar: 'Add to calendar',
    manage: 'Move or cancel',
    another: 'Book another time',
    /** "10:00 – 10:30, Berlin time" */
    timeIn: (range: string, city: string) => `${range}, ${city} time`,
  },

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
    said: (reason: string) => `“${reason}”`,
    cancelRequest: 'Withdraw request',
    movedNote: (email: string) => `The new time is on its way to ${email}.`,
    cancelledNote: (email: string) => `A note about it is on its way to ${email}.`,
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
    confirmMove: (weekday: string, time: string) => `Move to ${weekday} at ${time}`,
    moving: 'Moving…',
  },

  trouble: {
    offline: ['You seem to be offline', 'Check your connection, then try again.'],
    unreachable: ['We can’t reach the booking server', 'Check your connection, or try again in a moment.'],
    timeout: ['The answer is taking too long', 'Your connection or our server is slow. Try again.'],
    server: ['Something went wrong on our side', 'Nothing is lost. Try again in a moment.'],
    tooMany: ['That was a lot at once', 'Wait a moment, then try again.'],
    tooManyFor: (seconds: number) =>
      seconds === 1
        ? 'Wait a second, then try again.'
        : seconds < 120
          ? `Wait ${seconds} seconds, then try again.`
          : `Wait ${Math.ceil(seconds / 60)} minutes, then try again.`,
    unexpected: ['We can’t read the server’s answer', 'Try again; if it stays like this, tell the owner of this page.'],
    insecure: ['This page can’t book', 'It has to be served by https. Tell the owner of this page.'],
    noServer: [
      'Bookings aren’t connected yet',
      'The owner of this page needs to set the address of the booking server: <booking-widget server="https://…">.',
    ],
    unknownService: ['This service can’t be booked any more', 'It may have a new name, or be gone.'],
    allServices: 'See all services',
    unknownStaff: ['This person can’t be booked here', 'They may not give this service any more.'],
    anyStaff: 'See who is free',
    noServices: ['Nothing can be booked here yet', 'Come back a little later.'],
    notFound: ['We can’t find this booking', 'Check that the link from your e-mail is complete.'],
    policy: {
      'cut-off': 'It’s too late to change this here. Get in touch directly instead.',
      started: 'This appointment has begun. Get in touch directly instead.',
      closed: 'This booking was cancelled or is over. Go back to see it.',
      'max-moves': 'This booking can’t be moved any more. Get in touch directly instead.',
      /** Met by staff only. */
      'not-started': 'This appointment has yet to take place.',
      unconfirmed: 'Confirm this booking first: the link is in your e-mail.',
    },
    /** Beside a button that books: trying again is safe. */
    bookingUnsure: 'We couldn’t reach the server. Try again: you won’t be booked twice.',
    bookingServer: 'Something went wrong on our side. Try again: you won’t be booked twice.',
    changeUnsure: 'We couldn’t reach the server. Nothing may have changed yet: try again.',
    /** The key of this attempt was used before. */
    conflict: 'This may be booked already. Look for a confirmation in your e-mail before you try again.',
    refused: 'The server didn’t accept this:',
  },
}

/** The shape of a catalogue: what a translation has to fill in. */
export type Messages = typeof en
