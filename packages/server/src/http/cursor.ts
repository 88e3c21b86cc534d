import { DEFAULT_PAGE_SIZE } from '@openslot/core/wire'
import * as v from 'valibot'
import { invalid } from './validate.js'

type Position = readonly (string | number)[]

/** The place in a list that is ordered by one text, such as an id. */
export const byText = v.tuple([v.string()])

/** A list that is read page by page. */
export interface PagedList<Row, P extends Position> {
  /** What its cursors hold: the place where a page ended. */
  readonly position: v.GenericSchema<unknown, P>
  /** At most `limit` rows, those behind `after` (`undefined`: from the beginning). */
  readonly load: (after: P | undefined, limit: number) => Promise<readonly Row[]>
  readonly positionOf: (row: NoInfer<Row>) => Position
}

/**
 * The page that a query asks for, and the cursor of the next one.
 *
 * @throws ProblemError `validation` when its cursor is none of this list's
 */
export async function readPage<Row, P extends Position>(
  { cursor, limit = DEFAULT_PAGE_SIZE }: { readonly cursor?: string | undefined; readonly limit?: number | undefined },
  { position, load, positionOf }: PagedList<Row, P>,
): Promise<{ page: readonly Row[]; nextCursor: string | null }> {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, position)
  // One more than fits tells whether there are more.
  const rows = await load(after, limit + 1)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { page, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(positionOf(last)) : null }
}

/** Where a page ended, for the client to bring back: opaque, so that it may change. */
const encodeCursor = (position: Position): string => Buffer.from(JSON.stringify(position)).toString('base64url')

function decodeCursor<P>(cursor: string, schema: v.GenericSchema<unknown, P>): P {
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
