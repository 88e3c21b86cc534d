import type { Clock } from '../clock.js'
import { log } from '../log.js'
import { MOST_TRIES, retryAt } from './backoff.js'
import { DeliveryError } from './delivery-error.js'
import type { Channel, Claim, DueMessage, OutboxStore, Why } from './store.js'
import { type Worker, startWorker } from './worker.js'

export interface Dispatcher {
  /** Looks for due messages soon instead of at the next tick. */
  wake(): void
  /** Sends everything that is due and resolves when that is done. */
  drain(): Promise<void>
  /** Finishes the messages at hand and stops. */
  stop(): Promise<void>
}

/** One way out of the house. Each has workers of its own, so that a slow one doesn't hold up the others. */
export interface DispatcherChannel {
  readonly channel: Channel
  /** How many messages may be on their way at once. */
  readonly parallel: number
  /** Sends one message; rejects to have it tried again, with a `DeliveryError` when it knows more. */
  readonly deliver: (message: DueMessage) => Promise<void>
  /** A delivery that takes longer counts as failed, in ms; two minutes unless said. */
  readonly deadlineMs?: number
  /** Whether what it owes is worth having until the appointment begins, and so isn't given up after a day. */
  readonly untilStart?: boolean
}

export interface DispatcherOptions {
  readonly outbox: OutboxStore
  readonly clock: Clock
  readonly channels: readonly DispatcherChannel[]
  /** Asked before a message is sent: why it is no longer owed, or `null`. */
  readonly lapse?: (message: DueMessage, nowMs: number) => Why | null
  /** How often to look for messages that fell due, in ms. `null`: only when woken. */
  readonly pollMs: number | null
  /** How long deliveries at hand may go on once it is to stop, in ms. */
  readonly graceMs?: number
}

/** A lease is so much longer than the slowest delivery: a message whose worker died comes back after it. */
const LEASE_BEYOND_MS = 3 * 60_000
/**
 * How long a server has to stand before it takes up what a dead one had in hand. That may have arrived; a server that
 * falls over again and again would have it first in line at each start, and send it at each.
 */
const STANDING_MS = 10_000
const DEADLINE_MS = 2 * 60_000
/** Whoever stops servers kills what takes much longer; then the message comes back when its lease ends. */
const GRACE_MS = 60_000
/** A database that is busy when a message has just been sent is asked again, or the message would be sent twice. */
const MARK_TRIES = 5
const MARK_PAUSE_MS = 1_000
const ERROR_CHARACTERS = 500

/** Sends what the outbox owes: at least once, even when this process dies half-way. */
export function startDispatcher(options: DispatcherOptions): Dispatcher {
  const { outbox, clock, channels, pollMs, graceMs = GRACE_MS } = options
  const startedMs = clock()
  const ending = new AbortController()

  // One message at a time: with a whole batch in hand, the leases of the last ones could end while a server that hangs
  // holds up the first, and another worker would send them too.
  const sendNext = async (from: DispatcherChannel, found: () => void): Promise<boolean> => {
    const { channel, deadlineMs = DEADLINE_MS } = from
    const nowMs = clock()
    const withAbandoned = nowMs - startedMs >= STANDING_MS
    const leaseUntilMs = nowMs + deadlineMs + LEASE_BEYOND_MS
    const claim = await outbox.claim({ channel, nowMs, leaseUntilMs, withAbandoned })
    if (!claim) return false
    found()
    const deliver = (message: DueMessage) => within(deadlineMs, ending.signal, from.deliver(message))
    const mark = await outcomeOf(claim, { deliver, untilStart: from.untilStart ?? false }, options)
    await persistently(mark)
    return true
  }

  const crews = channels.map((channel) => startCrew(channel, sendNext))
  const workers = crews.flat()
  const look = (): void => {
    // Where all are busy, one of them looks once more before it rests.
    for (const crew of crews) void (idleIn(crew) ?? crew[0])?.run()
  }
  let soon: NodeJS.Immediate | undefined
  const timer = pollMs === null ? undefined : setInterval(look, pollMs)
  timer?.unref()
  return {
    // Not within the request that wakes it, and once for all that wake it meanwhile.
    wake: () => {
      soon ??= setImmediate(() => {
        soon = undefined
        look()
      })
    },
    drain: async () => {
      // One that has come to rest may have been called again by another.
      do await Promise.all(workers.map((worker) => worker.run()))
      while (workers.some((worker) => worker.isBusy))
    },
    stop: async () => {
      clearInterval(timer)
      clearImmediate(soon)
      const lastCall = setTimeout(() => ending.abort(), graceMs)
      await Promise.all(workers.map((worker) => worker.stop()))
      clearTimeout(lastCall)
    },
  }
}

/**
 * The workers of a channel. Each that finds a message calls another one: where nothing is due, only one looks, and one
 * that waits for an answer keeps none of the others from working.
 */
function startCrew(
  channel: DispatcherChannel,
  sendNext: (channel: DispatcherChannel, found: () => void) => Promise<boolean>,
): Worker[] {
  const crew: Worker[] = Array.from({ length: channel.parallel }, () =>
    startWorker(() => sendNext(channel, () => void idleIn(crew)?.run())),
  )
  return crew
}

const idleIn = (crew: readonly Worker[]): Worker | undefined => crew.find((worker) => !worker.isBusy)

/** Tries to deliver, and says what to note of it. A message that can't even be read is a failure like any other. */
async function outcomeOf(
  claim: Claim,
  { deliver, untilStart }: Required<Pick<DispatcherChannel, 'deliver' | 'untilStart'>>,
  { outbox, clock, lapse }: DispatcherOptions,
): Promise<() => Promise<void>> {
  try {
    if (claim.tries > MOST_TRIES) {
      throw new DeliveryError('ended-server', 'Its delivery ended the server each time.', { isPermanent: true })
    }
    const message = await outbox.load(claim)
    const lapsed = lapse?.(message, clock()) ?? null
    if (lapsed !== null) return () => outbox.markWithdrawn(claim, lapsed)
    await deliver(message)
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    const { reason, isPermanent, retryAfterMs } =
      error instanceof DeliveryError ? error : new DeliveryError('unexpected', words)
    const retryAtMs = isPermanent
      ? null
      : retryAt(claim, clock(), Math.random(), { atLeastMs: retryAfterMs, untilStart })
    // Not the words: a mail server's may have the customer's address in them.
    const fate = retryAtMs === null ? 'given up' : 'to be tried again'
    const { id, channel, kind, attempts } = claim
    log.warn({ message: id, channel, kind, attempts }, `A message was not sent: ${fate}.`)
    return () => outbox.markFailed(claim, { reason, detail: words.slice(0, ERROR_CHARACTERS), retryAtMs })
  }
  return () => outbox.markSent(claim, clock())
}

/** Waits for a delivery up to its deadline, or until the dispatcher must end. */
async function within(deadlineMs: number, ending: AbortSignal, delivery: Promise<void>): Promise<void> {
  const over = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const givenUp = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new DeliveryError('too-slow', `It took longer than ${deadlineMs / 1000} s.`)),
      deadlineMs,
    )
    const end = (): void => reject(new DeliveryError('stopped', 'The server was stopped while it was on its way.'))
    if (ending.aborted) end()
    else ending.addEventListener('abort', end, { signal: over.signal })
  })
  try {
    await Promise.race([delivery, givenUp])
  } finally {
    clearTimeout(timer)
    over.abort()
  }
}

async function persistently(mark: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await mark()
    } catch (error) {
      if (attempt === MARK_TRIES) throw error
      await new Promise((resolve) => setTimeout(resolve, MARK_PAUSE_MS))
    }
  }
}
