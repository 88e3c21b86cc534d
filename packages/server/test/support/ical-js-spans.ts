import { type Span, startOfLocalDay, toWallClock } from '@openslot/core'
import ICAL from 'ical.js'

/** What ical.js makes of a file: every occurrence of every event in a range, by UID, whether it blocks or not. */
export function icalJsSpans(text: string, { from, to, timeZone }: Range): Map<string, Span[]> {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  for (const zone of calendar.getAllSubcomponents('vtimezone')) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone))
  }
  const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
  const masters = events.filter((event) => !event.isRecurrenceException())
  for (const exception of events.filter((event) => event.isRecurrenceException())) {
    const master = masters.find(({ uid }) => uid === exception.uid)
    if (master) master.relateException(exception)
    else masters.push(exception)
  }
  const found = new Map<string, Span[]>()
  const add = (uid: string, start: ICAL.Time, end: ICAL.Time): void => {
    if (start.year < 1970) return
    const span = { start: instantOf(start, timeZone), end: instantOf(end, timeZone) }
    if (span.start < span.end && span.start < to && span.end > from) found.set(uid, [...(found.get(uid) ?? []), span])
  }
  for (const event of masters) {
    if (!event.isRecurring()) {
      add(event.uid, event.startDate, event.endDate)
      continue
    }
    const iterator = event.iterator()
    for (let next = iterator.next(); next; next = iterator.next()) {
      // Its types don't say so, but it gives the periods of an RDATE as they are.
      if (!(next instanceof ICAL.Time)) continue
      if (next.toUnixTime() * 1000 >= to) break
      const { startDate, endDate } = event.getOccurrenceDetails(next)
      add(event.uid, startDate, endDate)
    }
  }
  ICAL.TimezoneService.reset()
  return found
}

interface Range {
  readonly from: number
  readonly to: number
  readonly timeZone: string
}

/** Dates and floating times stand in the reader's zone, of which ical.js knows nothing. */
function instantOf(time: ICAL.Time, timeZone: string): number {
  const wall = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second)
  if (time.isDate) return startOfLocalDay(timeZone, wall / 86_400_000)
  if (time.zone.tzid !== 'floating') return time.toUnixTime() * 1000
  return wall - (toWallClock(timeZone, wall) - wall)
}
