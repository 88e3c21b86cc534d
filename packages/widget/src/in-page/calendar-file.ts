import type { KeptBooking } from './ledger.js'

const STATUS: Partial<Record<KeptBooking['status'], string>> = { cancelled: 'CANCELLED', pending: 'TENTATIVE' }

/** A booking as iCalendar (RFC 5545), in UTC, under the same `UID` for its whole life. */
export function calendarFile(booking: KeptBooking): string {
  const { id, service, staffId, start, end, sequence, updatedAt, status } = booking
  const { location } = service
  const person = service.staff.find((member) => member.id === staffId)?.name
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
    `SUMMARY:${text(person === undefined ? service.name : `${service.name} with ${person}`)}`,
    ...(location?.text ? [`LOCATION:${text(location.text)}`] : []),
    ...(location?.url ? [`URL;VALUE=URI:${location.url}`] : []),
    `STATUS:${STATUS[status] ?? 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
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
