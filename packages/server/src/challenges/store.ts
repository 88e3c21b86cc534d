/** A challenge that was solved: good for one booking, which records it. */
export interface ProofOfWork {
  readonly id: string
  /** Until when it must be remembered (epoch ms): then it is good for nothing anyway. */
  readonly expiresMs: number
}
