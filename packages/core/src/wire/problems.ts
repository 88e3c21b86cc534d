import * as v from 'valibot'
import { POLICY_RULES, UNAVAILABLE_REASONS } from '../bookings/decision.js'
// Not by way of the bookings' schemas, which clients that only read problems would then have to load.
import { BOOKING_STATUSES } from './booking-status.js'
import { instantOutput } from './instant.js'
import { MESSAGE_REASONS } from './message-reasons.js'

/** Every problem of the HTTP API (RFC 9457): its status and title, by slug. */
export const PROBLEMS = {
  validation: { status: 422, title: 'Something in the request is not right' },
  'malformed-request': { status: 400, title: 'The body is not JSON' },
  'unknown-service': { status: 404, title: 'There is no such service' },
  'unknown-staff': { status: 404, title: 'There is no such staff member' },
  'not-found': { status: 404, title: 'Not found' },
  'slot-taken': { status: 409, title: 'That time was just taken' },
  'slot-unavailable': { status: 422, title: 'That time can’t be booked' },
  'hold-expired': { status: 409, title: 'The time is no longer kept for you' },
  'idempotency-conflict': { status: 409, title: 'The key was used with another request' },
  'status-conflict': { status: 409, title: 'The booking’s status doesn’t allow that' },
  conflict: { status: 409, title: 'That doesn’t fit what is there' },
  'challenge-required': { status: 403, title: 'Show that you are no robot' },
  policy: { status: 403, title: 'That can’t be done now' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'precondition-required': { status: 428, title: 'Say which version you saw' },
  'precondition-failed': { status: 412, title: 'It was changed meanwhile' },
  'payload-too-large': { status: 413, title: 'The request is too large' },
  unauthorized: { status: 401, title: 'A token is needed' },
  forbidden: { status: 403, title: 'The token may not do that' },
  'method-not-allowed': { status: 405, title: 'That can’t be done with this address' },
  'calendar-failed': { status: 502, title: 'The calendar can’t be used' },
  unavailable: { status: 503, title: 'The server is busy' },
  internal: { status: 500, title: 'Something went wrong on the server' },
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemSlug = keyof typeof PROBLEMS

const TYPE_PREFIX = 'https://openslot.dev/problems/'

export const problemType = (slug: ProblemSlug): string => `${TYPE_PREFIX}${slug}`

/** What stands behind the prefix of all our problems' types, be it a slug of a later version; `undefined`: another's. */
export const slugInType = (type: unknown): string | undefined =>
  typeof type === 'string' && type.startsWith(TYPE_PREFIX) ? type.slice(TYPE_PREFIX.length) : undefined

/** The slug of a problem's `type`; `undefined` when it is none of ours. */
export function problemSlug(type: unknown): ProblemSlug | undefined {
  const slug = slugInType(type)
  return slug !== undefined && Object.hasOwn(PROBLEMS, slug) ? (slug as ProblemSlug) : undefined
}

/** `application/problem+json` */
export const problem = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  detail: v.string(),
  /**
   * For `validation`: JSON pointers into the body, or the query parameter's name as one. `code`: how an outside calendar
   * refuses what was typed in.
   */
  errors: v.optional(v.array(v.object({ pointer: v.string(), message: v.string(), code: v.optional(v.string()) }))),
  /** For `slot-unavailable`. */
  reason: v.optional(v.picklist(UNAVAILABLE_REASONS)),
  /** For `policy`: what forbids it. */
  rule: v.optional(v.picklist(POLICY_RULES)),
  /** For `forbidden`: the scope that the token lacks. */
  scope: v.optional(v.string()),
  /** For `status-conflict`: what the booking is now. */
  bookingStatus: v.optional(v.picklist(BOOKING_STATUSES)),
  /** For `conflict`, where a message is not sent again: why not. */
  messageReason: v.optional(v.picklist(MESSAGE_REASONS)),
  /** For `slot-taken` and `hold-expired`: the nearest free starts, at most 5. */
  alternatives: v.optional(v.array(instantOutput)),
})

export type Problem = v.InferOutput<typeof problem>
