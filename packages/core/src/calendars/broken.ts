import { MINUTE_MS } from '../time/date.js'
import { READ_WITHIN_MINUTES } from './known.js'

/** How reading an outside calendar goes. Instants in epoch ms. */
export interface ReadingState {
  /** `null`: it works. */
  readonly failingSince: number | null
  /** Whether only a person can mend it. */
  readonly needsPerson: boolean
}

/** Whether a calendar is broken, for people to be told: a service that is down for some minutes mends itself. */
export const isBroken = ({ failingSince, needsPerson }: ReadingState, now: number): boolean =>
  failingSince !== null && (needsPerson || now - failingSince >= READ_WITHIN_MINUTES * MINUTE_MS)

const FIRST_WAIT_MS = MINUTE_MS
const LONGEST_WAIT_MS = 30 * MINUTE_MS

/**
 * How long (ms) a calendar is left alone after it couldn't be read `failures` times in a row: from a minute, doubling, to
 * half an hour; longer only where the service asks for it.
 */
export const waitAfter = (failures: number, askedForMs = 0): number =>
  Math.max(Math.min(FIRST_WAIT_MS * 2 ** Math.max(0, failures - 1), LONGEST_WAIT_MS), askedForMs)
