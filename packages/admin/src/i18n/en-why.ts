/** The texts about why a time is not free. */
export const why = {
  title: 'Why is this time not free?',
  lead: 'Choose what a customer wanted to book, and when. You see everything that stands in its way.',
  everybody: 'everybody who gives it',
  ask: 'Show why',
  elsewhere: (place: string, when: string) =>
    `In ${place} it is ${when} then. The times below are by the clocks there.`,
  free: (when: string, names: string) => `${when} is free, with ${names}.`,
  notFree: (when: string) => `${when} can’t be booked.`,
  can: 'Can take it.',
  somebody: 'somebody else',
  past: 'It is over, or has begun.',
  notice: (earliest: string) => `It is too soon: with the notice that the service needs, ${earliest} is the earliest.`,
  window: {
    days: (last: string) => `It is too far ahead: ${last} is the last day that the service’s limit allows.`,
    'business-days': (last: string) =>
      `It is too far ahead: ${last} is the last day within the service’s working days.`,
    date: (last: string) => `The service ends before it: ${last} is its last date.`,
  },
  closed: 'closed',
  weeklyHours: (name: string, date: string, times: string) =>
    `It is outside ${name}’s weekly hours. ${date}: ${times}.`,
  tooLong: (over: string, name: string, closed: string) =>
    `It would last until ${over}; ${name} works until ${closed}.`,
  specialDay: (name: string, date: string, times: string) =>
    `${date} is a day that is different for ${name}: ${times}.`,
  grid: (near: string) =>
    near === ''
      ? 'The service doesn’t start at that minute.'
      : `The service doesn’t start at that minute, but at ${near}.`,
  booking: (who: string, service: string, times: string) =>
    `${who} is booked for ${service}; with the time kept free around it, that takes ${times}.`,
  hold: (times: string) => `Somebody is about to book: ${times} is kept for a few minutes.`,
  timeOff: (name: string, when: string, note: string | null) =>
    note === null ? `${name} has time off: ${when}.` : `${name} has time off: ${when} (${note}).`,
  calendar: (name: string, times: string) =>
    `A connected calendar of ${name} is busy ${times}, or hasn’t been read for too long.`,
  cap: {
    service: (booked: number, period: string) => `The service has its most bookings ${period}: ${booked}.`,
    staff: (booked: number, period: string) => `They have their most bookings ${period}: ${booked}.`,
  },
  periods: {
    day: (first: string) => `on ${first}`,
    week: (first: string) => `in the week from ${first}`,
    month: (first: string) => `in the month from ${first}`,
  },
  resource: (kind: string, needed: number, free: number, names: readonly string[]) =>
    `It needs ${needed} of “${kind}”, and ${free} can be used then. Taken or closed: ${names.join(', ') || 'none'}.`,
  others: (names: string) => `It takes everyone together, and ${names} can’t.`,
  mend: {
    hours: (name: string) => `Change ${name}’s times`,
    ownHours: 'Change your times',
    service: 'Change the service',
    calendar: 'Open the calendar',
  },
}
