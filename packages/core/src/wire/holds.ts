import * as v from 'valibot'
import { durationMinutes } from './bookings.js'
import { idOrSlug } from './fields.js'
import { instantInput, instantOutput } from './instant.js'

/** `POST /v1/holds` body. Output: `start` in epoch ms. */
export const holdRequest = v.strictObject({
  service: idOrSlug('The service'),
  staff: v.optional(idOrSlug('The staff member')),
  start: instantInput,
  /** One of the service's durations; left out: the usual one. */
  durationMinutes: v.optional(durationMinutes),
})

/** `POST /v1/holds` → 201. The only answer that carries the hold's token. */
export const createdHold = v.object({
  id: v.string(),
  /** For `holdToken` of a booking, the header `OpenSlot-Hold`, and to give the hold up. */
  token: v.string(),
  staffId: v.string(),
  start: instantOutput,
  end: instantOutput,
  /** From then on it keeps nothing. */
  expiresAt: instantOutput,
})

/** What a client sends: `start` is an ISO string. */
export type HoldRequest = v.InferInput<typeof holdRequest>
export type CreatedHold = v.InferOutput<typeof createdHold>
