import { createHash } from 'node:crypto'
import { pointerTo } from '@openslot/core/wire'
import type { Context } from 'hono'
import { ProblemError } from './problem.js'
import { invalid } from './validate.js'

export const IDEMPOTENCY_KEY = 'Idempotency-Key'

/** For how long a first answer is given again, in ms. */
export const REMEMBERED_MS = 24 * 60 * 60_000

/** What a key belongs to: the same one may be used for a hold and for its booking. */
export type AttemptScope = 'bookings' | 'holds' | 'admin-bookings'

/** One wish of a client, however often it is sent. */
export interface Attempt {
  readonly scope: AttemptScope
  /** The key itself opens the answer, token and all, for who also knows the body: only its hash is kept. */
  readonly keyHash: string
  /** Of the request's body. */
  readonly fingerprint: string
}

export interface FirstAnswer {
  readonly fingerprint: string
  /** The booking or hold that was made. */
  readonly subjectId: string
  /** JSON, without tokens. */
  readonly answer: string
}

/** First answers are recorded by the transactions that make what they tell of. Refusals are not: they change nothing. */
export interface IdempotencyStore {
  find(attempt: Attempt, nowMs: number): Promise<FirstAnswer | undefined>
  /** Forgets what is older than {@link REMEMBERED_MS}; returns how many. */
  forget(nowMs: number): Promise<number>
}

/** How a route answers an attempt: for the first time, or as it was answered before. */
interface Answers {
  /** @param attempt `undefined`: the request carries no key */
  readonly first: (attempt: Attempt | undefined) => Promise<Response>
  readonly again: (answered: object) => Response | Promise<Response>
}

export type AnswerOnce = (
  c: Context,
  /** `body` as checked: equal bodies mean the same wish, in whatever order their fields come. */
  wish: { readonly body: unknown; readonly now: number },
  answers: Answers,
) => Promise<Response>

/**
 * Answers each attempt once, and then the same again. Of those that arrive at once in this process, one is answered
 * after the other: so no limit counts an attempt twice. Between processes, the transaction that answers it decides.
 *
 * @throws ProblemError `validation`, or `idempotency-conflict` when another body was answered
 */
export function answerOnce(store: IdempotencyStore, scope: AttemptScope): AnswerOnce {
  const inHand = new Map<string, Promise<unknown>>()
  return async (c, { body, now }, { first, again }) => {
    const attempt = readAttempt(c, scope, body)
    if (!attempt) return first(undefined)
    const answered = async (): Promise<Response | undefined> => {
      const known = await store.find(attempt, now)
      return known && again(answerAgain(known, attempt))
    }
    const answer = async (): Promise<Response> => {
      try {
        return (await answered()) ?? (await first(attempt))
      } catch (error) {
        // Another process may have answered it meanwhile, where no limit stood in the way.
        const late = error instanceof ProblemError && error.slug === 'too-many-requests' ? await answered() : undefined
        if (late) return late
        throw error
      }
    }
    const { keyHash } = attempt
    const turn = (inHand.get(keyHash) ?? Promise.resolve()).then(answer)
    const settled = turn.then(
      () => {},
      () => {},
    )
    inHand.set(keyHash, settled)
    try {
      return await turn
    } finally {
      if (inHand.get(keyHash) === settled) inHand.delete(keyHash)
    }
  }
}

function readAttempt(c: Context, scope: AttemptScope, body: unknown): Attempt | undefined {
  const key = c.req.header(IDEMPOTENCY_KEY)
  if (key === undefined) return undefined
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    const message = `Use 1 to 255 visible ASCII characters for ${IDEMPOTENCY_KEY}, such as a UUID.`
    throw invalid([{ pointer: pointerTo([IDEMPOTENCY_KEY]), message }])
  }
  return { scope, keyHash: sha256(key), fingerprint: sha256(canonical(body)) }
}

/** The answer that was given first. @throws ProblemError `idempotency-conflict` when it was given to another body */
export function answerAgain(first: FirstAnswer, attempt: Attempt | undefined): object {
  if (!attempt) throw new Error('Nothing can repeat itself without a key.')
  if (first.fingerprint === attempt.fingerprint) return JSON.parse(first.answer) as object
  throw new ProblemError(
    'idempotency-conflict',
    `This ${IDEMPOTENCY_KEY} came with another request before. Use a new key for each booking.`,
  )
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** JSON with its keys in order. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
