/** An answer to `GET /v1/slots`, written out but for the time at which it is given. */
export interface KeptAnswer {
  readonly etag: string
  /** The JSON object without its closing brace. */
  readonly text: string
}

interface Entry extends KeptAnswer {
  readonly version: string
  /** From when until when (epoch ms, inclusive) the passing of time leaves it as it is. */
  readonly from: number
  readonly until: number
}

/** Some hundred months of a large shop. */
const MAX_CHARACTERS = 20_000_000

/**
 * Answers that are still right: many visitors ask the same, and nothing has been written since. Bounded; whichever was
 * kept longest goes first.
 */
export class KeptAnswers {
  readonly #entries = new Map<string, Entry>()
  #characters = 0

  /**
   * @param version what the storage said before it was read
   * @param now epoch ms
   */
  find(question: string, version: string, now: number): KeptAnswer | undefined {
    const entry = this.#entries.get(question)
    return entry?.version === version && entry.from <= now && now <= entry.until ? entry : undefined
  }

  keep(question: string, entry: Entry): void {
    this.#remove(question)
    this.#entries.set(question, entry)
    this.#characters += entry.text.length
    for (const oldest of this.#entries.keys()) {
      if (this.#characters <= MAX_CHARACTERS) return
      this.#remove(oldest)
    }
  }

  #remove(question: string): void {
    this.#characters -= this.#entries.get(question)?.text.length ?? 0
    this.#entries.delete(question)
  }
}
