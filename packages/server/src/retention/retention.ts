import { DAY_MS } from '@openslot/core'
import type { Looked, OverAppointments, Position, RetentionStore } from './store.js'

/** For how many days what is over is kept; `null`: for good. */
export interface Retention {
  /** Whom a booking was for, after its appointment. */
  readonly customersDays: number | null
  /** What was sent about a booking, after its appointment. */
  readonly messagesDays: number | null
  /** What happened to a booking, after its appointment. */
  readonly auditDays: number | null
  /** Bodies of webhooks that are done with, and the log of their deliveries. */
  readonly webhooksDays: number | null
}

/** From when on (epoch ms) something is kept for so many days. */
export const keptSince = (nowMs: number, days: number | null): number =>
  days === null ? -Infinity : nowMs - days * DAY_MS

/** How many slices are cleared in one go. The rest waits for the next. */
const SLICES = 40

export interface Clearing {
  /** Clears some of what has been kept for long enough. Resolves when that is done, or `isStopped` says so. */
  run(nowMs: number, isStopped: () => boolean): Promise<void>
}

/**
 * Clears away what has been kept for long enough, a slice at a time: whoever books meanwhile waits for no more than one
 * of them. Remembers how far it has come, so that years of bookings are looked through once for each start.
 */
export function clearingOf(store: RetentionStore, retention: Retention): Clearing {
  const jobs = [
    sweep(retention.customersDays, (over, nowMs) => store.eraseCustomers(over, nowMs)),
    sweep(retention.messagesDays, (over) => store.forgetMessages(over)),
    sweep(retention.auditDays, (over) => store.forgetAudit(over)),
  ]
  return {
    run: async (nowMs, isStopped) => {
      for (const job of jobs) {
        for (let slice = 0; slice < SLICES && !isStopped(); slice++) {
          if (!(await job(nowMs))) break
        }
      }
    },
  }
}

/** @returns what clears the next slice, and says whether there may be another one */
function sweep(
  days: number | null,
  clear: (over: OverAppointments, nowMs: number) => Promise<Looked>,
): (nowMs: number) => Promise<boolean> {
  let after: Position = { start: -Infinity, id: '' }
  let again: Position | null = null
  return async (nowMs) => {
    if (days === null) return false
    const { last, left } = await clear({ after, beforeMs: keptSince(nowMs, days) }, nowMs)
    again ??= left
    if (last !== null) {
      after = last
      return true
    }
    // What had begun and wasn't over is looked at again.
    after = again ?? after
    again = null
    return false
  }
}
