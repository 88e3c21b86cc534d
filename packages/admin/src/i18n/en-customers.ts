/** The texts about who books. */
export const customers = {
  title: 'Customers',
  search: 'Search',
  searchHint: 'Name, e-mail or phone',
  none: 'Nobody has booked yet.',
  noneLead: 'Customers appear here with their first booking. There is nothing to enter.',
  noneFound: (text: string) => `Nobody’s name, e-mail address or phone number has “${text}” in it.`,
  noneFoundLead: 'A part of one of them is enough.',
  bookings: (count: number) => (count === 1 ? '1 booking' : `${count} bookings`),
  upcoming: (count: number) => `${count} to come`,
  last: (when: string) => `last ${when}`,
  openName: (name: string) => `Open ${name}`,
  history: 'Bookings',
  asGuest: (count: number) => (count === 1 ? 'Once, somebody else’s guest.' : `${count} times, somebody else’s guest.`),
  data: 'Their data',
  dataLead: 'Customers may ask you for a copy of what is kept of them, or to have it erased.',
  download: 'Download a copy',
  erase: 'Erase…',
  eraseTitle: (name: string) => `Erase ${name}’s data`,
  goes: 'Gone will be: name, e-mail address, phone number, notes, answers and guests, in all their bookings and in the messages about them. Their links stop working.',
  stays:
    'What stays: that there was an appointment, when, with whom, and how it ended, so that your numbers add up; what other people wrote about them; and backups made before.',
  noWayBack: 'This can’t be undone.',
  cancelToo: (count: number) =>
    count === 1
      ? 'Cancel their upcoming booking as well. They hear nothing of it; call them first.'
      : `Cancel their ${count} upcoming bookings as well. They hear nothing of it; call them first.`,
  cancelMissing: 'Tick this, or cancel what is upcoming first.',
  eraseForGood: 'Erase for good',
  erased: (name: string, count: number, cancelled: number) =>
    `${name} is erased from ${count === 1 ? '1 booking' : `${count} bookings`}.${cancelled > 0 ? ` ${cancelled} of them cancelled.` : ''}`,
  bookedMeanwhile: 'They have upcoming bookings by now. Look at them, then decide again.',
}
