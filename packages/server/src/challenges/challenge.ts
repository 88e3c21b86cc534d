import type { Challenge } from '@openslot/core/wire'
import * as v from 'valibot'
import { ProblemError } from '../http/problem.js'
import type { ServerContext } from '../context.js'
import { challengeLibrary, keyLibrary } from '../late.js'
import { deriveToken } from '../tokens.js'
import type { ProofOfWork } from './store.js'

/** How long a challenge may be kept before its solution is sent. */
const LIFE_MS = 10 * 60_000

/** About a second of a phone's time: 256 keys on average. The server checks one. */
const WORK = { algorithm: 'PBKDF2/SHA-256', cost: 2000, keyLength: 32, keyPrefix: '00' } as const

const hex = (bytes: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`)))

/** What ALTCHA's clients send, before its Base64. Nothing but what this server gives out, so nothing else is computed. */
const payload = v.object({
  challenge: v.object({
    parameters: v.strictObject({
      algorithm: v.literal(WORK.algorithm),
      nonce: hex(16),
      salt: hex(16),
      cost: v.literal(WORK.cost),
      keyLength: v.literal(WORK.keyLength),
      keyPrefix: v.literal(WORK.keyPrefix),
      data: v.strictObject({ expires: v.pipe(v.number(), v.safeInteger()) }),
    }),
    signature: hex(32),
  }),
  solution: v.object({ counter: v.pipe(v.number(), v.safeInteger()), derivedKey: hex(WORK.keyLength) }),
})

/** A new challenge, of which nothing is stored: its signature says that it is ours, and until when it is good. */
export async function newChallenge({ secret, clock }: ServerContext): Promise<Challenge> {
  // In the signed data, not as ALTCHA's own `expiresAt`: its library would ask the machine's clock.
  const data = { expires: Math.floor((clock() + LIFE_MS) / 1000) }
  const { createChallenge } = challengeLibrary()
  const { deriveKey } = keyLibrary()
  return (await createChallenge({ ...WORK, data, deriveKey, hmacSignatureSecret: key(secret) })) as Challenge
}

/**
 * A solution that is right and in time. That it is good once, the booking's own transaction sees to.
 *
 * @throws ProblemError `challenge-required` when it is missing, wrong or late
 */
export async function requireProof(
  { clock, secret }: ServerContext,
  solution: string | undefined,
): Promise<ProofOfWork> {
  if (solution === undefined) throw refused('This server asks for a proof of work before a booking.')
  const parsed = v.safeParse(payload, decoded(solution))
  if (!parsed.success) throw refused('That is no solution of a challenge.')
  const { challenge, solution: found } = parsed.output
  const { verifySolution } = challengeLibrary()
  const { deriveKey } = keyLibrary()
  const { verified } = await verifySolution({
    challenge,
    solution: found,
    deriveKey,
    hmacSignatureSecret: key(secret),
  })
  if (!verified) throw refused('The solution is wrong.')
  const { nonce, data } = challenge.parameters
  const expiresMs = data.expires * 1000
  if (expiresMs <= clock()) throw refused('The challenge has run out.')
  return { id: nonce, expiresMs }
}

export const spentProof = (): ProblemError => refused('The solution was used before.')

const key = (secret: string): string => deriveToken(secret, 'challenge', 'signature')

function decoded(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64').toString('utf8'))
  } catch {
    return undefined
  }
}

const refused = (why: string): ProblemError =>
  new ProblemError('challenge-required', `${why} Solve one from GET /v1/challenge and send it in "challenge".`)
