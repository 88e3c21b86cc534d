import * as fc from 'fast-check'

/** As much of JSON Schema as OpenSlot's OpenAPI document uses. */
export interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema | readonly JsonSchema[]
  readonly anyOf?: readonly JsonSchema[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
}

/** Texts that have broken something somewhere. */
export const nastyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 60 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\ud800',
    '\u202e',
    '__proto__',
    'constructor',
    "' OR 1=1 --",
    '%',
    '%00',
    '../..',
    'null',
    '2026-06-02T08:00:00Z',
    '2026-02-30T08:00:00Z',
    '9999-12-31T23:59:59Z',
    'Europe/Berlin',
    'mia@example.com',
    '1e999',
    '-1',
    '*',
    'a'.repeat(5000),
  ),
)

const nastyNumber = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.constantFrom(0, -0, -1, 0.5, 1e300, Number.MAX_SAFE_INTEGER, Number.MIN_VALUE),
)

const anything = fc.oneof(fc.jsonValue({ maxDepth: 3 }), nastyText, nastyNumber)

/** Values that look like what `schema` describes, now and then with something else in their place. */
export function nearly(schema: JsonSchema): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 6, arbitrary: shaped(schema) }, { weight: 1, arbitrary: anything })
}

function shaped(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(nearly))
  switch (schema.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, property]) => [name, nearly(property)])),
        { requiredKeys: [] },
      )
    case 'array':
      return Array.isArray(schema.items) || schema.items === undefined
        ? fc.array(anything, { maxLength: 4 })
        : fc.array(nearly(schema.items as JsonSchema), { maxLength: 4 })
    case 'string':
      return nastyText
    case 'number':
    case 'integer':
      return nastyNumber
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return anything
  }
}

/** Texts that a field of that name may well have, of what is in a salon. Whatever else is asked for gets a word. */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  service: ['haircut', 'nothing'],
  staff: ['anna', 'ben', 'nobody'],
  start: ['2026-06-02T08:00:00Z', '2026-06-02T09:30:00Z', '2026-06-03T12:00:00+02:00', '2020-01-01T00:00:00Z', '09:00'],
  end: ['2026-06-02T10:00:00Z', '2026-06-04T08:00:00Z', '17:00', '24:00', '02:00'],
  from: ['2026-06-01T00:00:00Z'],
  to: ['2026-06-08T00:00:00Z'],
  date: ['2026-06-02', '2026-12-24'],
  bookUntil: ['2026-12-31'],
  timeZone: ['Europe/Berlin', 'America/New_York', 'Pacific/Apia'],
  locale: ['en-GB', 'de', 'ar'],
  email: ['mia@example.com', 'ben@example.com', 'new@example.com'],
  contactEmail: ['hello@example.com'],
  guests: ['guest@example.com', 'other@example.com'],
  phone: ['+49 30 123456'],
  contactPhone: ['+49 30 123456'],
  currency: ['EUR', 'JPY'],
  color: ['#0f766e'],
  url: ['https://hooks.invalid/a', 'https://calendars.invalid/b.ics'],
  avatarUrl: ['https://example.com/a.png'],
  resources: ['room'],
  kind: ['room', 'chair'],
  status: ['pending,confirmed', 'cancelled'],
  limit: ['1', '50'],
  duration: ['30'],
  password: ['a long enough password'],
  current: ['a long enough password'],
  next: ['another long password'],
  website: [''],
}
const WORDS = ['hair', 'room', 'mia', 'long', 'a-word', 'Two words']

/** Values that a client would send: of the right kind, with what is required, and names of things that may be there. */
export function plausible(schema: JsonSchema, name = ''): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => plausible(one, name)))
  switch (schema.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([key, property]) => [key, plausible(property, key)]),
        ),
        { requiredKeys: [...(schema.required ?? [])] },
      )
    case 'array':
      return Array.isArray(schema.items) || schema.items === undefined
        ? fc.constant([])
        : fc.array(plausible(schema.items as JsonSchema, name), { minLength: schema.minItems ?? 0, maxLength: 3 })
    case 'string':
      return fc.constantFrom(...(USUAL[name] ?? WORDS))
    case 'number':
    case 'integer': {
      const { minimum = 0, maximum = 120 } = schema
      return fc.oneof(
        fc.constantFrom(30, 60, 15, 1).filter((usual) => usual >= minimum && usual <= maximum),
        fc.integer({ min: minimum, max: Math.min(maximum, minimum + 120) }),
      )
    }
    case 'boolean':
      return fc.boolean()
    default:
      return fc.constant(null)
  }
}
