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
})

/** What a service asks its customer. */
export const question = v.object({
  id: v.string(),
  label: v.string(),
  kind: v.picklist(['text', 'long-text', 'choice', 'checkbox', 'number', 'phone']),
  required: v.boolean(),
  choices: v.optional(v.array(v.string())),
})

export const service = v.object({
  id: v.string(),
  slug: v.string(),
  name: v.string(),
  description: v.nullable(v.string()),
  durationMinutes: v.number(),
  slotIntervalMinutes: v.number(),
  price: v.nullable(price),
  location: v.nullable(location),
  guestsAllowed: v.boolean(),
  color: v.nullable(v.string()),
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
