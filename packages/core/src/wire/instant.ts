import * as v from 'valibot'
import { DAY_MS, MAX_INSTANT, MINUTE_MS, MIN_INSTANT } from '../time/date.js'

const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/

/** `T14:00:00Z` by minute of the day, as far as they have been asked for. */
const times = /* @__PURE__ */ Array.from<string | undefined>({ length: 1440 })
/** The day that was asked for last: slots come in order, and a day has many. */
let midnight = 0
let date = '1970-01-01'

/** `2026-03-08T14:00:00Z` for epoch milliseconds, as instants travel: UTC, whole seconds. */
export function toIso(instant: number): string {
  if (instant < MIN_INSTANT || instant >= MAX_INSTANT) return inSeconds(instant)
  let sinceMidnight = instant - midnight
  if (sinceMidnight < 0 || sinceMidnight >= DAY_MS) {
    midnight = Math.floor(instant / DAY_MS) * DAY_MS
    date = inSeconds(midnight).slice(0, 10)
    sinceMidnight = instant - midnight
  }
  const minute = (sinceMidnight / MINUTE_MS) | 0
  // Slots start on whole minutes. `Date` writes everything else: it costs more than finding the slot did.
  if (minute * MINUTE_MS !== sinceMidnight || sinceMidnight === DAY_MS) return inSeconds(instant)
  return date + (times[minute] ??= inSeconds(sinceMidnight).slice(10))
}

const inSeconds = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19)}Z`

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
  return instant >= MIN_INSTANT && instant < MAX_INSTANT ? instant : undefined
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
