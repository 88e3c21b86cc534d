import * as v from 'valibot'

const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/

/** `2026-03-08T14:00:00Z` for epoch milliseconds, as instants travel: UTC, whole seconds. */
export const toIso = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19)}Z`

/**
 * Epoch milliseconds of an ISO 8601 instant with an offset (`Z` or `+01:00`), or `undefined` when it is none: a local
 * time without an offset, a date that doesn't exist (`2026-02-30`), a year outside 1900 to 2199.
 */
export function fromIso(text: string): number | undefined {
  if (!ISO_INSTANT.test(text)) return undefined
  const instant = Date.parse(text)
  if (Number.isNaN(instant)) return undefined
  // Date.parse lets some engines' 30 February run over into March: the date must come back as it went in.
  const wallClock = Date.parse(`${text.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(wallClock) || new Date(wallClock).toISOString().slice(0, 10) !== text.slice(0, 10)) return undefined
  return instant >= Date.UTC(1900, 0, 1) && instant < Date.UTC(2200, 0, 1) ? instant : undefined
}

/** An instant on input: any offset is accepted and means the same instant. Output: epoch ms. */
export const instantInput = v.pipe(
  v.string('Use an instant such as 2026-03-08T14:00:00Z.'),
  v.description('ISO 8601 instant with an offset, such as 2026-03-08T14:00:00Z'),
  v.check(
    (text) => fromIso(text) !== undefined,
    'Use an instant with its offset, such as 2026-03-08T14:00:00Z or 2026-03-08T15:00:00+01:00.',
  ),
  v.transform((text) => fromIso(text) as number),
)

/** An instant on output: UTC, whole seconds. */
export const instantOutput = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/),
  v.description('ISO 8601 instant in UTC, such as 2026-03-08T14:00:00Z'),
)
