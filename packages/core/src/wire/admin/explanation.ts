import * as v from 'valibot'
import { idOrSlug } from '../fields.js'
import { instantInput, instantOutput } from '../instant.js'
import { durationQuery } from '../slots.js'

/** `GET /v1/admin/slots/explain` query. Output: the start in epoch ms. */
export const explanationQuery = v.strictObject({
  service: idOrSlug('The service'),
  staff: v.optional(idOrSlug('The staff member')),
  duration: v.optional(durationQuery),
  start: instantInput,
})

const span = { start: instantOutput, end: instantOutput }

/** What takes a calendar: appointments with their buffers, a time that is just being booked, time off, an outside calendar. */
export const occupant = v.object({
  ...span,
  kind: v.picklist(['booking', 'hold', 'time-off', 'calendar']),
  /** Of an appointment, its service … */
  service: v.nullable(v.string()),
  /** … and who has booked it. */
  bookings: v.array(v.object({ id: v.string(), name: v.string() })),
  /** Of time off. */
  note: v.nullable(v.string()),
})

const dateHours = v.object({
  date: v.string(),
  source: v.picklist(['weekly-hours', 'override']),
  /** In minutes of the date; above 1440 where they run past midnight. None: closed. */
  windows: v.array(v.object({ start: v.number(), end: v.number() })),
})

/** A rule that refuses a start, and by what. */
export const refusal = v.variant('rule', [
  v.object({ rule: v.literal('past') }),
  v.object({ rule: v.literal('minimum-notice'), earliest: instantOutput }),
  v.object({
    rule: v.literal('booking-window'),
    lastDate: v.string(),
    limit: v.picklist(['days', 'business-days', 'date']),
  }),
  v.object({ rule: v.literal('outside-hours'), closedAt: instantOutput, by: v.array(dateHours) }),
  /** It starts while they work; `closedAt`, they stop. */
  v.object({ rule: v.literal('ends-after-hours'), closedAt: instantOutput, by: v.array(dateHours) }),
  v.object({ rule: v.literal('off-grid'), previous: v.nullable(instantOutput), next: v.nullable(instantOutput) }),
  v.object({ rule: v.literal('taken'), blocked: v.object(span), by: v.array(occupant) }),
  v.object({
    rule: v.literal('cap-reached'),
    cap: v.picklist(['service', 'staff']),
    period: v.picklist(['day', 'week', 'month']),
    limit: v.number(),
    booked: v.number(),
    firstDate: v.string(),
  }),
  v.object({
    rule: v.literal('resource-missing'),
    kind: v.string(),
    needed: v.number(),
    free: v.number(),
    by: v.array(v.object({ id: v.string(), name: v.string(), closed: v.boolean(), taken: v.array(occupant) })),
  }),
  v.object({ rule: v.literal('others-unavailable'), staffIds: v.array(v.string()) }),
])

/** `GET /v1/admin/slots/explain` → 200 */
export const explanation = v.object({
  ...span,
  /** Whether `GET /v1/slots` lists it. */
  bookable: v.boolean(),
  /** Everyone asked about; without refusals, they can take it. */
  staff: v.array(
    v.object({
      id: v.string(),
      slug: v.string(),
      name: v.string(),
      timeZone: v.string(),
      refusals: v.array(refusal),
    }),
  ),
})

export type Occupant = v.InferOutput<typeof occupant>
export type WireRefusal = v.InferOutput<typeof refusal>
export type Explanation = v.InferOutput<typeof explanation>
