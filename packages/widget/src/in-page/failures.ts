import type { ProblemSlug } from '@openslot/core/wire'
import { answerProblem } from './answers.js'
import type { Endpoint } from './routes.js'

/**
 * What goes wrong: a problem of the API by its name, a status without one (as from a proxy in front of the server),
 * `network` (nothing arrives), `lost` (it is done, and the answer doesn't arrive), or an answer of your own.
 */
export type Failure = number | ProblemSlug | 'network' | 'lost' | (() => Response | Promise<Response>)

export interface FailureOptions {
  /** How often; left out: until it is ended. */
  readonly times?: number
}

/** Failures that were ordered, by endpoint; the last one ordered goes first. */
export class Failures {
  readonly #ordered: { readonly endpoint: Endpoint; readonly failure: Failure; left: number }[] = []

  /** @returns what ends it */
  order(endpoint: Endpoint, failure: Failure, { times = Infinity }: FailureOptions): () => void {
    const entry = { endpoint, failure, left: times }
    this.#ordered.unshift(entry)
    return () => {
      entry.left = 0
    }
  }

  next(endpoint: Endpoint): Failure | undefined {
    const entry = this.#ordered.find((candidate) => candidate.endpoint === endpoint && candidate.left > 0)
    if (entry) entry.left -= 1
    return entry?.failure
  }

  clear(): void {
    this.#ordered.length = 0
  }
}

/** What a browser makes of an answer that never arrives. */
export const networkError = (): Response => Response.error()

export async function failWith(failure: Exclude<Failure, 'network' | 'lost'>): Promise<Response> {
  if (typeof failure === 'function') return failure()
  if (typeof failure === 'string') return answerProblem(failure)
  return new Response(`<h1>${failure}</h1>`, { status: failure, headers: { 'Content-Type': 'text/html' } })
}
