import type { Claim } from './store.js'

const FIRST_WAIT_MS = 10_000
const LONGEST_WAIT_MS = 60 * 60_000
const GIVE_UP_AFTER_MS = 24 * 60 * 60_000

/** After so many failures, the waits are as long as they get: more of them aren't counted. */
export const MOST_FAILURES = 10

/** Far more than are counted: only a message that ends its worker each time, before it can say so, gets there. */
export const MOST_TRIES = 100

/**
 * When to try a message again after its `tries`th failure (epoch ms), or `null` to give it up: a day after it was first
 * tried, however long it had waited for that, and not before a last try at that mark. Waits double from ten seconds to
 * an hour, and shrink again as its appointment comes near: what arrives after that helps nobody, and reminders wait
 * behind it. `random` (0 to 1) spreads them, so that a recovered mail server isn't met by everything at once.
 * `atLeastMs` is how long the other side asked to be left alone; within the day it is asked once more, however long that
 * is. With `untilStart`, it isn't given up before its appointment begins, if that is later.
 */
export function retryAt(
  { tries, triedSinceMs, startMs }: Pick<Claim, 'tries' | 'triedSinceMs' | 'startMs'>,
  nowMs: number,
  random: number,
  { atLeastMs = 0, untilStart = false }: { readonly atLeastMs?: number; readonly untilStart?: boolean } = {},
): number | null {
  const toStart = startMs !== null && startMs > nowMs ? startMs - nowMs : Infinity
  const longest = Math.min(LONGEST_WAIT_MS, Math.max(FIRST_WAIT_MS, toStart / 4))
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), longest)
  const at = nowMs + Math.round(wait * (0.75 + random / 2))
  const lastAt = Math.max(triedSinceMs + GIVE_UP_AFTER_MS, untilStart ? (startMs ?? 0) : 0)
  return nowMs >= lastAt ? null : Math.min(Math.max(at, nowMs + atLeastMs), lastAt)
}
