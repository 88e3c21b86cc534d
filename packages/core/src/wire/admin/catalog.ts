import * as v from 'valibot'
import { text } from '../fields.js'
import { instantInput, instantOutput } from '../instant.js'
import { service } from '../services.js'
import { OUT_OF_ORDER, isInOrder, rangeQuery } from './range.js'

/** Bookings allowed in a period; `null`: no limit. */
const caps = v.object({ day: v.nullable(v.number()), week: v.nullable(v.number()), month: v.nullable(v.number()) })
const timeWindow = { start: v.string(), end: v.string() }
/** The same window on several weekdays, 1 (Monday) to 7 (Sunday). */
const hours = v.array(v.object({ days: v.array(v.number()), ...timeWindow }))
const overrides = v.array(v.object({ date: v.string(), windows: v.array(v.object(timeWindow)) }))

/** A service as its owner sees and writes it: the fields of the import file, and its id. */
export const adminService = v.object({
  // What customers see of it too …
  ...v.omit(service, ['guestsAllowed', 'customerPhone', 'staff']).entries,
  // … and what only its owner does.
  bufferBeforeMinutes: v.number(),
  bufferAfterMinutes: v.number(),
  minimumNoticeMinutes: v.number(),
  bookingWindowDays: v.nullable(v.number()),
  bookingWindowBusinessDays: v.nullable(v.number()),
  bookUntil: v.nullable(v.string()),
  /** Kinds. */
  resources: v.array(v.string()),
  caps,
  reminderOffsetsMinutes: v.array(v.number()),
  assignment: v.picklist(['least-loaded', 'priority', 'round-robin']),
  /** `false`: archived, or not offered yet. */
  active: v.boolean(),
  /** Slugs, the first one first in priority. */
  staff: v.array(v.string()),
})

export const adminStaffMember = v.object({
  id: v.string(),
  slug: v.string(),
  name: v.string(),
  email: v.string(),
  phone: v.nullable(v.string()),
  avatarUrl: v.nullable(v.string()),
  timeZone: v.string(),
  hours,
  overrides,
  caps,
  active: v.boolean(),
})

export const adminResource = v.object({
  id: v.string(),
  slug: v.string(),
  name: v.string(),
  kind: v.string(),
  timeZone: v.nullable(v.string()),
  /** `null`: always. */
  hours: v.nullable(hours),
  overrides,
  active: v.boolean(),
})

export const adminServicesResponse = v.object({ services: v.array(adminService) })
export const adminStaffResponse = v.object({ staff: v.array(adminStaffMember) })
export const adminResourcesResponse = v.object({ resources: v.array(adminResource) })

/** `DELETE` → 200: what bookings tell of is kept, and no longer offered. */
export const removal = v.object({ outcome: v.picklist(['deleted', 'archived']) })

const DAY_MS = 86_400_000
const MAX_TIME_OFF_DAYS = 1830

/** `POST …/time-off` body. Output: epoch ms. */
export const timeOffRequest = v.pipe(
  v.strictObject({ start: instantInput, end: instantInput, note: v.optional(v.nullable(text('The note', 500)), null) }),
  v.forward(
    v.partialCheck(
      [['start'], ['end']],
      ({ start, end }) => end > start && end - start <= MAX_TIME_OFF_DAYS * DAY_MS,
      `Use an end after the start, at most ${MAX_TIME_OFF_DAYS} days later.`,
    ),
    ['end'],
  ),
)

/** `GET …/time-off` query. */
export const timeOffQuery = v.pipe(
  v.strictObject(rangeQuery),
  v.forward(v.partialCheck([['from'], ['to']], isInOrder, OUT_OF_ORDER), ['to']),
)

/** Time off: no new bookings in it, whatever the hours say; those that are there stay. */
export const timeOff = v.object({
  id: v.string(),
  start: instantOutput,
  end: instantOutput,
  note: v.nullable(v.string()),
})

export const timeOffResponse = v.object({ timeOff: v.array(timeOff) })

export type AdminService = v.InferOutput<typeof adminService>
export type AdminStaffMember = v.InferOutput<typeof adminStaffMember>
export type AdminResource = v.InferOutput<typeof adminResource>
export type Removal = v.InferOutput<typeof removal>
export type TimeOff = v.InferOutput<typeof timeOff>
export type TimeOffRequest = v.InferInput<typeof timeOffRequest>
