import type { Span } from '../time/interval.js'

/**
 * What happens to a booking whose event somebody deleted or moved in their own calendar: with `show`, it is shown to the
 * administrator; with `follow`, the booking is cancelled or moved as well, where it may be.
 */
export const HAND_MADE_POLICIES = ['show', 'follow'] as const

export type HandMadePolicy = (typeof HAND_MADE_POLICIES)[number]

/** Where an event was put for a booking, and where it is now; `null`: it is gone. Epoch ms. */
export interface SeenEvent {
  readonly put: Span
  readonly seen: Span | null
  /** Whether it is a series by now: then `seen` is where it is nearest to where it was put. */
  readonly recurs: boolean
}

export const HAND_MADE_CHANGES = ['deleted', 'moved', 'recurs'] as const

export type HandMadeChange = (typeof HAND_MADE_CHANGES)[number]

/** Where an event is that was put for a booking, of all its times. One that has a time where it was put is still there; so is one that takes none. */
export function nearestPlace(places: readonly Span[], put: Span): Span {
  const [only] = places
  if (only && places.length === 1) return only
  if (places.some(({ start, end }) => start <= put.start && put.start < end)) return put
  const distance = ({ start }: Span): number => Math.abs(start - put.start)
  return places.reduce((best, place) => (distance(place) < distance(best) ? place : best), only ?? put)
}

/** What was done by hand to the event of a booking; `null`: nothing. */
export function handMadeChange({ put, seen, recurs }: SeenEvent): HandMadeChange | null {
  if (seen === null) return 'deleted'
  if (!isSame(put, seen)) return 'moved'
  return recurs ? 'recurs' : null
}

/**
 * What follows for the booking from a change made by hand. An event that only got longer or shorter, at either end, or
 * recurs, moves nobody: how long and how often a booking takes place, its service says. And nothing of the past follows.
 */
export function bookingFollows(
  { put, seen }: Pick<SeenEvent, 'put' | 'seen'>,
  policy: HandMadePolicy,
  now: number,
): { readonly cancel: true } | { readonly moveTo: number } | null {
  if (policy === 'show' || put.start <= now) return null
  if (seen === null) return { cancel: true }
  return seen.start === put.start || isStretched(put, seen) ? null : { moveTo: seen.start }
}

/** Whether an event has another length by now, and still some of the time where it was put. */
const isStretched = (put: Span, seen: Span): boolean =>
  seen.end - seen.start !== put.end - put.start && seen.start < put.end && put.start < seen.end

/** The event of a booking, as it is found when it is to be written. */
export interface FoundEvent extends SeenEvent {
  /** Where it is to be; `null`: nowhere any more. */
  readonly wanted: Span | null
  /**
   * How else it may be by now without anybody's hand, or with an administrator's consent to lose it: where its booking
   * was, where it was seen, and as the `series` that it was made.
   */
  readonly expected: readonly (Span | 'series' | null)[]
  /** Whether the change was noticed before, and its booking couldn't or wasn't to follow it. */
  readonly isDecided: boolean
}

/** What of somebody's doing would be lost by writing an event; `null`: nothing, or they get what they wanted. */
export function lostByWriting(found: FoundEvent): HandMadeChange | null {
  const { put, seen, recurs, wanted, expected } = found
  if (recurs ? expected.includes('series') : expected.some((place) => place !== 'series' && isSame(place, seen))) {
    return null
  }
  const isAgreed = wanted === null ? seen === null : seen?.start === wanted.start && wanted.start !== put.start
  if (!isAgreed) return handMadeChange(found)
  // The booking is at one of its times; the others go.
  return recurs ? 'recurs' : null
}

/** Whether an event is left as somebody's hand has made it, for the booking to follow. */
export function isLeftToFollow(found: FoundEvent, policy: HandMadePolicy, now: number): boolean {
  if (found.wanted === null || found.isDecided) return false
  const lost = lostByWriting(found)
  return lost !== null && lost !== 'recurs' && bookingFollows(found, policy, now) !== null
}

const isSame = (one: Span | null, other: Span | null): boolean => one?.start === other?.start && one?.end === other?.end

const FEW = 3
const SHARE = 0.2

/**
 * Whether so many of a calendar's events that were put there are found gone or moved at once that it isn't what somebody
 * did by hand, but a calendar that was emptied, replaced or exchanged.
 */
export const isSweep = (changed: number, all: number): boolean => changed > Math.max(FEW, all * SHARE)
