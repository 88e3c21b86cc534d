import ical, { ICalEventBusyStatus, ICalEventStatus } from 'ical-generator'
import type { OutgoingEvent } from '../provider.js'

/** An event as a calendar server keeps it (RFC 4791 §4.1). Times are UTC: no VTIMEZONE can be wrong. */
export function eventFile(event: OutgoingEvent, stampMs: number): string {
  const calendar = ical({ prodId: { company: 'OpenSlot', product: 'OpenSlot', language: 'EN' } })
  const entry = calendar.createEvent({
    id: event.uid,
    sequence: event.sequence,
    stamp: new Date(stampMs),
    start: new Date(event.start),
    end: new Date(event.end),
    summary: event.title,
    status: ICalEventStatus.CONFIRMED,
    busystatus: ICalEventBusyStatus.BUSY,
  })
  if (event.description !== '') entry.description(event.description)
  if (event.location !== null) entry.location(event.location)
  // An address isn't escaped as texts are (RFC 5545 §3.3.13), but the library does so.
  if (event.url !== null) entry.url(event.url.replaceAll(',', '%2C').replaceAll(';', '%3B'))
  return calendar.toString()
}
