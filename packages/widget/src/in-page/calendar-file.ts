import type { CalendarLinkEvent } from '@openslot/core'
import type { KeptBooking } from './ledger.js'

const STATUS: Partial<Record<KeptBooking['status'], string>> = { cancelled: 'CANCELLED', pending: 'TENTATIVE' }

/** A booking as iCalendar (RFC 5545), in UTC, under the same `UID` for its whole life. */
export function calendarFile(booking: KeptBooking): string {
  const { id, service, start, end, sequence, updatedAt, status } = booking
  const { location } = service
  const { title, place } = calendarEntry(booking)
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//OpenSlot//OpenSlot//EN',
    'BEGIN:VEVENT',
    `UID:${id}@openslot`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${instant(updatedAt)}`,
    `DTSTART:${instant(start)}`,
    `DTEND:${instant(end)}`,
    `SUMMARY:${text(title)}`,
    ...(place ? [`LOCATION:${text(place)}`] : []),
    ...(location?.url ? [`URL;VALUE=URI:${location.url}`] : []),
    `STATUS:${STATUS[status] ?? 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

/** What it says in any calendar. */
export function calendarEntry({ service, staffIds, start, end }: KeptBooking): CalendarLinkEvent {
  const people = staffIds.map((id) => service.staff.find((member) => member.id === id)?.name ?? id)
  return {
    title: `${service.name} with ${people.join(', ')}`,
    start,
    end,
    place: placeOf(service.location),
  }
}

const BY = { phone: 'By phone', video: 'By video call', 'in-person': '', other: '' }

function placeOf(location: KeptBooking['service']['location']): string | null {
  return location && [BY[location.kind], location.text, location.url].filter(Boolean).join(', ')
}

/** `20260308T140000Z` */
const instant = (epochMs: number): string => `${new Date(epochMs).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`

const text = (value: string): string => value.replaceAll(/[\\;,]/g, (mark) => `\\${mark}`).replaceAll('\n', '\\n')

/** A line has at most 75 octets; what follows begins with a space. */
function fold(line: string): string {
  const encoder = new TextEncoder()
  let folded = ''
  let octets = 0
  for (const character of line) {
    const { length } = encoder.encode(character)
    if (octets + length > 75) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += length
  }
  return folded
}
