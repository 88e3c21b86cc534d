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
   * Counts a time until it is free again by itself (epoch ms).
   *
   * @param name what it is ended by: a hold's token, an unconfirmed booking's id
   * @throws ProblemError `too-many-requests` when the client has enough of them
   */
  begin(client: string, name: string, until: number): void
  /** It was given up, has become a booking, was never made, or is nobody's to confirm any more: whoever brought that about. */
  end(name: string): void
}

export function heldTimes(maximum: number, clock: Clock): HeldTimes {
  /** Until when (epoch ms), by name. The client that began one last is the last. */
  const byClient = new Map<string, Map<string, number>>()
  const clientOf = new Map<string, string>()
  const end = (name: string): void => {
    const held = byClient.get(clientOf.get(name) ?? '')
    held?.delete(name)
    clientOf.delete(name)
  }
  const forget = (client: string): void => {
    for (const name of byClient.get(client)?.keys() ?? []) clientOf.delete(name)
    byClient.delete(client)
  }
  return {
    begin: (client, name, until) => {
      const now = clock()
      const held = byClient.get(client) ?? new Map<string, number>()
      for (const [other, ends] of held) if (ends <= now) end(other)
      if (held.size >= maximum) {
        refuseExcess(Math.ceil((Math.min(...held.values()) - now) / 1000), 'times kept from your address at once')
      }
      byClient.delete(client)
      // The one that has begun nothing for longest gives way: most likely all of its own has ended.
      const [oldest] = byClient.keys()
      if (oldest !== undefined && byClient.size >= MAX_CLIENTS) forget(oldest)
      byClient.set(client, held.set(name, until))
      clientOf.set(name, client)
    },
    end,
  }
}

/** Counts a time that is about to be kept: before, so that many at once can't pass, and no longer unless it is. */
export async function countedAsHeld<Outcome>(
  held: HeldTimes,
  { client, name, until }: { readonly client: string; readonly name: string; readonly until: number },
  keep: () => Promise<Outcome>,
  isKept: (outcome: Outcome) => boolean,
): Promise<Outcome> {
  held.begin(client, name, until)
  let isNew = false
  try {
    const outcome = await keep()
    isNew = isKept(outcome)
    return outcome
  } finally {
    if (!isNew) held.end(name)
  }
}

export const ANY_NUMBER_HELD: HeldTimes = { begin: () => {}, end: () => {} }
