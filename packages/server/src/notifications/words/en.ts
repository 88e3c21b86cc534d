// Every word of the messages, in English. The other languages follow this file's shape: see `words.ts`.
// What stands in braces is filled in; a translation may leave some of it out, and may not add any.

export const en = {
  /** "Tue 2 June at 10:00" */
  when: '{date} at {time}',
  /** "Tuesday 2 June 2026, 10:00–10:30" */
  span: '{date}, {from}–{to}',
  /** Behind the times: `city` is English, `name` in the reader's language. */
  zone: '{city} time, {offset}',
  minutes: '{minutes} min',
  hours: '{hours} h',
  hoursAndMinutes: '{hours} h {minutes}',
  /** "Haircut, 30 min", "Anna, Ben" */
  joined: '{first}, {next}',

  subject: '{service} on {when}',
  headed: '{heading}: {rest}',
  heading: {
    'confirm-email': 'Confirm your booking',
    'request-received': 'Request received',
    approved: 'Confirmed',
    declined: 'Declined',
    moved: 'Moved',
    changed: 'Now with {staff}',
    cancelled: 'Cancelled',
    reminder: 'Reminder',
    today: 'Today',
    tomorrow: 'Tomorrow',
    /** To the business: a new booking, a new request. */
    new: 'New',
    request: 'New request',
    /** To guests: a change that waits for approval. */
    unconfirmed: 'Not yet confirmed',
  },

  toCustomer: {
    'confirm-email': 'One step is left: confirm this appointment. If you didn’t ask for it, ignore this mail.',
    confirmation: '{name}, your appointment is booked.',
    'request-received': '{name}, we have your request. You’ll hear from us as soon as it is confirmed.',
    approved: '{name}, your appointment is confirmed.',
    declined: '{name}, we’re sorry: this appointment isn’t possible.',
    moved: '{name}, your appointment has a new time.',
    changed: '{name}, your appointment is now with {staff}.',
    cancelled: '{name}, your appointment is cancelled.',
    reminder: '{name}, this is a reminder of your appointment.',
  },
  /** `name` is the customer's. */
  toBusiness: {
    confirmation: '{name} has booked an appointment.',
    'request-received': '{name} asks for an appointment. It waits for your approval.',
    approved: '{name}’s appointment is confirmed.',
    declined: '{name}’s request is declined.',
    moved: '{name}’s appointment has a new time.',
    changed: '{name}’s appointment is now with {staff}.',
    cancelled: '{name}’s appointment is cancelled.',
    /** Cancelled, or given to somebody else, where an invitation had put it there. */
    removed: '{name}’s appointment is no longer in your calendar.',
  },
  toGuest: {
    confirmation: '{name} invites you to an appointment.',
    'request-received':
      'The appointment with {name} has been changed and is not yet confirmed. You’ll hear from us as soon as it is.',
    approved: 'The appointment with {name} is confirmed.',
    moved: 'The appointment with {name} has a new time.',
    changed: 'The appointment with {name} is now given by {staff}.',
    cancelled: 'The appointment with {name} is cancelled.',
  },

  /** To the business, of a calendar service. `blocks` and what follows say what that means until it works again. */
  brokenCalendar: {
    subject: '{staff}’s calendar can’t be read',
    cutOff: 'The calendar {calendar} of {staff} refuses access. Please connect it again.',
    failing: 'The calendar {calendar} of {staff} can’t be reached. We keep trying.',
    doubtful: 'What stands in the calendar {calendar} of {staff} can’t be right. Please have a look.',
    blocks: 'Until then, no times with {staff} can be booked.',
    lastKnown: 'Until then, what it said last counts, for {duration} at most.',
    receives: 'Until then, bookings are not entered in it.',
    unwritable: '{staff}’s calendar can’t be written',
    unwritten: 'The calendar {calendar} of {staff} takes no bookings at present. We keep trying.',
  },

  fact: {
    what: 'What',
    when: 'When',
    before: 'Before',
    /** Until when. */
    confirmBy: 'Confirm by',
    where: 'Where',
    with: 'With',
    price: 'Price',
    customer: 'Customer',
    email: 'E-mail',
    phone: 'Phone',
    guests: 'Guests',
    note: 'Note',
    reason: 'Reason',
  },
  label: '{label}: {value}',
  yes: 'Yes',
  no: 'No',
  /** The price of what costs nothing. */
  free: 'Free',
  place: { phone: 'By phone', video: 'By video call' },
  manage: 'Move or cancel',
  confirm: 'Confirm booking',
  /** Above links to calendars that offer to do so. */
  addToCalendar: 'Add to calendar',
  /** The calendar entry's title, for the customer. */
  calendarTitle: '{service} with {staff}',
}
