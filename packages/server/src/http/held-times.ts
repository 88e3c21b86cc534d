import { uuidv7 } from 'uuidv7'
import type { Clock } from '../clock.js'
import { refuseExcess } from './refuse-excess.js'

/** A form keeps one time, and for a moment two while its customer chooses another. */
export const MAX_HELD = 3

/** Several people may book behind one address before the first of them reads their mail. */
export const MAX_UNCONFIRMED_OF_CLIENT = 10

/** Clients kept at most: an attacker with many addresses fills this, not the memory. */
const MAX_CLIENTS = 50_000

/** The times that each client keeps from everyone else now. In this process alone, as rate limits are. */
export interface HeldTimes {
  /**
   * Counts a hold until it ends by itself (epoch ms).
   *
   * @throws ProblemError `too-many-requests` when the client has enough of them
   */
  begin(client: string, token: string, until: number): void
  /** It was given up, has become a booking, or was never made. */
  end(client: string, token: string): void
}

export function heldTimes(maximum: number, clock: Clock): HeldTimes {
  const byClient = new Map<string, Map<string, number>>()
  const liveOf = (client: string, now: number): Map<string, number> =>
    new Map([...(byClient.get(client) ?? [])].filter(([, until]) => until > now))
  const forget = (now: number): void => {
    for (const client of byClient.keys()) if (liveOf(client, now).size === 0) byClient.delete(client)
    // All in use: the oldest give way.
    for (const client of byClient.keys()) {
      if (byClient.size < MAX_CLIENTS) return
      byClient.delete(client)
    }
  }
  return {
    begin: (client, token, until) => {
      const now = clock()
      const held = liveOf(client, now)
      if (held.size >= maximum) {
        refuseExcess(Math.ceil((Math.min(...held.values()) - now) / 1000), 'times kept from your address at once')
      }
      if (byClient.size >= MAX_CLIENTS) forget(now)
      byClient.set(client, held.set(token, until))
    },
    end: (client, token) => void byClient.get(client)?.delete(token),
  }
}

/** Counts a hold that is about to be made: before, so that many at once can't pass, and no longer if it isn't made. */
export async function countedAsHeld<Outcome extends object>(
  held: HeldTimes,
  { client, token, until }: { readonly client: string; readonly token: string; readonly until: number },
  make: () => Promise<Outcome>,
): Promise<Outcome> {
  held.begin(client, token, until)
  let isMade = false
  try {
    const outcome = await make()
    isMade = 'hold' in outcome
    return outcome
  } finally {
    if (!isMade) held.end(client, token)
  }
}

/** The same for a booking that its customer has yet to confirm, and counts until then by its id. */
export async function countedAsUnconfirmed<Made extends { readonly booking: { readonly id: string } }>(
  unconfirmed: HeldTimes,
  client: string,
  { until, book }: { readonly until: number; readonly book: () => Promise<Made> },
): Promise<Made> {
  const attempt = uuidv7()
  unconfirmed.begin(client, attempt, until)
  try {
    const made = await book()
    // In its place: between the two, nobody else is served.
    unconfirmed.end(client, attempt)
    unconfirmed.begin(client, made.booking.id, until)
    return made
  } catch (error) {
    unconfirmed.end(client, attempt)
    throw error
  }
}

export const ANY_NUMBER_HELD: HeldTimes = { begin: () => {}, end: () => {} }
