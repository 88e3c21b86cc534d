import * as v from 'valibot'
import { invalid } from './validate.js'

/** Where a page ended, for the client to bring back: opaque, so that it may change. */
export const encodeCursor = (position: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url')

/** @throws ProblemError `validation` when it is none of `schema`'s */
export function decodeCursor<S extends v.GenericSchema>(cursor: string, schema: S): v.InferOutput<S> {
  const result = v.safeParse(schema, parsed(Buffer.from(cursor, 'base64url').toString('utf8')))
  if (result.success) return result.output
  throw invalid([{ pointer: '/cursor', message: 'That is no cursor of this list. Leave it out to begin anew.' }])
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Of one more than fits: those that fit, and the cursor behind the last of them when there are more. */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  positionOf: (row: T) => readonly (string | number)[],
): { page: readonly T[]; nextCursor: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { page, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(positionOf(last)) : null }
}
