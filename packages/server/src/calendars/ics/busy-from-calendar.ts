import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { DAY_MS, type Span, merge } from '@openslot/core'
import type { RemoteEvent } from '../provider.js'
import { type Budget, newBudget } from './budget.js'
import { type Component, readCalendars } from './components.js'
import { find, textOf } from './content-line.js'
import { type CalendarEvent, readEvent, timeOf } from './event.js'
import { type Range, type Series, keyOf, spanAt, spansOf } from './series.js'
import { parseLength } from './wall-time.js'
import { type ZoneFinder, zonesOf } from './zones.js'

export interface CalendarReading {
  /** One for each series. `ref` is its UID, unless that is used twice or is none. */
  readonly events: readonly RemoteEvent[]
  /** How many events have a time, rule or exception that makes no sense. As far as they can be read, they block. */
  readonly unreadable: number
}

export interface ReadingOptions extends Range {
  /** Of the calendar's owner: an event blocks nobody who has declined it. */
  readonly ownAddresses?: readonly string[]
  /** Of all that is read together; a fresh one unless given. */
  readonly budget?: Budget
}

/**
 * When the owner of an iCalendar file (RFC 5545) is busy within a range. Events without a UID share one.
 *
 * @throws CalendarError `unavailable` when it is no whole calendar, `too-much` when reading it would take too long
 */
export function busyFromCalendar(text: string, options: ReadingOptions): CalendarReading {
  const steps = reading(text, options)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

/** The same, for files that may be large: everything else goes on in between. */
export async function busyFromLargeCalendar(text: string, options: ReadingOptions): Promise<CalendarReading> {
  const steps = reading(text, options)
  for (;;) {
    const pauseAt = performance.now() + SLICE_MS
    while (performance.now() < pauseAt) {
      const step = steps.next()
      if (step.done) return step.value
    }
    await setImmediate()
  }
}

const MAX_REF = 255
/** How long reading may keep everything else waiting. */
const SLICE_MS = 10

/** Pauses after each part of the file, and after each series. */
function* reading(text: string, options: ReadingOptions): Generator<void, CalendarReading> {
  const budget = options.budget ?? newBudget()
  const events: RemoteEvent[] = []
  const newRef = refs()
  let unreadable = 0
  for (const calendar of yield* readCalendars(text)) {
    const zones = zonesOf(calendar, options.timeZone, budget)
    const addresses = ownAddresses(calendar, options.ownAddresses ?? [])
    const read: CalendarEvent[] = []
    for (const part of calendar.parts) {
      if (part.name !== 'VEVENT') continue
      const found = readEvent(part, zones, addresses)
      if (!found?.isWhole) unreadable += 1
      if (found) read.push(found.event)
      yield
    }
    for (const [uid, series] of seriesOf(read)) {
      events.push({ ...remoteEvent(uid, series, options, budget), ref: newRef(uid) })
      yield
    }
    const published = merge(publishedBusy(calendar, zones, options, budget))
    if (published.length > 0) {
      events.push({ ref: newRef('freebusy'), uid: null, version: null, spans: published, at: null, isCancelled: false })
    }
  }
  return { events, unreadable }
}

/**
 * Events by their UID and, within a series, by what they stand for. Of one in several versions, the newest counts; of
 * equally new ones, all do.
 */
function seriesOf(events: readonly CalendarEvent[]): Map<string, Series> {
  const byPlace = new Map<string, Map<unknown, CalendarEvent[]>>()
  for (const event of events) {
    const { uid, replaces, sequence } = event
    const places = byPlace.get(uid) ?? new Map<unknown, CalendarEvent[]>()
    byPlace.set(uid, places)
    // What has no UID is nobody's version.
    const place = uid === '' ? event : replaces && keyOf(replaces.time)
    const known = places.get(place)
    const newest = known?.[0]?.sequence ?? -Infinity
    if (sequence > newest) places.set(place, [event])
    else if (sequence === newest) known?.push(event)
  }
  const found = new Map<string, Series>()
  for (const [uid, places] of byPlace) {
    const all = [...places.values()].flat()
    found.set(uid, {
      masters: all.filter(({ replaces }) => !replaces),
      overrides: all.filter(({ replaces }) => replaces),
    })
  }
  return found
}

/** Gives each a name of its own, not longer than names are kept. */
function refs(): (uid: string) => string {
  const used = new Set<string>()
  return (uid) => {
    const short = uid.length > MAX_REF ? createHash('sha256').update(uid).digest('hex') : uid
    let ref = short
    for (let count = 2; used.has(ref); count++) ref = `${short}#${count}`
    used.add(ref)
    return ref
  }
}

function remoteEvent(uid: string, series: Series, range: Range, budget: Budget): Omit<RemoteEvent, 'ref'> {
  const { masters, overrides } = series
  const all = [...masters, ...overrides]
  const isCancelled = all.every((event) => event.isCancelled)
  const [only] = all
  const isSingle = only !== undefined && all.length === 1 && only.rules.length === 0 && only.added.length === 0
  return {
    uid: uid || null,
    version: null,
    spans: merge(spansOf(series, range, budget)),
    at: isSingle && !isCancelled ? placeOf(only, range) : null,
    isCancelled,
  }
}

function placeOf({ start, length }: CalendarEvent, range: Range): Span | null {
  try {
    return spanAt(start, length, range.timeZone)
  } catch {
    // In a year of which nobody knows the zones.
    return null
  }
}

/** Of calendars that publish no events, only when somebody is busy: `FREEBUSY;FBTYPE=BUSY:…/…`. */
function publishedBusy(calendar: Component, zones: ZoneFinder, range: Range, budget: Budget): Span[] {
  const lines = calendar.parts
    .filter(({ name }) => name === 'VFREEBUSY')
    .flatMap((part) => find(part.lines, 'FREEBUSY'))
  return lines
    .filter(({ params }) => !/^FREE$/i.test(params.get('FBTYPE') ?? ''))
    .flatMap((line) => line.value.split(',').map((period) => periodOf(period, zones)))
    .filter((span) => span !== undefined)
    .filter(({ start, end }) => start < range.to && end > range.from)
    .map((span) => {
      budget.spendOccurrence()
      return span
    })
}

function periodOf(period: string, zones: ZoneFinder): Span | undefined {
  const [from = '', to = ''] = period.split('/')
  const at = (value: string): number | undefined => {
    const time = timeOf({ name: '', params: new Map(), value }, zones)
    return time?.zone.toInstant(time.ms)
  }
  const start = at(from)
  const length = parseLength(to)
  const end = length && start !== undefined ? start + length.days * DAY_MS + length.ms : at(to)
  return start !== undefined && end !== undefined ? { start, end } : undefined
}

/** Google names a calendar after its owner's address. */
function ownAddresses(calendar: Component, given: readonly string[]): ReadonlySet<string> {
  const name = textOf(calendar.lines, 'X-WR-CALNAME')
  return new Set([...given, ...(name.includes('@') ? [name] : [])].map((address) => address.toLowerCase()))
}
