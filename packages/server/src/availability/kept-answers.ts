import type { SlotsAnswer } from './answer.js'
import type { AvailabilityStore } from './store.js'

interface Entry {
  readonly answer: SlotsAnswer
  /** What the storage said before it was asked. */
  readonly version: string
  /** From when until when (epoch ms, inclusive) it is right, unless something is written. */
  readonly from: number
  readonly until: number
}

/** Some hundred months of a large shop. */
const MAX_BYTES = 20_000_000
/** What an entry takes beside its answer and its question. */
const ENTRY_BYTES = 500

/** Gives the answer to a question at `now` (epoch ms): the one it has, while that is right, else what `find` brings. */
export type KeptAnswers = (question: string, now: number, find: () => Promise<SlotsAnswer>) => Promise<SlotsAnswer>

/**
 * Keeps answers for as long as nothing has been written, no hold has run out and no slot has come too near: many
 * visitors ask the same. Bounded; what was kept longest goes first.
 */
export function keepAnswers(store: AvailabilityStore): KeptAnswers {
  const entries = new Map<string, Entry>()
  let bytes = 0

  const sizeOf = (question: string, { answer }: Entry): number => ENTRY_BYTES + question.length + answer.byteLength

  const remove = (question: string): void => {
    const entry = entries.get(question)
    if (!entry) return
    bytes -= sizeOf(question, entry)
    entries.delete(question)
  }

  const keep = (question: string, entry: Entry): void => {
    remove(question)
    entries.set(question, entry)
    bytes += sizeOf(question, entry)
    for (const oldest of entries.keys()) {
      if (bytes <= MAX_BYTES) return
      remove(oldest)
    }
  }

  return async (question, now, find) => {
    // Asked first: what is written while the answer is being found makes it old at once.
    const version = await store.version()
    const known = entries.get(question)
    if (known?.version === version && known.from <= now && now <= known.until) return known.answer
    const answer = await find()
    const expiry = await store.nextExpiry(now)
    keep(question, { answer, version, from: now, until: Math.min(answer.until, (expiry ?? Infinity) - 1) })
    return answer
  }
}
