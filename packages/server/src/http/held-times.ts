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
  /** It is stored: from now on the database knows best whether it is still kept. */
  store(name: string): void
  /** It was given up, has become a booking, was never made, or is nobody's to confirm any more: whoever brought that about. */
  end(name: string): void
  /** The stored ones of a client that has no room for another; none while it has. */
  inTheWay(client: string): string[]
}

interface Held {
  readonly until: number
  readonly isStored: boolean
}

export function heldTimes(maximum: number, clock: Clock): HeldTimes {
  /** By name. The client that began one last is the last. */
  const byClient = new Map<string, Map<string, Held>>()
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
  const heldBy = (client: string): Map<string, Held> => {
    const held = byClient.get(client) ?? new Map<string, Held>()
    for (const [name, { until }] of held) if (until <= clock()) end(name)
    return held
  }
  return {
    begin: (client, name, until) => {
      const held = heldBy(client)
      if (held.size >= maximum) {
        const first = Math.min(...Array.from(held.values(), (other) => other.until))
        refuseExcess(Math.ceil((first - clock()) / 1000), 'times kept from your address at once')
      }
      byClient.delete(client)
      // The one that has begun nothing for longest gives way: most likely all of its own has ended.
      const [oldest] = byClient.keys()
      if (oldest !== undefined && byClient.size >= MAX_CLIENTS) forget(oldest)
      byClient.set(client, held.set(name, { until, isStored: false }))
      clientOf.set(name, client)
    },
    store: (name) => {
      const held = byClient.get(clientOf.get(name) ?? '')
      const known = held?.get(name)
      if (known) held?.set(name, { ...known, isStored: true })
    },
    end,
    inTheWay: (client) => {
      const held = heldBy(client)
      return held.size < maximum ? [] : [...held].filter(([, { isStored }]) => isStored).map(([name]) => name)
    },
  }
}

interface Keeping {
  readonly client: string
  readonly name: string
  /** Epoch ms. */
  readonly until: number
  /** Whether the database still has another one of this name: another process may have ended it, or an erasure. */
  readonly isKept: (name: string) => Promise<boolean>
}

/** Counts a time that is about to be kept: before, so that many at once can't pass, and no longer unless it is. */
export async function countedAsHeld<Outcome>(
  held: HeldTimes,
  { client, name, until, isKept }: Keeping,
  keep: () => Promise<Outcome>,
  isNew: (outcome: Outcome) => boolean,
): Promise<Outcome> {
  for (const other of held.inTheWay(client)) if (!(await isKept(other))) held.end(other)
  held.begin(client, name, until)
  let hasBegun = false
  try {
    const outcome = await keep()
    hasBegun = isNew(outcome)
    return outcome
  } finally {
    if (hasBegun) held.store(name)
    else held.end(name)
  }
}

export const ANY_NUMBER_HELD: HeldTimes = { begin: () => {}, store: () => {}, end: () => {}, inTheWay: () => [] }
