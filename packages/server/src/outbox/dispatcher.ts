import type { Clock } from '../clock.js'
import { retryAt } from './backoff.js'
import type { DueMessage, OutboxStore } from './store.js'

export interface Dispatcher {
  /** Looks for due messages now instead of at the next tick. */
  wake(): void
  /** Sends everything that is due and resolves when that is done. */
  drain(): Promise<void>
  /** Finishes the message at hand and stops. */
  stop(): Promise<void>
}

export interface DispatcherOptions {
  readonly outbox: OutboxStore
  readonly clock: Clock
  /** Sends one message; rejects to have it tried again. */
  readonly deliver: (message: DueMessage) => Promise<void>
  /** How often to look for messages that fell due, in ms. `null`: only when woken. */
  readonly pollMs: number | null
}

/** Longer than the slowest delivery: a message whose worker died comes back after it. */
const LEASE_MS = 5 * 60_000

/** Sends what the outbox owes: at least once, even when this process dies half-way. */
export function startDispatcher({ outbox, clock, deliver, pollMs }: DispatcherOptions): Dispatcher {
  let running: Promise<void> | undefined
  let isWanted = false
  let isStopped = false

  const deliverOne = async (message: DueMessage): Promise<void> => {
    try {
      await deliver(message)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      const retryAtMs = retryAt(message, clock(), Math.random())
      await outbox.markFailed(message.id, { error: reason.slice(0, 500), retryAtMs })
      console.warn(`Message ${message.id} (${message.kind}) was not sent, attempt ${message.attempts}: ${reason}`)
      return
    }
    await outbox.markSent(message.id, clock())
  }

  // One at a time: with a whole batch in hand, the leases of the last ones could end while a mail server that hangs
  // holds up the first, and another worker would send them too.
  const work = async (): Promise<void> => {
    do {
      isWanted = false
      const now = clock()
      const due = await outbox.claimDue({ nowMs: now, leaseUntilMs: now + LEASE_MS, limit: 1 })
      for (const message of due) await deliverOne(message)
      if (due.length > 0) isWanted = true
    } while (isWanted && !isStopped)
  }

  const workOff = async (): Promise<void> => {
    try {
      await work()
    } catch (error) {
      // The database may be busy or away for a moment; what is owed is still there at the next tick.
      console.error('The outbox could not be read:', error)
    }
    running = undefined
    // Woken between the last look and now: nobody else would look again before the next tick.
    if (isWanted && !isStopped) await run()
  }

  const run = (): Promise<void> => {
    isWanted = true
    running ??= workOff()
    return running
  }

  const timer = pollMs === null ? undefined : setInterval(() => void run(), pollMs)
  timer?.unref()
  return {
    wake: () => void run(),
    drain: run,
    stop: async () => {
      isStopped = true
      clearInterval(timer)
      await running
    },
  }
}
