import * as v from 'valibot'
import { line } from '../fields.js'

export const DEFAULT_PAGE_SIZE = 50
export const MAX_PAGE_SIZE = 200

const SIZE = `Use a number from 1 to ${MAX_PAGE_SIZE}.`

/** How lists are asked for page by page. A cursor comes from the page before; nothing else is one. */
export const pageQuery = {
  cursor: v.optional(v.pipe(v.string(), v.maxLength(1000, 'That is no cursor of this list.'))),
  limit: v.optional(
    v.pipe(
      v.string(SIZE),
      v.regex(/^\d{1,4}$/, SIZE),
      v.transform(Number),
      v.minValue(1, SIZE),
      v.maxValue(MAX_PAGE_SIZE, SIZE),
    ),
  ),
}

/** What is searched for: parts of a name, an e-mail address or a phone number, in any order; or a number, however written. */
export const search = line('What is searched for', 100)

/** The query of a list that takes none: whoever narrows it must learn that it isn't narrowed. */
export const noQuery = v.strictObject({})
