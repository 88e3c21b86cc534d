import * as v from 'valibot'

const MAX_LIMIT = 200
const DEFAULT_LIMIT = 50

/** What a list that comes in pages takes: `cursor` is the `nextCursor` of the page before. */
export const pageQuery = v.object({
  limit: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[1-9]\d{0,2}$/, `Use a number from 1 to ${MAX_LIMIT}.`),
      v.transform(Number),
      v.maxValue(MAX_LIMIT, `Use a number from 1 to ${MAX_LIMIT}.`),
    ),
    String(DEFAULT_LIMIT),
  ),
  cursor: v.optional(v.pipe(v.string(), v.maxLength(200, 'Use the nextCursor of the page before.'))),
})
