import * as v from 'valibot'
import { BOOKING_STATUSES } from '../booking-status.js'
import { booking } from '../bookings.js'
import { email, idOrSlug } from '../fields.js'
import { instantInput } from '../instant.js'
import { pageQuery, search } from './paging.js'
import { OUT_OF_ORDER, isInOrder, rangeQuery } from './range.js'

/** `status=pending,confirmed` */
const statuses = v.pipe(
  v.string(),
  v.transform((list) => list.split(',')),
  v.array(v.picklist(BOOKING_STATUSES, `Use statuses separated by commas: ${BOOKING_STATUSES.join(', ')}.`)),
)

/** `GET /v1/admin/bookings` query. */
export const adminBookingsQuery = v.pipe(
  v.strictObject({
    ...rangeQuery,
    /** Those that go on after it, whenever they begin. */
    endsAfter: v.optional(instantInput),
    status: v.optional(statuses),
    service: v.optional(idOrSlug('The service')),
    staff: v.optional(idOrSlug('The staff member')),
    email: v.optional(email),
    q: v.optional(search),
    ...pageQuery,
  }),
  v.forward(v.partialCheck([['from'], ['to']], isInOrder, OUT_OF_ORDER), ['to']),
)

/** `GET /v1/admin/bookings` → 200, by start. */
export const adminBookingsResponse = v.object({
  bookings: v.array(booking),
  /** For the next page; `null`: this is the last. */
  nextCursor: v.nullable(v.string()),
})

export type AdminBookingsResponse = v.InferOutput<typeof adminBookingsResponse>
