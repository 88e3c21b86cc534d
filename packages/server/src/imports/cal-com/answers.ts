import * as v from 'valibot'

// Of what Cal.com's API v2 answers, what is brought over. Everything else in it is passed over.

const optional = <Schema extends v.GenericSchema>(schema: Schema) => v.nullish(schema)
const text = v.string()
const id = v.number()

export const eventType = v.object({
  id,
  slug: text,
  title: text,
  description: optional(text),
  lengthInMinutes: v.number(),
  lengthInMinutesOptions: optional(v.array(v.number())),
  slotInterval: optional(v.number()),
  beforeEventBuffer: optional(v.number()),
  afterEventBuffer: optional(v.number()),
  minimumBookingNotice: optional(v.number()),
  bookingWindow: optional(v.object({ type: optional(text), value: optional(v.unknown()) })),
  seatsPerTimeSlot: optional(v.number()),
  seats: optional(v.object({ seatsPerTimeSlot: optional(v.number()) })),
  confirmationPolicy: optional(v.object({ type: optional(text) })),
  disableGuests: optional(v.boolean()),
  hidden: optional(v.boolean()),
  /** Minor units. */
  price: optional(v.number()),
  currency: optional(text),
  locations: optional(
    v.array(v.object({ type: text, address: optional(text), link: optional(text), integration: optional(text) })),
  ),
  scheduleId: optional(id),
  schedulingType: optional(text),
  /** Of a person's event type … */
  users: optional(v.array(v.object({ id, name: optional(text), username: optional(text) }))),
  /** … and of a team's. */
  hosts: optional(v.array(v.object({ userId: id, name: optional(text), username: optional(text) }))),
})

export const schedule = v.object({
  id,
  ownerId: id,
  timeZone: text,
  isDefault: v.boolean(),
  availability: v.array(v.object({ days: v.array(text), startTime: text, endTime: text })),
  overrides: optional(v.array(v.object({ date: text, startTime: text, endTime: text }))),
})

const person = {
  name: optional(text),
  email: optional(text),
  /** Without what Cal.com puts into it for itself. */
  displayEmail: optional(text),
  timeZone: optional(text),
}

export const booking = v.object({
  uid: text,
  status: text,
  start: text,
  duration: optional(v.number()),
  eventTypeId: optional(id),
  eventType: optional(v.object({ id: optional(id), slug: optional(text) })),
  hosts: v.array(v.object({ id: v.union([id, text]), ...person })),
  attendees: v.array(
    v.object({ ...person, language: optional(text), phoneNumber: optional(text), seatUid: optional(text) }),
  ),
  guests: optional(v.array(text)),
  bookingFieldsResponses: optional(v.record(text, v.unknown())),
})

export const me = v.object({ id, ...person, username: optional(text) })

/** Every answer has what it is about in `data`. */
export const answer = <Schema extends v.GenericSchema>(data: Schema) => v.object({ data })

export type EventType = v.InferOutput<typeof eventType>
export type Schedule = v.InferOutput<typeof schedule>
export type CalBooking = v.InferOutput<typeof booking>
export type Me = v.InferOutput<typeof me>
