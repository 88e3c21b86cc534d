import * as v from 'valibot'
import { BOOKING_STATUSES } from './booking-status.js'
import { email, idOrSlug, line, locale, phone, text, timeZone } from './fields.js'
import { instantInput, instantOutput } from './instant.js'
import { location, price, question } from './services.js'

const MAX_GUESTS = 20

/** A duration asked for, in minutes. */
export const durationMinutes = v.pipe(
  v.number('Use whole minutes.'),
  v.integer('Use whole minutes.'),
  v.minValue(1, 'Use at least 1 minute.'),
  v.maxValue(7 * 1440, 'Use at most 7 days.'),
)

const holdToken = v.pipe(v.string('The hold’s token must be text.'), v.maxLength(200, 'That is no hold’s token.'))

const MAX_ANSWERS = 50

/** To the service's questions, by their ids. */
export const answers = v.pipe(
  v.record(
    v.pipe(v.string(), v.maxLength(100, 'A question’s id has at most 100 characters.')),
    v.union(
      [text('An answer', 2000), v.pipe(v.number(), v.finite('Use a number.')), v.boolean()],
      'Use text, a number, or true or false.',
    ),
  ),
  v.maxEntries(MAX_ANSWERS, `Give at most ${MAX_ANSWERS} answers.`),
)

/** `POST /v1/bookings` body. Output: `start` in epoch ms. */
export const bookingRequest = v.strictObject({
  service: idOrSlug('The service'),
  staff: v.optional(idOrSlug('The staff member')),
  start: instantInput,
  /** One of the service's durations; left out: the usual one. */
  durationMinutes: v.optional(durationMinutes),
  timeZone,
  locale: v.optional(locale),
  customer: v.strictObject({
    name: line('The name', 200),
    email,
    phone: v.optional(phone),
  }),
  guests: v.optional(v.pipe(v.array(email), v.maxLength(MAX_GUESTS, `Invite at most ${MAX_GUESTS} guests.`))),
  answers: v.optional(answers),
  notes: v.optional(text('The note', 2000)),
  /** The hold that becomes the booking. */
  holdToken: v.optional(holdToken),
  /** Where the server asks for a proof of work: ALTCHA's payload, Base64 of JSON. */
  challenge: v.optional(v.pipe(v.string(), v.maxLength(2000, 'That is no proof of work.'))),
  website: v.optional(
    v.pipe(
      v.string(),
      v.maxLength(2000, 'Leave this field empty.'),
      v.description('A trap: people don’t see this field and leave it empty. What a bot fills in here is not booked.'),
    ),
  ),
})

/** `POST /v1/admin/bookings` body: as customers send it, without what is theirs alone. */
export const adminBookingRequest = v.omit(bookingRequest, ['holdToken', 'website', 'challenge'])

/** `POST /v1/bookings/{id}/reschedule` body. Output: `start` in epoch ms. */
export const rescheduleRequest = v.strictObject({
  start: instantInput,
  staff: v.optional(idOrSlug('The staff member')),
  /** The hold that keeps the new time. */
  holdToken: v.optional(holdToken),
})

/** `POST /v1/bookings/{id}/cancel` body. */
export const cancelRequest = v.strictObject({ reason: v.optional(text('The reason', 1000)) })

const staffName = v.object({ id: v.string(), slug: v.string(), name: v.string() })

/** A booking as its customer may see it. */
export const booking = v.object({
  id: v.string(),
  status: v.picklist(BOOKING_STATUSES),
  /** `durationMinutes`: as booked. */
  service: v.object({ id: v.string(), slug: v.string(), name: v.string(), durationMinutes: v.number() }),
  staff: staffName,
  /** Everyone who gives it, `staff` first: more than one where a service needs all of its staff. */
  team: v.array(staffName),
  location: v.nullable(location),
  /** As booked, whatever the service costs by now; `null`: none was named. */
  price: v.nullable(price),
  start: instantOutput,
  end: instantOutput,
  /** The customer's, for mails. */
  timeZone: v.string(),
  locale: v.nullable(v.string()),
  customer: v.object({ name: v.string(), email: v.string(), phone: v.nullable(v.string()) }),
  /** Addresses of those who come along. */
  guests: v.array(v.string()),
  /** What the service asked when it was booked … */
  questions: v.array(question),
  /** … and what was answered, by the questions’ ids. */
  answers: v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])),
  notes: v.nullable(v.string()),
  sequence: v.number(),
  createdAt: instantOutput,
  updatedAt: instantOutput,
  cancelledAt: v.nullable(instantOutput),
  /** Why it was cancelled or declined. */
  cancelReason: v.nullable(v.string()),
  /**
   * Until when the customer must confirm it by the link in their mail; before they have, it counts for nobody. It stays
   * with a booking that is cancelled as they didn't; `null`: there is nothing to confirm.
   */
  confirmBy: v.nullable(instantOutput),
  /** What the service's policy lets the customer do now; `confirm`: with the token that asks, also late. */
  can: v.object({ reschedule: v.boolean(), cancel: v.boolean(), confirm: v.boolean() }),
})

/** `POST /v1/bookings` → 201. The only answer that ever carries the manage token. */
export const createdBooking = v.object({
  ...booking.entries,
  manageToken: v.string(),
  /** `<public url>/manage/<id>#<token>`; the fragment never reaches a log. */
  manageUrl: v.string(),
  /** Where the calendar file can be had with a read-only key, safe to hand to a browser. */
  calendarUrl: v.string(),
  /** Pages of well-known calendars that offer to add it, by their names; empty while it is only asked for. */
  calendarLinks: v.array(v.object({ name: v.string(), url: v.string() })),
})

/** What a client sends: `start` is an ISO string. */
export type BookingRequest = v.InferInput<typeof bookingRequest>
export type AdminBookingRequest = v.InferInput<typeof adminBookingRequest>
export type RescheduleRequest = v.InferInput<typeof rescheduleRequest>
export type CancelRequest = v.InferInput<typeof cancelRequest>
export type Answers = v.InferOutput<typeof answers>
export type Booking = v.InferOutput<typeof booking>
export type CreatedBooking = v.InferOutput<typeof createdBooking>
