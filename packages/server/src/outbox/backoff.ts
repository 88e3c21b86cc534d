const FIRST_WAIT_MS = 10_000
const LONGEST_WAIT_MS = 60 * 60_000
const GIVE_UP_AFTER_MS = 24 * 60 * 60_000

/** Far above what the waits allow in a day: only a message that ends its worker each time gets there. */
export const MOST_TRIES = 100

/**
 * When to try a message again after its `tries`th failure (epoch ms), or `null` to give it up: a day after it was first
 * tried, however long it had waited for that. Waits double from ten seconds to an hour; `random` (0 to 1) spreads them, so that a recovered mail
 * server isn't met by everything at once. `atLeastMs` is how long the other side asked to be left alone.
 */
export function retryAt(
  message: { readonly tries: number; readonly triedSinceMs: number },
  nowMs: number,
  random: number,
  atLeastMs = 0,
): number | null {
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (message.tries - 1), LONGEST_WAIT_MS)
  const at = nowMs + Math.max(Math.round(wait * (0.75 + random / 2)), atLeastMs)
  return at - message.triedSinceMs > GIVE_UP_AFTER_MS ? null : at
}
