import * as v from 'valibot'
import { HAND_MADE_CHANGES, HAND_MADE_POLICIES } from '../../calendars/hand-made.js'
import { OUTAGE_POLICIES, READ_WITHIN_MINUTES } from '../../calendars/known.js'
import { line } from '../fields.js'
import { instantInput, instantOutput } from '../instant.js'
import { RANGE_TOO_LONG, isWithinRange } from '../slots.js'
import { OUT_OF_ORDER, isInOrder } from './range.js'

export const CALENDAR_PROVIDERS = ['google', 'microsoft', 'caldav', 'ics'] as const

const MAX_AGE_MINUTES = 10_080

const address = v.pipe(
  v.string('Use an address such as https://cloud.example.com/.'),
  v.maxLength(2000, 'Use an address of at most 2000 characters.'),
  // What else an address must be, the server knows, which is to go there. `webcal:` is how sites link feeds.
  v.regex(
    /^(?:https?|webcals?):\/\/[^\s/?#@]+(?:[/?#]\S*)?$/,
    'Use an address such as https://cloud.example.com/, without a user name or password.',
  ),
  v.transform((url) => url.replace(/^webcals?:/, 'https:')),
)

const maxAgeMinutes = v.pipe(
  v.number('Use whole minutes.'),
  v.integer('Use whole minutes.'),
  v.minValue(READ_WITHIN_MINUTES, `Use ${READ_WITHIN_MINUTES} or more.`),
  v.maxValue(MAX_AGE_MINUTES, `Use at most ${MAX_AGE_MINUTES} (7 days).`),
)

const policy = v.picklist(OUTAGE_POLICIES, `Use ${OUTAGE_POLICIES.join(' or ')}.`)
const handMade = v.picklist(HAND_MADE_POLICIES, `Use ${HAND_MADE_POLICIES.join(' or ')}.`)
const username = line('The user name', 200)
const password = v.pipe(
  v.string('The password must be text.'),
  v.minLength(1, 'The password is missing.'),
  v.maxLength(500, 'The password must have at most 500 characters.'),
)

/** `policy`: what becomes of free times while the calendars can't be read. `handMade`: what follows from changes by hand. */
const rules = {
  policy: v.optional(policy, 'block'),
  /** For `use-last-known`. */
  maxAgeMinutes: v.optional(maxAgeMinutes, 1440),
  handMade: v.optional(handMade, 'show'),
}

/** How many calendars of an account can be used. */
export const MAX_CHOSEN_CALENDARS = 50

const chosenCalendars = v.pipe(
  v.array(
    v.strictObject({
      /** As `…/available` lists them. */
      remoteId: v.pipe(v.string('Name a calendar.'), v.minLength(1, 'Name a calendar.'), v.maxLength(2000)),
      blocks: v.boolean('Use true or false.'),
      receives: v.optional(v.boolean('Use true or false.'), false),
    }),
  ),
  v.maxLength(MAX_CHOSEN_CALENDARS, `Choose at most ${MAX_CHOSEN_CALENDARS} calendars.`),
  v.check(
    (chosen) => chosen.filter(({ receives }) => receives).length <= 1,
    'One calendar gets the bookings, not more.',
  ),
  v.check(
    (chosen) => new Set(chosen.map(({ remoteId }) => remoteId)).size === chosen.length,
    'Name each calendar once.',
  ),
)

/** `POST /v1/admin/staff/{id}/calendars` body. Google and Microsoft are connected by `…/authorize`. */
export const calendarConnectionRequest = v.variant(
  'provider',
  [
    v.strictObject({ provider: v.literal('caldav'), url: address, username, password, ...rules }),
    v.strictObject({ provider: v.literal('ics'), url: address, name: line('The name', 100), ...rules }),
  ],
  'Use caldav or ics. Google and Microsoft are connected by way of …/calendars/authorize.',
)

/** `PATCH …/calendars/{connection}` body: what it leaves out stays. */
export const calendarConnectionChange = v.strictObject({
  policy: v.optional(policy),
  maxAgeMinutes: v.optional(maxAgeMinutes),
  handMade: v.optional(handMade),
  /** All that are used from then on. */
  calendars: v.optional(chosenCalendars),
  /** Of CalDAV accounts and feeds; the others are authorized anew. */
  url: v.optional(address),
  username: v.optional(username),
  password: v.optional(password),
})

/** `POST …/calendars/authorize` body. */
export const calendarAuthorizationRequest = v.strictObject({
  provider: v.picklist(['google', 'microsoft'], 'Use google or microsoft.'),
  /** The connection that is connected anew; left out: a new one. */
  connection: v.optional(
    v.pipe(v.string('Use the id of a connection.'), v.maxLength(64, 'Use the id of a connection.')),
  ),
})

/** `POST …/calendars/authorize` → 201: where the account’s owner says yes, within ten minutes. */
export const calendarAuthorization = v.object({ url: v.string(), expiresAt: instantOutput })

const remote = { remoteId: v.string(), name: v.string(), isWritable: v.boolean() }

/** A calendar that is used, and how reading it goes. */
const usedCalendar = v.object({
  id: v.string(),
  ...remote,
  /** Whether its owner can't be booked while it says they are busy. */
  blocks: v.boolean(),
  /** Whether its owner's bookings are written into it. */
  receives: v.boolean(),
  /** `null`: not yet. */
  readAt: v.nullable(instantOutput),
  failingSince: v.nullable(instantOutput),
  error: v.nullable(v.object({ code: v.string(), message: v.string() })),
  /** Events that can’t be read in full, by their `UID`, and what they block for that. The first fifty. */
  unreadable: v.array(v.object({ event: v.string(), message: v.string() })),
})

/** An account in an outside calendar service. What opens it is never shown. */
export const calendarConnection = v.object({
  id: v.string(),
  provider: v.picklist(CALENDAR_PROVIDERS),
  account: v.string(),
  policy,
  maxAgeMinutes: v.number(),
  handMade,
  /** `unwritable`: it can be read, but what bookings owe it can’t be written. */
  state: v.picklist(['working', 'unwritable', 'failing', 'needs-reconnecting']),
  /** Whether its owner is offered no times now, as nobody knows when they are busy. */
  blocksAll: v.boolean(),
  /** The name of the calendar that got the bookings until its account had it no longer: nothing gets them until another is chosen. */
  lostReceiving: v.nullable(v.string()),
  calendars: v.array(usedCalendar),
  /** Calendars, chosen or no longer, into which what bookings owe them hasn’t been written for a quarter of an hour. */
  unwritable: v.array(v.object({ name: v.string(), since: instantOutput, message: v.string() })),
  createdAt: instantOutput,
  updatedAt: instantOutput,
})

export const calendarConnectionsResponse = v.object({ connections: v.array(calendarConnection) })

/** `GET …/calendars/{connection}/available` → 200: what the account has. */
export const availableCalendarsResponse = v.object({
  calendars: v.array(v.object({ ...remote, timeZone: v.nullable(v.string()) })),
})

const eventSpan = v.object({ start: instantOutput, end: instantOutput })

/** What somebody did by hand to the event of a booking. */
export const calendarChange = v.object({
  bookingId: v.string(),
  calendarId: v.string(),
  connectionId: v.string(),
  staffId: v.string(),
  /** `recurs`: it was made a series. */
  change: v.picklist(HAND_MADE_CHANGES),
  /** Where the event was put. */
  put: eventSpan,
  /** Where it is now, or was when it was overwritten; of a series, where it is nearest. `null`: it is gone. */
  seen: v.nullable(eventSpan),
  /** Whether the booking has been changed since and its event written anew, or taken away. */
  overwritten: v.boolean(),
  noticedAt: instantOutput,
  /**
   * Why the booking didn't follow: a problem or reason, `stands-elsewhere`, `calendar-reset` or `put-back`. `null`: it
   * wasn't to, or will.
   */
  refused: v.nullable(v.string()),
})

/** `GET /v1/admin/calendar-changes` → 200, the newest first. */
export const calendarChangesResponse = v.object({ changes: v.array(calendarChange) })

/** The private address of a staff member's bookings, for any calendar program to subscribe to. */
export const calendarFeed = v.object({ url: v.string(), createdAt: instantOutput })

export type CalendarConnectionRequest = v.InferInput<typeof calendarConnectionRequest>
export type CalendarConnectionChange = v.InferInput<typeof calendarConnectionChange>
export type CalendarConnection = v.InferOutput<typeof calendarConnection>
export type AvailableCalendars = v.InferOutput<typeof availableCalendarsResponse>
export type CalendarChange = v.InferOutput<typeof calendarChange>
export type CalendarFeed = v.InferOutput<typeof calendarFeed>

/** `GET …/busy` query. Output: epoch ms. */
export const calendarBusyQuery = v.pipe(
  v.strictObject({ from: instantInput, to: instantInput }),
  v.forward(v.partialCheck([['from'], ['to']], isInOrder, OUT_OF_ORDER), ['to']),
  v.forward(v.partialCheck([['from'], ['to']], isWithinRange, RANGE_TOO_LONG), ['to']),
)

const span = v.object({ start: instantOutput, end: instantOutput })

/** `GET …/busy` → 200: when, and nothing else; what their events are called is not read. */
export const calendarBusyResponse = v.object({
  busy: v.array(span),
  /** From now on: what can't be known, as a calendar can't be read, isn't free either. */
  unknown: v.array(span),
})

export type CalendarBusy = v.InferOutput<typeof calendarBusyResponse>
