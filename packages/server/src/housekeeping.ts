import { decideDecline } from '@openslot/core'
import { log } from './log.js'
import type { Clock } from './clock.js'
import { type Retention, clearingOf, keptSince } from './retention/retention.js'
import { idleSince } from './users/sessions.js'
import type { Storage } from './storage/storage.js'

export interface HousekeepingOptions {
  readonly storage: Storage
  readonly clock: Clock
  /** How often to look, in ms; `null`: only when told to. */
  readonly everyMs: number | null
  readonly retention: Retention
  /** Called when messages may have become due. */
  readonly wakeDispatcher: () => void
}

export interface Housekeeping {
  /** Does what time alone makes due, and resolves when that is done. */
  run(): Promise<void>
  /** Finishes what is at hand and stops. */
  stop(): Promise<void>
}

/**
 * What nobody's request brings about: what has run out is cleared away, and bookings whose start passed before anybody
 * approved them are declined. Several servers on one file may do it at once: each decision is made where it is stored.
 */
export function startHousekeeping({
  storage,
  clock,
  everyMs,
  retention,
  wakeDispatcher,
}: HousekeepingOptions): Housekeeping {
  const clearing = clearingOf(storage.retention, retention)
  let isStopped = false
  let running: Promise<void> | undefined

  const declineOverdue = async (now: number): Promise<void> => {
    const ids = await storage.bookings.overdueRequests(now)
    for (const id of ids) {
      // Somebody may have been faster: then it is refused, and that is that.
      await storage.bookings.changeStatus(id, { now, reason: null }, (snapshot) =>
        decideDecline(snapshot, { actor: 'system' }),
      )
    }
    if (ids.length > 0) wakeDispatcher()
  }

  const tidy = async (): Promise<void> => {
    const now = clock()
    await storage.holds.clearExpired(now)
    await declineOverdue(now)
    await storage.idempotency.forget(now)
    if (retention.webhooksDays !== null) await storage.webhooks.forget(keptSince(now, retention.webhooksDays))
    await storage.users.forgetEnded({ nowMs: now, idleSinceMs: idleSince(now) })
    await clearing.run(now, () => isStopped)
  }

  const run = (): Promise<void> => {
    running ??= tidy()
      // The database may be busy or away for a moment; what is due still is at the next tick.
      .catch((error: unknown) => log.error({ err: error }, 'Housekeeping stopped half-way.'))
      .finally(() => {
        running = undefined
      })
    return running
  }

  const timer = everyMs === null ? undefined : setInterval(() => void run(), everyMs)
  timer?.unref()
  return {
    run,
    stop: async () => {
      isStopped = true
      clearInterval(timer)
      await running
    },
  }
}
