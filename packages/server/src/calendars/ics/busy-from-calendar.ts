import { createHash } from 'node:crypto'
import { DAY_MS, type Span, merge } from '@openslot/core'
import { type EventFlaw, worstFlaw } from '../flaw.js'
import type { RemoteEvent } from '../provider.js'
import type { Steps } from '../slices.js'
import { type Budget, PAUSE_AFTER, newBudget } from './budget.js'
import { type Component, readCalendars } from './components.js'
import { find, textOf } from './content-line.js'
import { type CalendarEvent, readEvent } from './event.js'
import { keyOf, timeOf } from './event-time.js'
import { type Blocked, type Range, type Series, spanAt, spansOf } from './series.js'
import { parseLength } from './wall-time.js'
import { type ZoneFinder, zonesOf, zonesWithin } from './zones.js'

export interface ReadingOptions extends Range {
  /** Of the calendar's owner: an event blocks nobody who has declined it. */
  readonly ownAddresses?: readonly string[]
  /** Of all that is read together; a fresh one unless given. */
  readonly budget?: Budget
}

const MAX_REF = 255

/**
 * When the owner of an iCalendar file (RFC 5545) is busy within a range, an event for each series. `ref` is its UID,
 * unless that is used twice or is none. Events without a UID share one. What can't be read blocks more than it might.
 *
 * @throws CalendarError `unavailable` when it is no whole calendar, `too-much` when reading it would take too long
 */
export function* busyFromCalendar(text: string, options: ReadingOptions): Steps<readonly RemoteEvent[]> {
  const budget = options.budget ?? newBudget()
  const events: RemoteEvent[] = []
  const newRef = refs()
  for (const calendar of yield* readCalendars(text)) {
    const zonesOfPart = zonesWithin(yield* zonesOf(calendar, options.timeZone, budget), budget)
    const addresses = ownAddresses(calendar, options.ownAddresses ?? [])
    const read: CalendarEvent[] = []
    const flaws = new Map<string, EventFlaw>()
    for (const part of calendar.parts) {
      if (part.name !== 'VEVENT') continue
      const { uid, event, flaw } = readEvent(part, zonesOfPart(part), addresses)
      if (event) read.push(event)
      const worst = worstFlaw([flaw, flaws.get(uid) ?? null])
      if (worst) flaws.set(uid, worst)
      yield
    }
    for (const [uid, series] of yield* seriesOf(read, flaws.keys())) {
      const { isUnsure, ...event } = yield* remoteEvent(uid, series, options, budget)
      const flaw = worstFlaw([flaws.get(uid) ?? null, isUnsure ? 'exception' : null])
      // Of what blocks nothing that is read, it doesn't matter.
      events.push({ ...event, ref: newRef(uid), flaw: flaw === 'time' || event.spans.length > 0 ? flaw : null })
    }
    const published = yield* publishedBusy(calendar, zonesOfPart, options, budget)
    if (published) events.push({ ...published, ref: newRef('freebusy') })
  }
  return events
}

/**
 * Events by their UID and, within a series, by what they stand for. Of one in several versions, the newest counts; of
 * equally new ones, all do.
 */
function* seriesOf(events: readonly CalendarEvent[], uids: Iterable<string>): Steps<Map<string, Series>> {
  const byPlace = new Map<string, Map<unknown, CalendarEvent[]>>()
  for (const [index, event] of events.entries()) {
    if (index % PAUSE_AFTER === 0) yield
    const { uid, replaces, sequence } = event
    const places = byPlace.get(uid) ?? new Map<unknown, CalendarEvent[]>()
    byPlace.set(uid, places)
    // What has no UID is nobody's version, and neither is what stands for nobody knows which occurrence.
    const isNobodys = uid === '' || replaces?.time === null
    const place = isNobodys ? event : replaces?.time ? keyOf(replaces.time) : null
    const known = places.get(place)
    const newest = known?.[0]?.sequence ?? -Infinity
    if (sequence > newest) places.set(place, [event])
    else if (sequence === newest) known?.push(event)
  }
  // Also where nothing of it can be read.
  const found = new Map<string, Series>(Array.from(uids, (uid) => [uid, { masters: [], overrides: [] }]))
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
  const counts = new Map<string, number>()
  return (uid) => {
    const short = uid.length > MAX_REF ? createHash('sha256').update(uid).digest('hex') : uid
    let count = counts.get(short) ?? 1
    let ref = count === 1 ? short : `${short}#${count}`
    // Somebody may be called like that, too.
    while (used.has(ref)) ref = `${short}#${(count += 1)}`
    counts.set(short, count + 1)
    used.add(ref)
    return ref
  }
}

function* remoteEvent(
  uid: string,
  series: Series,
  range: Range,
  budget: Budget,
): Steps<Omit<RemoteEvent, 'ref' | 'flaw'> & Pick<Blocked, 'isUnsure'>> {
  const { masters, overrides } = series
  const all = [...masters, ...overrides]
  const isCancelled = all.length > 0 && all.every((event) => event.isCancelled)
  const [only] = all
  const isSingle = only !== undefined && all.length === 1 && only.rules.length === 0 && only.added.length === 0
  const { spans, isUnsure } = yield* spansOf(series, range, budget)
  return {
    isUnsure,
    uid: uid || null,
    version: null,
    spans: merge(spans),
    at: isSingle && !isCancelled ? spanAt(only.start, only.length, range.timeZone) : null,
    isCancelled,
  }
}

/** Of calendars that publish no events, only when somebody is busy: `FREEBUSY;FBTYPE=BUSY:…/…`. */
function* publishedBusy(
  calendar: Component,
  zonesOfPart: (part: Component) => ZoneFinder,
  range: Range,
  budget: Budget,
): Steps<Omit<RemoteEvent, 'ref'> | undefined> {
  const spans: Span[] = []
  let isWhole = true
  for (const part of calendar.parts) {
    if (part.name !== 'VFREEBUSY') continue
    const zones = zonesOfPart(part)
    for (const { params, value } of find(part.lines, 'FREEBUSY')) {
      yield
      if (/^FREE$/i.test(params.get('FBTYPE') ?? '')) continue
      for (const period of value.split(',')) {
        budget.spendSteps(1)
        const span = periodOf(period, zones)
        if (!span) isWhole = false
        if (!span || span.start >= range.to || span.end <= range.from) continue
        budget.spendOccurrence()
        spans.push(span)
      }
    }
  }
  if (isWhole && spans.length === 0) return undefined
  return { uid: null, version: null, spans: merge(spans), at: null, isCancelled: false, flaw: isWhole ? null : 'time' }
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
  return start !== undefined && end !== undefined && start <= end ? { start, end } : undefined
}

/** Google names a calendar after its owner's address. */
function ownAddresses(calendar: Component, given: readonly string[]): ReadonlySet<string> {
  const name = textOf(calendar.lines, 'X-WR-CALNAME')
  return new Set([...given, ...(name.includes('@') ? [name] : [])].map((address) => address.toLowerCase()))
}
