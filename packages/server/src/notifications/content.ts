import { type CalendarLink, calendarLinks } from '@openslot/core'
import type { StoredBooking } from '../bookings/store.js'
import type { BookingMessage } from '../outbox/store.js'
import { answersOf } from './answers.js'
import { calendarTitle } from './calendar-texts.js'
import { fill } from './fill.js'
import { placeParts, placeText } from './place.js'
import {
  type Reader,
  clockTime,
  daysBetween,
  duration,
  isolated,
  joined,
  longWhen,
  money,
  readerOf,
  shortDate,
  shortWhen,
} from './wording.js'
import type { Words } from './words/words.js'

export interface MessageContext {
  /** Who the business is and where answers go. */
  readonly sender: Person
  readonly ownerEmail: string | null
  /** The business's language (BCP 47): for its own people, and for who reads none of ours. */
  readonly locale: string
  readonly manageUrl: (booking: StoredBooking, purpose: 'manage' | 'confirm') => string
  /** Where the calendar file is. */
  readonly calendarUrl: (booking: StoredBooking) => string
  /** When it is sent (epoch ms): "tomorrow" counts from then. */
  readonly now: number
}

interface Person {
  readonly name: string
  readonly email: string
}

/** One line of a message: what a fact is called, the parts of the fact, and which of them is an address to follow. */
export type Fact = readonly [label: string, parts: readonly string[], url?: string | null]

/** What a message says, before it takes the form of a mail or a text message. */
export interface MessageContent {
  readonly reader: Reader
  readonly to: Person
  readonly subject: string
  /** The first sentence. */
  readonly intro: string
  readonly facts: readonly Fact[]
  /** Where the customer can move or cancel, or confirm. */
  readonly link: string | null
  /** What the link is for, as its button says it. */
  readonly action: string
  /** Where it can be added to a calendar. */
  readonly calendars: readonly CalendarLink[]
  /** The appointment that it tells of (epoch ms). */
  readonly at: { readonly start: number; readonly end: number }
  /** What an owner's own template may name. */
  readonly values: Readonly<Record<TemplateValue, string>>
}

/** The placeholders of an owner's own templates, beside those that stand for whole blocks. */
export const TEMPLATE_VALUES = [
  'name',
  'service',
  'staff',
  'when',
  'fullWhen',
  'date',
  'time',
  'duration',
  'place',
  'price',
  'before',
  'confirmBy',
  'reason',
  'manageUrl',
  'business',
  'subject',
  'intro',
] as const

export type TemplateValue = (typeof TEMPLATE_VALUES)[number]

/** Finds the words for a message: its reader's language and zone, what it is about, and what they need to know. */
export function messageContent(message: BookingMessage, context: MessageContext): MessageContent {
  const { booking, recipient, kind } = message
  const reader = readerFor(message, context)
  const at = appointmentOf(message)
  const link = recipient.audience === 'customer' && kind !== 'cancelled' && kind !== 'declined'
  const { subject, intro } = sentences(message, at, reader, context)
  const isToConfirm = isForStranger(kind)
  const manageUrl = link ? context.manageUrl(booking, isToConfirm ? 'confirm' : 'manage') : null
  return {
    reader,
    to: addressOf(message, context),
    subject,
    intro,
    facts: factsFor(message, at, reader),
    link: manageUrl,
    action: isToConfirm ? reader.words.confirm : reader.words.manage,
    calendars: calendarsFor(message, at, reader, context),
    at,
    values: {
      name: customerName(message, context.sender),
      service: booking.service.name,
      staff: joined(givers(booking), reader.words),
      when: shortWhen(at.start, reader),
      fullWhen: longWhen(at, reader),
      date: shortDate(at.start, reader),
      time: clockTime(at.start, reader),
      duration: durationOf(at, reader),
      place: placeText(booking.service.location, reader.words) ?? '',
      price: priceOf(booking, reader) ?? '',
      before: message.previousStart === null ? '' : shortWhen(message.previousStart, reader),
      confirmBy: confirmByOf(message, reader) ?? '',
      reason: reasonOf(message) ?? '',
      manageUrl: manageUrl ?? '',
      business: context.sender.name,
      subject,
      intro,
    },
  }
}

/**
 * Whether its reader may know nothing of it: whoever typed this address in may have another one. A stranger's mailbox
 * must not get what they like to write, be it as a name.
 */
const isForStranger = (kind: BookingMessage['kind']): boolean => kind === 'confirm-email'

function readerFor({ booking, recipient }: BookingMessage, { locale }: MessageContext): Reader {
  switch (recipient.audience) {
    case 'customer':
    case 'guest':
      return readerOf(booking, locale)
    case 'staff':
      return readerOf({ locale, timeZone: recipient.staff.timeZone }, locale)
    case 'owner':
      return readerOf({ locale, timeZone: booking.staff.timeZone }, locale)
  }
}

function addressOf({ recipient, booking, kind }: BookingMessage, { sender, ownerEmail }: MessageContext): Person {
  switch (recipient.audience) {
    case 'customer':
      return { name: isForStranger(kind) ? '' : booking.customerName, email: booking.customerEmail }
    case 'guest':
      return { name: '', email: recipient.email }
    case 'staff':
      return { name: recipient.staff.name, email: recipient.staff.email }
    case 'owner':
      if (ownerEmail === null) throw new Error('OPENSLOT_OWNER_EMAIL is no longer set.')
      return { name: sender.name, email: ownerEmail }
  }
}

/** The appointment that the message tells of. Somebody whose place was given to another is told of the old time. */
function appointmentOf({ kind, start, end, previousStart }: BookingMessage): { start: number; end: number } {
  if (kind !== 'cancelled' || previousStart === null) return { start, end }
  return { start: previousStart, end: previousStart + (end - start) }
}

function sentences(
  message: BookingMessage,
  at: { start: number },
  reader: Reader,
  { now, sender }: MessageContext,
): { subject: string; intro: string } {
  const { words } = reader
  const { kind, booking, recipient } = message
  const apart = (text: string): string => isolated(text, reader)
  const values = {
    name: apart(customerName(message, sender)),
    staff: joined(givers(booking).map(apart), words),
  }
  const about = fill(words.subject, { service: apart(booking.service.name), when: shortWhen(at.start, reader) })
  const headed = (heading: string, rest = about): string => fill(words.headed, { heading: fill(heading, values), rest })
  if (recipient.audience === 'staff' || recipient.audience === 'owner') {
    const { heading, toBusiness } = words
    const own = { confirmation: heading.new, 'request-received': heading.request }
    const headings = { ...heading, ...own }
    return {
      subject: headed(headings[kind], `${about} – ${apart(booking.customerName)}`),
      intro: fill(isCustomersOnly(kind) ? words.toCustomer[kind] : toBusiness[businessSentence(message, kind)], values),
    }
  }
  const { heading } = words
  const dayWord = [heading.today, heading.tomorrow][daysBetween(now, at.start, reader)] ?? heading.reminder
  const { toGuest, toCustomer } = words
  if (recipient.audience === 'guest' && isGuestKind(kind)) {
    // They have asked for nothing, so no request of theirs was received.
    const own = { ...heading, 'request-received': heading.unconfirmed }
    return { subject: kind === 'confirmation' ? about : headed(own[kind]), intro: fill(toGuest[kind], values) }
  }
  const subject = kind === 'confirmation' ? about : headed(kind === 'reminder' ? dayWord : heading[kind])
  return { subject, intro: fill(toCustomer[kind], values) }
}

/** "No longer in your calendar" is said to who had it there alone; who gave up a request is told who has it now. */
function businessSentence(
  { hasInvitation, previousStart }: BookingMessage,
  kind: Exclude<BookingMessage['kind'], 'confirm-email' | 'reminder'>,
): keyof Words['toBusiness'] {
  if (kind !== 'cancelled') return kind
  if (hasInvitation) return 'removed'
  return previousStart === null ? 'cancelled' : 'changed'
}

/** What nobody but the customer is ever told. */
export const isCustomersOnly = (kind: BookingMessage['kind']): kind is 'confirm-email' | 'reminder' =>
  kind === 'confirm-email' || kind === 'reminder'

export const isGuestKind = (kind: string): kind is keyof Words['toGuest'] =>
  ['confirmation', 'request-received', 'approved', 'moved', 'changed', 'cancelled'].includes(kind)

/**
 * When it becomes certain, and only for the customer: what is added by hand doesn't follow a move. The file's address
 * would show guests the customer's answers.
 */
function calendarsFor(
  { booking, recipient, kind }: BookingMessage,
  at: MessageContent['at'],
  { words }: Reader,
  { calendarUrl }: MessageContext,
): CalendarLink[] {
  if (recipient.audience !== 'customer' || (kind !== 'confirmation' && kind !== 'approved')) return []
  const place = placeText(booking.service.location, words)
  const pages = calendarLinks({ title: calendarTitle(booking, words), ...at, place })
  return [...pages, { name: 'Apple (.ics)', url: calendarUrl(booking) }]
}

function factsFor(message: BookingMessage, at: MessageContent['at'], reader: Reader): Fact[] {
  const { booking, recipient, kind } = message
  const { fact } = reader.words
  const { audience } = recipient
  const isBusiness = audience === 'staff' || audience === 'owner'
  const isGuest = audience === 'guest'
  const isStranger = isForStranger(kind)
  const confirmBy = confirmByOf(message, reader)
  const price = priceOf(booking, reader)
  const { location } = booking.service
  const place = placeParts(location, reader.words)
  const reason = reasonOf(message)
  const all: readonly (Fact | false)[] = [
    [fact.what, [booking.service.name, durationOf(at, reader)]],
    [fact.when, [longWhen(at, reader)]],
    tellsOfMove(message) && [fact.before, [shortWhen(message.previousStart, reader)]],
    place.length > 0 && [fact.where, place, location?.url ?? null],
    // Who gives it alone knows whom it is with.
    (audience !== 'staff' || booking.team.length > 1) && [fact.with, givers(booking)],
    audience === 'customer' && price !== null && [fact.price, [price]],
    isBusiness && [fact.customer, [booking.customerName]],
    isBusiness && [fact.email, [booking.customerEmail]],
    isBusiness && booking.customerPhone !== null && [fact.phone, [booking.customerPhone]],
    ...(isGuest || isStranger
      ? []
      : answersOf(booking, reader.words).map(([label, answer]): Fact => [label, [answer]])),
    !isGuest && !isStranger && booking.guests.length > 0 && [fact.guests, booking.guests],
    isBusiness && booking.notes !== null && [fact.note, [booking.notes]],
    reason !== null && !isGuest && [fact.reason, [reason]],
    confirmBy !== null && [fact.confirmBy, [confirmBy]],
  ]
  return all.filter((entry) => entry !== false)
}

/** Whose appointment it is, unless a stranger may read it. For guests of somebody who was erased, the business's. */
const customerName = ({ booking, recipient, kind }: BookingMessage, sender: Person): string => {
  if (isForStranger(kind)) return ''
  return recipient.audience === 'guest' && booking.erasedMs !== null ? sender.name : booking.customerName
}

/** Of another time than before, be it certain or not. */
const tellsOfMove = (message: BookingMessage): message is BookingMessage & { previousStart: number } =>
  (message.kind === 'moved' || message.kind === 'request-received') &&
  message.previousStart !== null &&
  message.previousStart !== message.start

/** Everyone it is with. */
const givers = ({ team }: StoredBooking): string[] => team.map(({ name }) => name)

const durationOf = ({ start, end }: MessageContent['at'], reader: Reader): string =>
  duration(Math.round((end - start) / 60_000), reader)

const priceOf = ({ price }: StoredBooking, reader: Reader): string | null => price && money(price, reader)

const confirmByOf = ({ kind, booking }: BookingMessage, reader: Reader): string | null =>
  kind === 'confirm-email' && booking.confirmBy !== null ? shortWhen(booking.confirmBy, reader) : null

const reasonOf = ({ kind, booking }: BookingMessage): string | null =>
  (kind === 'cancelled' && booking.status === 'cancelled') || kind === 'declined' ? booking.cancelReason || null : null
