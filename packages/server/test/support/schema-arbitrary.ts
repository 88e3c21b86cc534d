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
