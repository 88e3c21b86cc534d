import { setImmediate } from 'node:timers/promises'
import ical, { ICalEventBusyStatus, ICalEventStatus } from 'ical-generator'
import type { OutgoingEvent } from './provider.js'

export interface WrittenEvent extends OutgoingEvent {
  /** When this version was made (epoch ms). */
  readonly stampMs: number
  readonly isTentative: boolean
}

/** How a calendar that is subscribed to is called, and how often to look for news. */
export interface Subscription {
  readonly name: string
  readonly refreshMinutes: number
}

/**
 * The same, of as many pages of events as there are, written one by one: whoever asks for a very long one keeps nobody
 * else waiting.
 */
export async function writePages(
  pages: AsyncIterable<readonly WrittenEvent[]>,
  subscription: Subscription,
): Promise<string> {
  const END = 'END:VCALENDAR'
  const frame = writeCalendar([], subscription)
  const parts = [frame.slice(0, frame.lastIndexOf(END))]
  for await (const events of pages) {
    const page = writeCalendar(events)
    const first = page.indexOf('BEGIN:VEVENT')
    if (first >= 0) parts.push(page.slice(first, page.lastIndexOf(END)))
    await setImmediate()
  }
  return [...parts, frame.slice(frame.lastIndexOf(END))].join('')
}

/** Events as iCalendar (RFC 5545). Times are UTC: no VTIMEZONE can be wrong. */
export function writeCalendar(events: readonly WrittenEvent[], subscription?: Subscription): string {
  const calendar = ical({ prodId: { company: 'OpenSlot', product: 'OpenSlot', language: 'EN' } })
  if (subscription) calendar.name(subscription.name).ttl(subscription.refreshMinutes * 60)
  for (const event of events) {
    const entry = calendar.createEvent({
      id: event.uid,
      sequence: event.sequence,
      stamp: new Date(event.stampMs),
      start: new Date(event.start),
      end: new Date(event.end),
      summary: event.title,
      status: event.isTentative ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
      busystatus: ICalEventBusyStatus.BUSY,
    })
    if (event.description !== '') entry.description(event.description)
    if (event.location !== null) entry.location(event.location)
    // An address isn't escaped as texts are (RFC 5545 §3.3.13), but the library does so.
    if (event.url !== null) entry.url(event.url.replaceAll(',', '%2C').replaceAll(';', '%3B'))
  }
  return calendar.toString()
}
