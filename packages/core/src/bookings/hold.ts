import { MINUTE_MS } from '../time/date.js'
import { type Decision, refuse } from './decision.js'
import { type Place, findPlace } from './place.js'
import type { PlaceSnapshot } from './snapshot.js'

export interface HoldWrite {
  readonly place: Place
  /** Epoch ms. From this instant on the hold keeps nothing. */
  readonly expiresAt: number
}

/** May a place be kept for `holdMinutes` while a customer types? Writes a claim without a customer; owes no messages. */
export function decideHold(snapshot: PlaceSnapshot, wish: { start: number; holdMinutes: number }): Decision<HoldWrite> {
  const answer = findPlace(snapshot, wish.start, { actor: 'customer' })
  if ('refusal' in answer) return refuse(answer.refusal)
  const expiresAt = snapshot.now + wish.holdMinutes * MINUTE_MS
  return { accepted: true, write: { place: answer.place, expiresAt }, events: [], messages: [] }
}
