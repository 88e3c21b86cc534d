const FIRST_WAIT_MS = 10_000
const LONGEST_WAIT_MS = 60 * 60_000
const GIVE_UP_AFTER_MS = 24 * 60 * 60_000

/**
 * When to try a message again after its `attempts`th failure (epoch ms), or `null` to give it up: a day after it
 * was owed. Waits double from ten seconds to an hour; `random` (0 to 1) spreads them, so that a recovered mail
 * server isn't met by everything at once.
 */
export function retryAt(
  message: { attempts: number; createdMs: number },
  nowMs: number,
  random: number,
): number | null {
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (message.attempts - 1), LONGEST_WAIT_MS)
  const at = nowMs + Math.round(wait * (0.75 + random / 2))
  return at - message.createdMs > GIVE_UP_AFTER_MS ? null : at
}
