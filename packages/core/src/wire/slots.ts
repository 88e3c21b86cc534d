import * as v from 'valibot'
import { idOrSlug } from './fields.js'
import { instantInput, instantOutput } from './instant.js'

/** The longest range that `GET /v1/slots` answers. */
export const MAX_RANGE_DAYS = 62

/** @param range epoch ms */
export const isWithinRange = ({ from, to }: { readonly from: number; readonly to: number }): boolean =>
  to - from <= MAX_RANGE_DAYS * 86_400_000

export const RANGE_TOO_LONG = `Ask for at most ${MAX_RANGE_DAYS} days at once.`

/** Minutes, one of the service's durations, in a query. */
export const durationQuery = v.pipe(
  v.string(),
  v.regex(/^[1-9]\d{0,4}$/, 'Use whole minutes.'),
  v.description('Minutes, one of the service’s durations'),
  v.transform(Number),
)

/** `GET /v1/slots` query. Output: instants in epoch ms. */
export const slotsQuery = v.pipe(
  v.object({
    service: idOrSlug('The service'),
    staff: v.optional(idOrSlug('The staff member')),
    /** Left out: the usual one. */
    duration: v.optional(durationQuery),
    from: instantInput,
    to: instantInput,
    /** A booking whose own time counts as free; needs its manage token. */
    booking: v.optional(idOrSlug('The booking')),
  }),
  v.forward(
    v.partialCheck([['from'], ['to']], ({ from, to }) => to >= from, '`to` must not be before `from`.'),
    ['to'],
  ),
  v.forward(v.partialCheck([['from'], ['to']], isWithinRange, RANGE_TOO_LONG), ['to']),
)

export const slot = v.object({
  start: instantOutput,
  end: instantOutput,
  staffIds: v.array(v.string()),
  /** For group services: the places left. */
  seatsLeft: v.optional(v.number()),
})

/** `GET /v1/slots` → 200 */
export const slotsResponse = v.object({
  slots: v.array(slot),
  /** When the range has none: the first free start after it, so that nobody pages through empty months. */
  next: v.nullable(instantOutput),
  generatedAt: instantOutput,
})

export type WireSlot = v.InferOutput<typeof slot>
export type SlotsResponse = v.InferOutput<typeof slotsResponse>
