import { ApiError } from '../api/api-error.js'
import type { Api } from '../api/api.js'
import { getChallenge, solveChallenge } from '../api/solve-challenge.js'

/** What is quick needs no explanation. */
const SAY_SO_AFTER_MS = 1000

/**
 * Does the work that a server may ask for before a booking. Comes when it does.
 *
 * @param takesTime told when it does, and when it is over
 * @returns what goes into `challenge` of the booking
 */
export async function prove(api: Api, signal: AbortSignal, takesTime: (isProving: boolean) => void): Promise<string> {
  if (!isSecureContext) throw new ApiError('insecure', 'Browsers derive keys only on pages served by https.')
  const timer = setTimeout(() => takesTime(true), SAY_SO_AFTER_MS)
  try {
    return await solveChallenge(await getChallenge(api, signal), signal)
  } finally {
    clearTimeout(timer)
    takesTime(false)
  }
}
