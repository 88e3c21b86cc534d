import { type Fault, checkInput, faultsAsText, pointerTo } from '@openslot/core/wire'
import type { Context } from 'hono'
import type * as v from 'valibot'
import { ProblemError } from './problem.js'

type Schema = v.GenericSchema<unknown, unknown>

/**
 * The request's body, read as JSON and checked.
 *
 * @throws ProblemError `malformed-request` (not JSON, not UTF-8) or `validation` with a pointer for each wrong field
 */
export async function readBody<S extends Schema>(c: Context, schema: S): Promise<v.InferOutput<S>> {
  return parse(schema, parseJson(await c.req.arrayBuffer()))
}

/** The same for a body that may be left out: an empty one counts as `{}`. */
export async function readOptionalBody<S extends Schema>(c: Context, schema: S): Promise<v.InferOutput<S>> {
  const bytes = await c.req.arrayBuffer()
  return parse(schema, bytes.byteLength === 0 ? {} : parseJson(bytes))
}

/** The request's query parameters, checked; each at most once. */
export function readQuery<S extends Schema>(c: Context, schema: S): v.InferOutput<S> {
  const values = c.req.queries()
  const repeated = Object.keys(values).find((name) => (values[name]?.length ?? 0) > 1)
  if (repeated !== undefined) {
    throw invalid([{ pointer: pointerTo([repeated]), message: 'Give this parameter once.' }])
  }
  const checked = checkInput(schema, c.req.query())
  if ('output' in checked) return checked.output
  // A list in a parameter is still one parameter to who wrote it, and is told once what is wrong.
  const faults = new Map<string, Fault>()
  for (const { pointer, message } of checked.faults) {
    const parameter = pointer.replace(/^(\/[^/]*).*/, '$1')
    if (!faults.has(parameter)) faults.set(parameter, { pointer: parameter, message })
  }
  throw invalid([...faults.values()])
}

/** `validation` (422) with what is wrong where. */
export const invalid = (faults: readonly Fault[]): ProblemError =>
  new ProblemError('validation', faultsAsText(faults), { errors: [...faults] })

const utf8 = new TextDecoder('utf-8', { fatal: true })

function parseJson(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(utf8.decode(bytes))
  } catch {
    throw new ProblemError('malformed-request', 'The body must be JSON in UTF-8.')
  }
}

/** @throws ProblemError `validation` with a pointer for each wrong field */
export function parse<S extends Schema>(schema: S, input: unknown): v.InferOutput<S> {
  const checked = checkInput(schema, input)
  if ('output' in checked) return checked.output
  throw invalid(checked.faults)
}
