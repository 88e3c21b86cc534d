import { email, fromIso, line, locale, phone, text, timeZone } from '@openslot/core/wire'
import type { Fault } from '../../catalog/catalog-file-error.js'
import type { BroughtBooking } from '../brought.js'
import { checked, orNothing } from '../checked.js'
import type { CalBooking } from './answers.js'

interface Names {
  readonly slugs: ReadonlyMap<string, string>
  readonly staffSlugs: ReadonlyMap<string, string>
  /** Epoch ms. */
  readonly now: number
}

const STATUSES: Readonly<Record<string, BroughtBooking['status']>> = { accepted: 'confirmed', pending: 'pending' }

/** Answers that are said elsewhere, or whose place is. */
const KNOWN_ANSWERS = new Set(['name', 'email', 'guests', 'location', 'notes', 'attendeePhoneNumber', 'title'])

/** Bookings to come; of one with seats, each seat is a booking. */
export function bookingsIn(
  given: readonly CalBooking[],
  names: Names,
  faults: Fault[],
): { readonly bookings: BroughtBooking[]; readonly notes: string[] } {
  const counts = { past: 0, 'cancelled or rejected': 0 }
  const bookings = given.flatMap((booking) => {
    const start = fromIso(booking.start)
    const status = STATUSES[booking.status.toLowerCase()]
    if (start !== undefined && start < names.now) counts.past += 1
    else if (!status) counts['cancelled or rejected'] += 1
    else return seatsOf(booking).flatMap((seat) => bookingOf(seat, start, status, names, faults) ?? [])
    return []
  })
  const notes = Object.entries(counts).flatMap(([what, count]) =>
    count > 0 ? [`Bookings left out, ${what}: ${count}.`] : [],
  )
  return { bookings, notes }
}

interface Seat {
  readonly key: string
  readonly booking: CalBooking
  readonly attendee: CalBooking['attendees'][number] | undefined
  readonly guests: readonly string[]
}

function seatsOf(booking: CalBooking): Seat[] {
  const [first, ...others] = booking.attendees
  if (first?.seatUid)
    return booking.attendees.map((attendee) => ({
      key: attendee.seatUid ?? booking.uid,
      booking,
      attendee,
      guests: [],
    }))
  const guests = [...(booking.guests ?? []), ...others.flatMap((other) => emailOf(other) ?? [])]
  return [{ key: booking.uid, booking, attendee: first, guests: [...new Set(guests)] }]
}

function bookingOf(
  { key, booking, attendee, guests }: Seat,
  start: number | undefined,
  status: BroughtBooking['status'],
  { slugs, staffSlugs }: Names,
  faults: Fault[],
): BroughtBooking | null {
  const at = `booking ${key}`
  const answers = booking.bookingFieldsResponses ?? {}
  if (start === undefined) faults.push({ at: `${at}, start`, message: 'Use an instant such as 2026-12-01T14:30:00Z.' })
  const customerName = checked(attendee?.name ?? '', line('The name', 200), `${at}, attendee, name`, faults)
  const customerEmail = checked(emailOf(attendee) ?? '', email, `${at}, attendee, email`, faults)
  const notes = checked(notesOf(answers), text('The note', 2000), `${at}, bookingFieldsResponses`, faults)
  // With faults elsewhere alone, whether there is room for it is tried all the same.
  if (start === undefined) return null
  const typeId = booking.eventType?.id ?? booking.eventTypeId
  const [host] = booking.hosts
  return {
    at,
    key,
    service: slugs.get(String(typeId)) ?? booking.eventType?.slug ?? String(typeId),
    staff: host ? (staffSlugs.get(String(host.id)) ?? String(host.id)) : null,
    start: { instant: start },
    durationMinutes: booking.duration ?? null,
    status,
    details: {
      timeZone: orNothing(attendee?.timeZone, timeZone),
      locale: orNothing(attendee?.language, locale),
      customerName: customerName ?? '',
      customerEmail: customerEmail ?? '',
      customerPhone: orNothing(attendee?.phoneNumber ?? answers['attendeePhoneNumber'], phone),
      notes: notes || null,
      guests: guests.flatMap((guest) => orNothing(guest, email) ?? []),
      answers: {},
    },
  }
}

const emailOf = (attendee: Seat['attendee']): string | undefined =>
  attendee?.displayEmail ?? attendee?.email ?? undefined

/** What was answered to questions of its own, a line each, behind the note. */
function notesOf(answers: Readonly<Record<string, unknown>>): string {
  const others = Object.entries(answers).flatMap(([name, value]) => {
    const said = Array.isArray(value) ? value.join(', ') : value
    const isSaid = ['string', 'number', 'boolean'].includes(typeof said) && said !== ''
    return isSaid && !KNOWN_ANSWERS.has(name) ? [`${name}: ${String(said)}`] : []
  })
  return [answers['notes'], ...others].filter((part) => typeof part === 'string' && part !== '').join('\n')
}
