import type { Texts, Translated } from '../message.js'

/** What is read on the way to a time, and when nothing can be shown. */
export const en = {
  back: 'Back',
  tryAgain: 'Try again',
  reload: 'Reload the page',
  change: 'Change',
  loading: 'Loading',
  /** Of an answer that hasn't come after a few seconds. */
  slow: 'This is taking longer than usual.',
  /** Below everything, with the `demo` attribute. */
  demo: 'This is a demonstration: nothing is really booked.',
  with: 'with {name}',
  withAnyone: 'with anyone',
  minutes: '{minutes} min',
  hours: '{hours} h',
  /** `mm` are the minutes in two digits; who names them writes `minutes`. */
  hoursAndMinutes: '{hours} h {mm}',
  free: 'Free',
  dateAndTime: '{date} at {time}',

  service: 'Choose a service',
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
    /** "By phone: we call you" */
    more: '{kind}: {text}',
  },

  time: {
    heading: 'Choose a time',
    howLong: 'How long',
    seatsLeft: { one: '{count} place left', other: '{count} places left' },
    previousMonth: 'Previous month',
    nextMonth: 'Next month',
    /** A day's full label: "Tuesday 10 March 2026, 8 free times". */
    day: { one: '{date}, {count} free time', other: '{date}, {count} free times' },
    dayFull: '{date}, no free times',
    month: { one: '{month}, {count} free day', other: '{month}, {count} free days' },
    monthFull: '{month}, no free days',
    morning: 'Morning',
    afternoon: 'Afternoon',
    evening: 'Evening',
    noneInMonth: 'No free times in {month}.',
    none: 'There are no free times at the moment.',
    lookAgain: 'Look again',
    nextFree: 'Next free: {date}',
    /** The time one has already: "Keep Tue 10 March at 10:00". */
    keep: 'Keep {when}',
    changeLabel: 'Change time',
  },

  hold: {
    kept: { one: 'Kept for you for one more minute', other: 'Kept for you for {count} minutes' },
    lapsed: 'No longer kept for you; book it while it is free',
  },

  zone: {
    /** English calls a zone by its city, "Berlin"; the others by its name, as the browser has no cities for them. */
    line: 'Times in {zone} ({offset})',
    /** On a day when the clocks change. */
    offsets: '{before}, then {after}',
    changeLabel: 'Change time zone',
    search: 'Search for a city or region',
    list: 'Time zones',
    none: 'No time zone by that name',
    changed: 'Times are now in {zone}',
    /** "10:00 – 10:30, Berlin time" */
    timeIn: '{range}, {zone} time',
    /** Where the shop's clock shows another time than the visitor's. */
    elsewhere: 'Your appointment is on {zone} time ({offset}).',
  },

  trouble: {
    offline: { title: 'You seem to be offline', advice: 'Check your connection, then try again.' },
    unreachable: {
      title: 'We can’t reach the booking server',
      advice: 'Check your connection, or try again in a moment.',
    },
    timeout: {
      title: 'The answer is taking too long',
      advice: 'Your connection or our server is slow. Try again.',
    },
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
} as const satisfies Texts

export type ChoosingTexts = Translated<typeof en>
