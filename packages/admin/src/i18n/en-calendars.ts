/** Why a booking didn't follow its event; what else there is, the API says. */
const NOT_FOLLOWED: Readonly<Record<string, string>> = {
  'stands-elsewhere':
    'It stands in another calendar, which isn’t chosen or is of another account. So the booking stays.',
  'calendar-reset': 'The calendar was emptied, restored or exchanged, it seems. So the booking stays.',
  'put-back': 'It is to be put back, and hasn’t been written yet.',
}

/** The texts about calendars that staff have elsewhere. */
export const calendars = {
  title: 'Connected calendars',
  lead: 'Nobody can be booked over what stands in their own calendar, and their bookings can stand in it, too.',
  whose: 'Whose',
  nobody: 'Nobody takes bookings yet.',
  connectedOf: (name: string) => `${name}’s calendars`,
  none: (name: string) => `None is connected yet. Whatever ${name} has planned elsewhere, customers can book over it.`,
  providers: { google: 'Google', microsoft: 'Microsoft', caldav: 'CalDAV', ics: 'Published calendar' },
  kinds: { google: 'Google', microsoft: 'Microsoft', caldav: 'iCloud, Nextcloud, others', ics: 'A published address' },
  states: {
    working: 'Works',
    unwritable: 'Can’t be written',
    failing: 'Can’t be read',
    'needs-reconnecting': 'Must be connected again',
  },
  blocksAll: (name: string) =>
    `No times of ${name} are offered now: nobody knows when they are busy. As soon as the calendar can be read, they are back.`,
  lost: (calendar: string) =>
    `Bookings went into “${calendar}”, which the account has no longer. Choose another calendar for them.`,
  unwritable: (calendar: string, since: string) =>
    `Since ${since}, bookings can’t be written into “${calendar}”, nor taken out of it. It is tried again by itself, and everything is made up for then. If it goes on, choose another calendar or connect it again.`,
  noneUsed: 'None of its calendars is used. Choose some.',
  blocks: 'blocks times',
  receives: 'gets the bookings',
  read: (when: string) => `Read ${when}`,
  notRead: 'Not read yet',
  unreadable: (count: number) =>
    count === 1
      ? 'One event can’t be read in full, and blocks more than it may have to'
      : `${count} events can’t be read in full, and block more than they may have to`,
  failed: (detail: string) => `The calendar’s service doesn’t answer as it should. It was noted: ${detail}`,
  errors: {
    'needs-reconnecting': 'Access was taken back, or the password is wrong. Connect it again.',
    doubtful:
      'When one of its events is, can’t be read: nobody knows what it blocks. Open the calendar and correct that event.',
    swept:
      'Many events of bookings are gone or moved at once, so their bookings stay. Put the events back or cancel the bookings; or have changes by hand shown only.',
    'rate-limited': 'Its service was asked too often. It is tried again by itself.',
    unavailable: 'Its service can’t be reached. It is tried again by itself.',
    'not-found': 'The account has this calendar no longer. Choose another one.',
    'too-much': 'It has more than can be read. Take old events out of it, or choose another one.',
    'not-allowed': 'Its service doesn’t allow it. Choose another calendar, or connect it again.',
  },
  choose: 'Choose calendars',
  reconnect: 'Connect again',
  readNow: 'Read now',
  reading: 'Reading…',
  disconnect: 'Disconnect',
  disconnected: (account: string) => `${account} is disconnected. What stands in it stays.`,
  saved: 'The choice is saved.',
  whichBlock: 'Which of them block times?',
  whichBlockHint: 'Customers can’t book while one of them says that you are busy. Nobody sees with what.',
  onlyRead: 'Bookings can’t be written into this account.',
  whichReceives: 'Which one gets the bookings?',
  noneReceives: 'None',
  policy: 'When it can’t be read',
  policies: { block: 'Offer no times', 'use-last-known': 'Go by what was read last' },
  policyHints: {
    block: 'After a quarter of an hour without it. Nobody is booked twice.',
    'use-last-known': 'What was entered there since isn’t known: somebody may be booked twice.',
  },
  age: 'For how long',
  byHand: 'When somebody moves or deletes a booking’s event there',
  handMade: {
    show: 'Show it here, and leave the booking as it is',
    follow: 'Move or cancel the booking as well, and tell its customer',
  },
  connect: 'Connect a calendar',
  connectLead: 'Only when somebody is busy is kept: no titles, no people, no places.',
  connectIt: 'Connect',
  connecting: 'Trying it…',
  connected: (account: string) => `${account} is connected, and read.`,
  isAgain: 'It is connected again.',
  consent: (name: string) => `${name} asks you to sign in there and to say yes. Tick every box, then come back here.`,
  goTo: (name: string) => `Go to ${name}`,
  unregistered: {
    google:
      'This server isn’t registered with Google yet. Whoever runs it does that once, and sets OPENSLOT_GOOGLE_CLIENT_ID.',
    microsoft:
      'This server isn’t registered with Microsoft yet. Whoever runs it does that once, and sets OPENSLOT_MICROSOFT_CLIENT_ID.',
  },
  againLead: 'What was chosen stays as it is.',
  service: 'Where is it?',
  otherService: 'Elsewhere',
  address: 'Address',
  /** What an account or published calendar says when somebody enters it. */
  refused: {
    'needs-reconnecting': 'Access is refused there. Check the address, the user name and the password.',
    'not-allowed':
      'The server can’t read there: the address isn’t public or not HTTPS, or this account isn’t let in. For one in your own network, set OPENSLOT_ALLOW_PRIVATE_CALENDARS on the server.',
    'not-found': 'There is no calendar at this address. Copy it once more from where it is published.',
  },
  addressWrong: 'Enter an address such as https://cloud.example.com/.',
  caldavHint: 'Of the CalDAV server. The rest is found from there.',
  icsHint: 'The secret address of a calendar that is published as a file (iCal). It can be read, not written.',
  username: 'User name',
  usernameMissing: 'Enter the user name.',
  passwordHint: 'iCloud, Fastmail and Nextcloud want a password made for this: an app password.',
  feedName: 'What you call it',
  feedNameMissing: 'Give it a name.',
  feed: 'Subscribe instead',
  feedLead:
    'Any calendar program can show the bookings by a private address. Whoever has it can read them; nothing comes back from there.',
  feedAddress: 'Private address',
  feedSince: (when: string) => `Since ${when}`,
  makeFeed: 'Make an address',
  renewFeed: 'Make a new address',
  removeFeed: 'Take it away',
  feedRenewed: 'The old address leads nowhere any more.',
  feedRemoved: 'The address leads nowhere any more.',
  byHandTitle: 'Changed by hand in the calendar',
  byHandLead: 'The bookings are still as they were. Move or cancel them to agree, or put the events back.',
  movedByHand: (from: string, to: string) => `Its event was moved from ${from} to ${to}.`,
  deletedByHand: (from: string) => `Its event, ${from}, was deleted.`,
  recursByHand: (from: string) => `Its event, ${from}, was made to recur.`,
  couldNotFollow: (why: string) => NOT_FOLLOWED[why] ?? `The booking couldn’t follow: ${why}`,
  overwritten: 'The booking was changed since, and its event written anew: what was done by hand is gone.',
  dismiss: 'Got it',
  putBack: 'Put back',
  isPutBack: 'The event goes back to where its booking is.',
}
