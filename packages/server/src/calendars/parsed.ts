import * as v from 'valibot'
import { CalendarError } from './calendar-error.js'

/** An answer in the shape that it must have. @throws CalendarError `unavailable` when it is another */
export function parsed<Schema extends v.GenericSchema>(
  service: string,
  schema: Schema,
  json: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, json)
  if (result.success) return result.output
  throw new CalendarError('unavailable', `${service} answered something else than asked for.`)
}
