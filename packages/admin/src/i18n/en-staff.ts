/** The texts about who gives the services. */
export const staff = {
  title: 'Staff',
  add: 'Add somebody',
  newTitle: 'Somebody new',
  none: 'There is nobody yet who could be booked.',
  noneLead: 'Add whoever gives your services, also when that is only you.',
  archived: 'No longer booked',
  noHours: 'Never open',
  noServices: 'Gives nothing',
  editName: (name: string) => `Edit ${name}`,
  saved: (name: string) => `${name} is saved.`,
  archive: 'Stop booking',
  restore: 'Book again',
  archiveHint:
    'Customers can’t book with them any more. Bookings that are there stay, and so does the private address of their calendar: take that away under Connected calendars.',
  isArchived: (name: string) => `${name} can no longer be booked.`,
  isRestored: (name: string) => `${name} can be booked again.`,
  servicesFailed: (names: string) =>
    `The person is saved, but not what they give: ${names}. Save again to try these once more.`,
  sections: {
    who: 'Who they are',
    services: 'What they give',
    limits: 'How many bookings',
    address: 'Their address',
  },
  fields: {
    name: 'Name',
    email: 'E-mail address',
    phone: 'Phone',
    timeZone: 'Time zone',
    avatarUrl: 'Link to a photo',
    slug: 'Name in addresses',
    capDay: 'Most a day',
    capWeek: 'Most a week',
    capMonth: 'Most a month',
  },
  hints: {
    email: 'They hear of their bookings there.',
    zone: 'Their hours are those of the clocks there.',
    noServices: 'There are no services yet. Add them first.',
    caps: 'Of all their bookings together. Left empty, there is no limit.',
    slug: 'It stands in links and in your site’s code. Links with the old one stop working.',
  },
  faults: {
    name: 'Enter their name.',
    emailMissing: 'Enter their e-mail address.',
    email: 'Check the e-mail address: it looks incomplete.',
    phone: 'Use digits for the phone number, such as +49 30 123456.',
    avatarUrl: 'Use a whole link, such as https://example.com/anna.jpg.',
    slug: 'Use small letters, digits and dashes, such as anna-b.',
    slugTaken: 'Somebody else has that name in addresses. Choose a different one.',
    number: 'Use a whole number, at least 1.',
  },
}

/** The texts of somebody’s own hours. */
export const ownHours = {
  title: 'Your hours',
  saved: 'Your hours are saved.',
}

/** The texts about being away. */
export const timeOff = {
  title: 'Time off',
  lead: 'Nothing can be booked in it, whatever the hours say. Bookings that are there stay.',
  none: 'None is entered.',
  enter: 'Enter time off',
  entered: 'The time off is entered.',
  enteredWith: (bookings: number) =>
    bookings === 1
      ? 'The time off is entered. One booking is in it, and stays: move or cancel it in the calendar.'
      : `The time off is entered. ${bookings} bookings are in it, and stay: move or cancel them in the calendar.`,
  remove: 'Take back',
  removeNamed: (when: string) => `Take back the time off ${when}`,
  removed: 'The time off is taken back.',
  whole: 'Whole days',
  wholeHint: 'Both days are included.',
  from: 'From',
  to: 'Until',
  fromTime: 'From, time',
  toTime: 'Until, time',
  note: 'Note',
  noteHint: 'For you; customers don’t see it.',
  zone: (zone: string) => `The times are those of the clocks in ${zone}.`,
  dateMissing: 'Choose a date.',
  order: 'The end is before the start. Choose a later one.',
}
