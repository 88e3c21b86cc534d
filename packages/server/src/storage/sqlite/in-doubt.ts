import type { AskedEvent, OwnEvent } from '../../calendars/own-events.js'
import type { Pulled } from '../../calendars/provider.js'
import type { SqliteDb } from './db.js'
import { transact } from './transact.js'

/** Does `work`, unless something has to be asked for first. @returns what */
export async function unlessInDoubt(db: SqliteDb, work: (tx: SqliteDb) => void): Promise<readonly OwnEvent[]> {
  try {
    await transact(db, work)
    return []
  } catch (error) {
    if (error instanceof InDoubt) return error.events
    throw error
  }
}

/** Takes back what was stored. */
export class InDoubt extends Error {
  readonly events: readonly OwnEvent[]

  constructor(events: readonly OwnEvent[]) {
    super('What has become of some events has to be asked for.')
    this.events = events
  }
}

/** What was read, with what is known better of events of bookings. Of a series, what was read has all occurrences. */
export function withAsked(pulled: Pulled, asked: readonly AskedEvent[]): Pulled {
  const better = asked.filter(({ event }) => event === null || event.at !== null || event.isCancelled)
  if (better.length === 0) return pulled
  const found = better.flatMap(({ event, uid }) => (event === null ? [] : [{ ...event, uid }]))
  const refs = new Set([...better, ...found].map(({ ref }) => ref))
  return {
    ...pulled,
    events: [...pulled.events.filter(({ ref }) => !refs.has(ref)), ...found],
    removed: [...pulled.removed, ...better.map(({ ref }) => ref)],
  }
}
