import { MESSAGE_CHANNELS } from '@openslot/core/wire'
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { ServerContext } from '../context.js'
import type { Answered } from '../http/request-log.js'

/** What a monitor is told of this server. */
export interface Metrics {
  readonly contentType: string
  readonly answered: (request: Answered) => void
  /** In Prometheus' text format. */
  readonly text: () => Promise<string>
}

export function createMetrics({ storage, clock }: ServerContext): Metrics {
  const registers = [new Registry()]
  const [registry] = registers as [Registry]
  const requests = new Histogram({
    name: 'openslot_http_request_duration_seconds',
    help: 'How long answers took, by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.025, 0.1, 0.5, 2.5],
    registers,
  })
  const gauge = (name: string, help: string, labelNames: readonly string[]): Gauge =>
    new Gauge({ name: `openslot_${name}`, help, labelNames, registers })
  const waiting = gauge('outbox_waiting', 'Messages that wait to be sent, reminders to come among them.', ['channel'])
  const overdue = gauge('outbox_overdue_seconds', 'For how long the first of them has been due.', ['channel'])
  const failed = gauge('outbox_failed', 'Messages that were given up.', ['channel'])
  const age = gauge('calendar_age_seconds', 'How long ago an outside calendar was last read.', ['calendar'])
  const failing = gauge('calendar_failing_seconds', 'For how long it could not be read since.', ['calendar'])
  const unwritten = gauge('calendar_unwritten_seconds', 'For how long bookings could not be written into it.', [
    'calendar',
  ])
  const events = new Counter({
    name: 'openslot_booking_events_total',
    help: 'What happened to bookings since the first of these questions, by kind.',
    labelNames: ['event'],
    registers,
  })

  let mark: number | null = null
  const countEvents = async (): Promise<void> => {
    const since = await storage.eventCounts.after(mark)
    mark = since.mark
    for (const { event, count } of since.counts) events.inc({ event }, count)
  }
  const lookAtOutbox = async (now: number): Promise<void> => {
    const depths = new Map((await storage.outbox.depth()).map((depth) => [depth.channel, depth]))
    for (const channel of MESSAGE_CHANNELS) {
      const depth = depths.get(channel) ?? { waiting: 0, firstDueMs: null, failed: 0 }
      waiting.set({ channel }, depth.waiting)
      overdue.set({ channel }, secondsSince(depth.firstDueMs, now))
      failed.set({ channel }, depth.failed)
    }
  }
  const lookAtCalendars = async (now: number): Promise<void> => {
    age.reset()
    failing.reset()
    unwritten.reset()
    for (const { calendars, unwritten: refusing } of await storage.connections.list()) {
      for (const { id, readMs, failingSinceMs } of calendars) {
        if (readMs !== null) age.set({ calendar: id }, secondsSince(readMs, now))
        failing.set({ calendar: id }, secondsSince(failingSinceMs, now))
        unwritten.set({ calendar: id }, 0)
      }
      for (const { id, sinceMs } of refusing) unwritten.set({ calendar: id }, secondsSince(sinceMs, now))
    }
  }
  /** Each question waits for the one before: what is counted is counted once. */
  let last = Promise.resolve('')
  const ask = async (): Promise<string> => {
    const now = clock()
    await countEvents()
    await lookAtOutbox(now)
    await lookAtCalendars(now)
    return registry.metrics()
  }
  let isWatchingProcess = false
  return {
    contentType: registry.contentType,
    answered: ({ method, route, status, ms }) => requests.observe({ method, route, status }, ms / 1000),
    text: () => {
      // It costs a little all the time, so it begins with the first who wants to know.
      if (!isWatchingProcess) collectDefaultMetrics({ register: registry })
      isWatchingProcess = true
      last = last.then(ask, ask)
      return last
    },
  }
}

const secondsSince = (instant: number | null, now: number): number =>
  instant === null ? 0 : Math.max(0, now - instant) / 1000
