import * as v from 'valibot'

/** What is wrong where: an entry of a `validation` problem's `errors`. */
export interface Fault {
  /** JSON pointer (RFC 6901) into the body; a query parameter's name as one. */
  readonly pointer: string
  readonly message: string
}

export type Checked<Output> = { readonly output: Output } | { readonly faults: readonly Fault[] }

/** Holds a body or query against its schema: what it says, or what is wrong with each field, in a sentence. */
export function checkInput<S extends v.GenericSchema<unknown, unknown>>(
  schema: S,
  input: unknown,
): Checked<v.InferOutput<S>> {
  // To a schema, an array is an object without the fields it looks for.
  if (Array.isArray(input)) return { faults: [{ pointer: '', message: 'Use an object, not a list.' }] }
  const result = v.safeParse(schema, input, { abortPipeEarly: true })
  if (result.success) return { output: result.output }
  return {
    faults: result.issues.map((issue) => ({
      pointer: pointerTo(issue.path?.map((item) => String(item.key)) ?? []),
      message: sentence(issue),
    })),
  }
}

/** The schema's own sentence, or one for what has none: a field that is missing or that nobody knows. */
function sentence(issue: v.BaseIssue<unknown>): string {
  if (issue.kind !== 'schema' || !issue.message.startsWith('Invalid ')) return issue.message
  if (issue.expected === 'never') return 'This field is not known. Leave it out.'
  if (issue.received === 'undefined') return 'This field is missing.'
  return `Use ${issue.expected ?? 'another value'}, not ${issue.received}.`
}

/** A JSON pointer (RFC 6901). */
export const pointerTo = (path: readonly string[]): string =>
  path.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
