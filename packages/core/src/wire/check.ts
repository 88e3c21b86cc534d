import * as v from 'valibot'

/** What is wrong where: an entry of a `validation` problem's `errors`. */
export interface Fault {
  /** JSON pointer (RFC 6901) into the body; a query parameter's or header's name as one. */
  readonly pointer: string
  readonly message: string
  /** Of what an outside calendar says to what was typed in: its kind, for programs. */
  readonly code?: string
}

export type Checked<Output> = { readonly output: Output } | { readonly faults: readonly Fault[] }

/** Holds a body or query against its schema: what it says, or what is wrong with each field, in a sentence. */
export function checkInput<S extends v.GenericSchema<unknown, unknown>>(
  schema: S,
  input: unknown,
): Checked<v.InferOutput<S>> {
  // To a schema, an array is an object without the fields it looks for.
  if (Array.isArray(input)) return { faults: [{ pointer: '', message: 'Use an object, not a list.' }] }
  const machinery = machineryIn(input)
  if (machinery.length > 0) return { faults: machinery }
  const result = v.safeParse(schema, input, { abortPipeEarly: true })
  if (result.success) return { output: result.output }
  return {
    faults: result.issues.map((issue) => ({
      pointer: pointerTo(issue.path?.map((item) => String(item.key)) ?? []),
      message: faultSentence(issue),
    })),
  }
}

/** All that is wrong as one text, for who reads no list: each sentence names its field. */
export const faultsAsText = (faults: readonly Fault[]): string =>
  faults.map(({ pointer, message }) => (pointer === '' ? message : `${fieldAt(pointer)}: ${message}`)).join(' ')

/** `customer.name` for `/customer/name`. */
const fieldAt = (pointer: string): string =>
  `\`${pointer.slice(1).replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~')}\``

/** Names of an object's own machinery. No field has them, and records pass over them without a word. */
const MACHINERY: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

function machineryIn(input: unknown): Fault[] {
  const faults: Fault[] = []
  // A list of what is left to look at: a body can be nested deeper than calls can.
  const left: { readonly value: unknown; readonly pointer: string }[] = [{ value: input, pointer: '' }]
  for (let part = left.pop(); part; part = left.pop()) {
    if (typeof part.value !== 'object' || part.value === null) continue
    for (const [key, value] of Object.entries(part.value)) {
      const pointer = part.pointer + pointerTo([key])
      if (MACHINERY.has(key)) faults.push({ pointer, message: UNKNOWN })
      else left.push({ value, pointer })
    }
  }
  return faults
}

const UNKNOWN = 'This field is not known. Leave it out.'

/** What to use, by what a schema without a sentence of its own expects. */
const WANTED: Readonly<Record<string, string>> = {
  Object: 'Use an object.',
  Array: 'Use a list.',
  string: 'Use text.',
  number: 'Use a number.',
  boolean: 'Use true or false.',
}

/** What is wrong with one field: the schema's own sentence, or one for what has none. */
export function faultSentence(issue: v.BaseIssue<unknown>): string {
  if (!issue.message.startsWith('Invalid ')) return issue.message
  if (issue.expected === 'never') return UNKNOWN
  if (issue.received === 'undefined') return 'This field is missing.'
  return WANTED[issue.expected ?? ''] ?? 'Use another value.'
}

/** A JSON pointer (RFC 6901). */
export const pointerTo = (path: readonly string[]): string =>
  path.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
