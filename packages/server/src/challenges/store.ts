/** Which proofs of work have been used. */
export interface ChallengeStore {
  /** Notes that it is used, and forgets those that have run out (epoch ms). @returns false when it was used before */
  use(challenge: { id: string; expiresMs: number; nowMs: number }): Promise<boolean>
}
