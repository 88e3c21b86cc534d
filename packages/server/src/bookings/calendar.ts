import { domainToASCII } from 'node:url'
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
} from 'ical-generator'
import type { StoredBooking } from './store.js'

/** What every `UID` of ours ends in. */
export const UID_DOMAIN = '@openslot'

/** A booking's `UID`, in mails, files and calendars alike. */
export const bookingUid = (bookingId: string): string => `${bookingId}${UID_DOMAIN}`

interface Person {
  readonly name: string
  readonly email: string
}

/** The words of a calendar entry, in its reader's language. */
export interface CalendarTexts {
  readonly title: string
  readonly place: string | null
  /** Where a video call takes place. */
  readonly url: string | null
  readonly description: string | null
}

export type CalendarStatus = 'tentative' | 'confirmed' | 'cancelled'

export interface CalendarOptions {
  /** `null`: a plain file to add to a calendar; else what a mail asks the reader's calendar to do (RFC 5546). */
  readonly method: 'REQUEST' | 'CANCEL' | null
  /** What it says of the appointment: a message what it tells, however late it is sent; a file what is so now. */
  readonly status: CalendarStatus
  /** When this version was made (epoch ms). */
  readonly stampMs: number
  readonly texts: CalendarTexts
  /** Who invites (the mail's sender) and who is invited (its reader): RFC 5546 wants both with every method. */
  readonly invitation: { readonly organizer: Person; readonly attendee: Person } | null
  /** The appointment as the message tells of it (epoch ms); left out: as it is now. */
  readonly at?: { readonly start: number; readonly end: number; readonly sequence: number }
}

/**
 * A booking as iCalendar (RFC 5545). One `UID` for its whole life and a rising `SEQUENCE`, so that calendars update
 * the entry they have. Times are UTC: every client shows them in its owner's zone, and no VTIMEZONE can be wrong.
 */
export function bookingCalendar(booking: StoredBooking, options: CalendarOptions): string {
  const { texts } = options
  const { start, end, sequence } = options.at ?? booking
  const calendar = ical({ prodId: { company: 'OpenSlot', product: 'OpenSlot', language: 'EN' } })
  if (options.method) calendar.method(ICalCalendarMethod[options.method])
  const event = calendar.createEvent({
    id: bookingUid(booking.id),
    sequence,
    stamp: new Date(options.stampMs),
    start: new Date(start),
    end: new Date(end),
    summary: texts.title,
    status: STATUS[options.status],
    busystatus: ICalEventBusyStatus.BUSY,
  })
  if (texts.place !== null) event.location(texts.place)
  if (texts.url !== null) event.url(unescapable(texts.url))
  if (texts.description !== null) event.description(texts.description)
  if (options.invitation) {
    event.organizer(attendable(options.invitation.organizer))
    event.createAttendee({
      ...attendable(options.invitation.attendee),
      role: ICalAttendeeRole.REQ,
      status: ICalAttendeeStatus.ACCEPTED,
      rsvp: false,
    })
  }
  return calendar.toString()
}

const STATUS: Readonly<Record<CalendarStatus, ICalEventStatus>> = {
  tentative: ICalEventStatus.TENTATIVE,
  confirmed: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
}

/** What a calendar says of a booking in this status. */
export function calendarStatus(status: StoredBooking['status']): CalendarStatus {
  if (status === 'pending') return 'tentative'
  return status === 'cancelled' || status === 'declined' ? 'cancelled' : 'confirmed'
}

/** An address isn't escaped as texts are (RFC 5545, 3.3.13), but the library does so, and calendars would open another one. */
const unescapable = (url: string): string => url.replaceAll(',', '%2C').replaceAll(';', '%3B')

/**
 * A name stands in quotes before the address, and RFC 5545 knows no way to write a quote in there: one in the name would
 * end it, and what follows could pass for the address.
 */
const attendable = ({ name, email }: Person): Person => ({ name: name.replaceAll('"', '’'), email: inUri(email) })

/**
 * What stands after `mailto:` is part of an URI (RFC 6068): an address may have characters that would end it there or mean
 * something else.
 */
function inUri(email: string): string {
  const at = email.lastIndexOf('@')
  const [local, domain] = [email.slice(0, at), email.slice(at + 1)]
  return `${encodeURI(local).replaceAll(/[/?#&;=]/g, encodeURIComponent)}@${domainToASCII(domain) || domain}`
}
