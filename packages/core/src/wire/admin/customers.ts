import * as v from 'valibot'
import { booking } from '../bookings.js'
import { email } from '../fields.js'
import { instantOutput } from '../instant.js'
import { pageQuery, search } from './paging.js'

/** `GET /v1/admin/customers` query. */
export const customersQuery = v.strictObject({ q: v.optional(search), ...pageQuery })

/** A person as their bookings tell of them: one for each e-mail address, whichever way it is written. */
export const customer = v.object({
  email: v.string(),
  /** As in their newest booking. */
  name: v.string(),
  phone: v.nullable(v.string()),
  bookings: v.number(),
  /** Of those, what is pending or confirmed and not over. */
  upcoming: v.number(),
  firstStart: instantOutput,
  lastStart: instantOutput,
})

/** `GET /v1/admin/customers` → 200, by e-mail address. */
export const customersResponse = v.object({ customers: v.array(customer), nextCursor: v.nullable(v.string()) })

/** `POST /v1/admin/customers/export` body. In the body, as addresses of calls end up in logs. */
export const customerExportRequest = v.strictObject({ email })

/** Everything that is kept of one person. */
export const customerExport = v.object({
  email: v.string(),
  exportedAt: instantOutput,
  bookings: v.array(booking),
  /** Of other people's bookings that name them as a guest, what is theirs to know. */
  asGuest: v.array(v.pick(booking, ['id', 'status', 'service', 'staff', 'start', 'end'])),
  /** To them, as customer or guest. */
  messages: v.array(
    v.object({
      bookingId: v.string(),
      kind: v.string(),
      channel: v.string(),
      state: v.string(),
      createdAt: instantOutput,
      sentAt: v.nullable(instantOutput),
      /** Why it has not gone out, or not the last time it was tried. */
      lastError: v.nullable(v.string()),
    }),
  ),
  /** What became of their bookings and when, the oldest first. Which of the staff did it isn't told. */
  history: v.array(
    v.object({
      bookingId: v.string(),
      at: instantOutput,
      event: v.string(),
      actor: v.picklist(['customer', 'staff', 'system']),
      /** The event's own facts: when the appointment was to be and with whom, say. */
      details: v.record(v.string(), v.unknown()),
    }),
  ),
})

/** `POST /v1/admin/customers/erase` body. `cancel`: cancel what is upcoming first. */
export const customerErasureRequest = v.strictObject({
  email,
  cancel: v.optional(v.boolean('Use true or false.'), false),
})

export const customerErasure = v.object({
  /** Bookings that carried their data until now. */
  erased: v.number(),
  /** Other people's bookings that named them as a guest until now. */
  asGuest: v.number(),
  cancelled: v.number(),
})

export type Customer = v.InferOutput<typeof customer>
export type CustomersResponse = v.InferOutput<typeof customersResponse>
export type CustomerExport = v.InferOutput<typeof customerExport>
export type CustomerErasure = v.InferOutput<typeof customerErasure>
