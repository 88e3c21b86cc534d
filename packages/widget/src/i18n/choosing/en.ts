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
  },

  zone: {
    /** English calls a zone by its city, "Berlin"; the others by its name, as the browser has no cities for them. */
    line: 'Times in {zone} ({offset})',
    /** On a day when the clocks change. */
    offsets: '{before}, then {after}',
    changeLabel: 'Change time zone',
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
  },
} as const satisfies Texts

export type ChoosingTexts = Translated<typeof en>
