import * as v from 'valibot'

export const LOCATION_KINDS = ['in-person', 'phone', 'video', 'other'] as const

/** An amount in minor units (cents) and its ISO 4217 code. */
export const price = v.object({
  amount: v.pipe(
    v.number('Use a whole number of minor units, such as 4500 for 45.00.'),
    v.safeInteger('Use a whole number of minor units, such as 4500 for 45.00.'),
    v.minValue(0, 'Use an amount of at least 0.'),
  ),
  currency: v.pipe(
    v.string('Use an ISO 4217 code such as EUR.'),
    v.regex(/^[A-Z]{3}$/, 'Use an ISO 4217 code such as EUR.'),
  ),
})

/** Where the appointment takes place. */
export const location = v.object({
  kind: v.picklist(LOCATION_KINDS, `Use one of ${LOCATION_KINDS.join(', ')}.`),
  text: v.nullable(v.string()),
  url: v.nullable(v.string()),
})

export const staffSummary = v.object({
  id: v.string(),
  slug: v.string(),
  name: v.string(),
  avatarUrl: v.nullable(v.string()),
  /** IANA name of where their clock stands. */
  timeZone: v.string(),
})

export const QUESTION_KINDS = ['text', 'long-text', 'choice', 'checkbox', 'number', 'phone'] as const

/** What a service asks its customer. A checkbox that is required must be ticked. */
export const question = v.object({
  /** What its answer is called in `answers`. */
  id: v.string(),
  label: v.string(),
  kind: v.picklist(QUESTION_KINDS),
  required: v.boolean(),
  /** For `choice`: what may be answered. */
  choices: v.optional(v.array(v.string())),
})

export const service = v.object({
  id: v.string(),
  slug: v.string(),
  name: v.string(),
  description: v.nullable(v.string()),
  /** The usual duration … */
  durationMinutes: v.number(),
  /** … and everything that may be asked for, the usual one included, ascending. */
  durations: v.array(v.number()),
  slotIntervalMinutes: v.number(),
  price: v.nullable(price),
  location: v.nullable(location),
  guestsAllowed: v.boolean(),
  /** How many guests a booking may bring; 0 where none are allowed. */
  maxGuests: v.number(),
  /** Places in one appointment; 1 but for groups. */
  capacity: v.number(),
  /** `all`: everyone in `staff` gives it together. */
  staffing: v.picklist(['any', 'all']),
  /** Whether a booking waits until staff have approved it. */
  requiresApproval: v.boolean(),
  /** Until when customers may cancel and move, in minutes before the start … */
  cancelCutoffMinutes: v.number(),
  rescheduleCutoffMinutes: v.number(),
  /** … and how often they may move; `null`: as often as they like. */
  maxMoves: v.nullable(v.number()),
  color: v.nullable(v.string()),
  /**
   * How its customer's phone number is asked for: `required` where they are called, `optional` where the server can write
   * to them by text message, `null` where it is of no use.
   */
  customerPhone: v.nullable(v.picklist(['optional', 'required'])),
  questions: v.array(question),
  staff: v.array(staffSummary),
})

/** `GET /v1/services` → 200 */
export const servicesResponse = v.object({ services: v.array(service) })

export type Price = v.InferOutput<typeof price>
export type Location = v.InferOutput<typeof location>
export type Question = v.InferOutput<typeof question>
export type StaffSummary = v.InferOutput<typeof staffSummary>
export type Service = v.InferOutput<typeof service>
export type ServicesResponse = v.InferOutput<typeof servicesResponse>
