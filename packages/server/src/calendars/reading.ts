import { DAY_MS, MINUTE_MS, type Span, waitAfter } from '@openslot/core'
import type { Clock } from '../clock.js'
import { log } from '../log.js'
import { CalendarError } from './calendar-error.js'
import type { OpenConnection } from './open.js'
import { askForOwn } from './own-events.js'
import { rangeAt } from './range.js'
import type { CalendarToRead, ReadStore } from './read-store.js'
import type { ConnectionStore } from './store.js'
import { turns } from './turns.js'

/** Reads outside calendars, so that nothing is booked over what stands in them. */
export interface CalendarReading {
  /** Reads what is due, and resolves when that is done. */
  run(): Promise<void>
  /** Reads what blocks these people, where that was read too long ago for a booking; doesn't wait for it for long. */
  refresh(staffIds: readonly string[]): Promise<void>
  /** Reads all calendars of a connection, whenever they were read; what takes very long goes on by itself. */
  readNow(connectionId: string): Promise<void>
  /** Finishes what is at hand and stops. */
  stop(): Promise<void>
}

export interface ReadingOptions {
  readonly reads: ReadStore
  readonly connections: Pick<ConnectionStore, 'find'>
  readonly open: OpenConnection
  readonly clock: Clock
  /** How often to look for what is due, in ms; `null`: only when told to. */
  readonly everyMs: number | null
  /** What was read longer ago than this is read again before a booking, in ms. */
  readonly freshMs: number
  /** How long a booking waits for that, in ms. */
  readonly patienceMs?: number
  /** Called after a round: what was done by hand may have consequences. */
  readonly afterReading?: () => Promise<void>
}

const READ_EVERY_MS = 5 * MINUTE_MS
/** Nobody books in less than a second or two; who waits longer leaves. */
const PATIENCE_MS = 2_500
/** Who has asked for it to be read wants to see how that goes, and their browser waits no longer. */
const WHILE_SOMEBODY_WAITS_MS = 20_000
/** Longer than the slowest calendar: one whose reader died comes back after it. */
const LEASE_MS = 3 * MINUTE_MS
const DEADLINE_MS = 2 * MINUTE_MS
/** For the events of bookings that seem to have been deleted or moved; what comes later counts with the next reading. */
const ASKING_MS = MINUTE_MS / 2
/** What is read is in memory until it is stored: so much at once, for each account and for all. */
const PARALLEL = 3
const PARALLEL_OF_CONNECTION = 2

/** A range is kept for some days, so that what changed in it is enough; then everything is read anew. */
const KEEP_RANGE_MS = 3 * DAY_MS
/** What was last read longer ago may be another calendar by now, or an older state of it. */
const GOES_ON_MS = DAY_MS

export function startReading(options: ReadingOptions): CalendarReading {
  const { reads, clock, everyMs, freshMs, patienceMs = PATIENCE_MS, afterReading } = options
  const atHand = new Map<string, Promise<void>>()
  const inTurn = turns({ atOnce: PARALLEL, ofOne: PARALLEL_OF_CONNECTION })
  let running: Promise<void> | undefined
  let isStopped = false

  /** Whoever wants a calendar that is being read waits for that reading. */
  const read = (calendar: CalendarToRead): Promise<void> => {
    // Not one with credentials that have been replaced since: that counts no more.
    const key = `${calendar.id} ${calendar.reads}`
    const known = atHand.get(key)
    if (known) return known
    const isWanted = (): boolean => !isStopped
    const reading = inTurn(calendar.connectionId, async () => {
      if (isWanted()) await readCalendar(calendar, { ...options, isWanted })
    }).finally(() => atHand.delete(key))
    atHand.set(key, reading)
    return reading
  }

  const work = async (): Promise<void> => {
    while (!isStopped) {
      const now = clock()
      const calendar = await reads.takeDue(now, now + LEASE_MS)
      if (!calendar) return
      await read(calendar)
    }
  }

  const run = (): Promise<void> => {
    running ??= Promise.all(Array.from({ length: PARALLEL }, work))
      .then(() => (isStopped ? undefined : afterReading?.()))
      // The database may be busy or away for a moment; what is due still is at the next tick.
      .catch((error: unknown) => log.error({ err: error }, 'Outside calendars could not be read.'))
      .finally(() => {
        running = undefined
      })
    return running
  }

  const timer = everyMs === null ? undefined : setInterval(() => void run(), everyMs)
  timer?.unref()
  if (everyMs !== null) void run()
  return {
    run,
    refresh: async (staffIds) => {
      const now = clock()
      const old = await reads.blocking(staffIds, now - freshMs, now)
      if (old.length > 0) await within(patienceMs, Promise.all(old.map(read)))
    },
    readNow: async (connectionId) => {
      const calendars = await reads.ofConnection(connectionId)
      await within(WHILE_SOMEBODY_WAITS_MS, Promise.all(calendars.map(read)))
      await afterReading?.()
    },
    stop: async () => {
      isStopped = true
      clearInterval(timer)
      // Whoever doesn't answer holds up no end: what they say later is stored nowhere.
      await within(patienceMs, Promise.all([running, ...atHand.values()]))
    },
  }
}

/** Reads one calendar, and notes what it says or why it can't be read. */
async function readCalendar(
  calendar: CalendarToRead,
  { reads, connections, open, clock, isWanted }: ReadingOptions & { readonly isWanted: () => boolean },
): Promise<void> {
  const ending = new AbortController()
  const { signal } = ending
  let reading = calendar
  try {
    const connection = await connections.find(calendar.connectionId)
    // What other credentials no longer open is none of their service's business.
    if (!connection?.calendars.some(({ id }) => id === calendar.id)) return
    const provider = open(connection)
    const readPart = async ({ of, range, cursor, goesOn }: Part): Promise<void> => {
      const beganMs = clock()
      const { timeZone, email } = of
      const request = { from: range.start, to: range.end, timeZone, ownAddresses: [email], signal }
      const pulled = await within(DEADLINE_MS, provider.pull(of.remoteId, { ...request, cursor }))
      if (!pulled) throw new CalendarError('unavailable', `It took longer than ${DEADLINE_MS / 1000} s to read.`)
      if (!isWanted()) return
      const read = { pulled, range, goesOn, beganMs, nextReadMs: clock() + READ_EVERY_MS }
      const inDoubt = await reads.record(of, read)
      if (inDoubt.length === 0) return
      const asked = await within(ASKING_MS, askForOwn(provider, of.remoteId, inDoubt, request))
      if (isWanted()) await reads.record(of, { ...read, asked: asked ?? [] })
    }
    for (const part of partsOf(calendar, clock())) {
      reading = part.of
      if (isWanted()) await readPart(part)
    }
  } catch (cause) {
    const error = cause instanceof CalendarError ? cause : unexpected(calendar, cause)
    const nowMs = clock()
    const nextReadMs = nowMs + waitAfter(calendar.failures + 1, error.retryAfterMs)
    if (isWanted()) await reads.recordFailure(reading, { error, nowMs, nextReadMs })
  } finally {
    // What took too long doesn't go on unseen.
    ending.abort()
  }
}

interface Part {
  readonly of: CalendarToRead
  readonly range: Span
  readonly cursor: string | null
  readonly goesOn: boolean
}

/**
 * What is read of a calendar: what has changed, or all. Where it is only time for a later range, first the one and then the
 * other: what was done by hand is found in what has changed.
 */
function partsOf(of: CalendarToRead, now: number): readonly Part[] {
  const { range, cursor, readMs, reads, failures } = of
  const later = { of, range: rangeAt(now), cursor: null, goesOn: false }
  if (range === null) return [later]
  const known = { of, range, cursor, goesOn: true }
  if (now - range.start < KEEP_RANGE_MS) return [known]
  const wasReadLately = failures === 0 && readMs !== null && now - readMs < GOES_ON_MS
  return cursor !== null && wasReadLately
    ? [known, { ...later, of: { ...of, reads: reads + 1 }, goesOn: true }]
    : [later]
}

/** A mistake of ours, or the database's. The words stay here: there may be an address in them. */
function unexpected({ id }: CalendarToRead, cause: unknown): CalendarError {
  log.error({ calendar: id, err: cause }, 'Reading a calendar failed unexpectedly.')
  return new CalendarError('unavailable', 'Reading it failed unexpectedly. The server’s log says more.', { cause })
}

/** What `work` gives, or `undefined` when it takes longer; it goes on meanwhile. */
async function within<Outcome>(ms: number, work: Promise<Outcome>): Promise<Outcome | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
