import { faultSentence } from '@openslot/core/wire'
import * as v from 'valibot'
import type { Fault } from '../catalog/catalog-file-error.js'

/** Holds what another system has against a schema; what is wrong goes to `faults`, with where it stands. */
export function checked<Value>(
  value: unknown,
  schema: v.GenericSchema<unknown, Value>,
  at: string,
  faults: Fault[],
): Value | undefined {
  const result = v.safeParse(schema, value, { abortPipeEarly: true })
  if (result.success) return result.output
  faults.push({ at, message: faultSentence(result.issues[0]) })
  return undefined
}

/** What a schema makes of a value; `null`: it can't be had. */
export function orNothing<Value>(value: unknown, schema: v.GenericSchema<unknown, Value>): Value | null {
  const result = v.safeParse(schema, value)
  return result.success ? result.output : null
}
