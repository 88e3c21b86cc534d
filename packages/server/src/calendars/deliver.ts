import {
  type FoundEvent,
  type Span,
  isLeftToFollow,
  lostByWriting,
  nearestPlace,
  standsInCalendar,
} from '@openslot/core'
import type { MessageReason } from '@openslot/core/wire'
import type { Clock } from '../clock.js'
import { DeliveryError } from '../outbox/delivery-error.js'
import type { CalendarMessage } from '../outbox/store.js'
import { CalendarError, type CalendarErrorCode } from './calendar-error.js'
import type { CalendarAddress, Entry, EntryStore, Overwritten } from './entry-store.js'
import { bookingUid } from '../bookings/calendar.js'
import { type Place, findEntry, findMade } from './find-entry.js'
import type { OpenConnection } from './open.js'
import { eventOf } from './outgoing.js'
import type { KnownEvent, RemoteEvent } from './provider.js'
import { rangeAt } from './range.js'

export interface EntryContext {
  readonly entries: EntryStore
  readonly open: OpenConnection
  readonly clock: Clock
  /** The business's language (BCP 47). */
  readonly locale: string
}

/**
 * Makes the calendars of one person say what a booking says now: its event in the one that gets their bookings, and
 * nowhere else. What somebody has done to it by hand meanwhile isn't lost: the booking follows it, or it is noted.
 *
 * @throws DeliveryError when a calendar can't be written
 */
export async function deliverEntry({ id: by, booking, staff }: CalendarMessage, context: EntryContext): Promise<void> {
  const { entries, open, clock } = context
  const { there, receiving: receives, starts } = await entries.of(booking.id, staff.id)
  const gives = booking.team.some(({ id }) => id === staff.id)
  const stands = gives && standsInCalendar(booking.status, there.length > 0)
  const receiving = stands ? receives : undefined
  const owners = standsInCalendar(booking.status, true) ? booking.team.map(({ id }) => id) : []
  // Wherever it may have been put.
  const places = [booking.start, ...starts, ...there.map(({ put }) => put.start)].map((start) => ({
    start,
    end: start + booking.end - booking.start,
  }))
  const failures: unknown[] = []
  // One that can't be written holds up no other.
  const attempt = (calendarId: string, work: () => Promise<void>): Promise<void> =>
    work().catch(async (error: unknown) => {
      failures.push(error)
      if (error instanceof CalendarError) await entries.fail(booking.id, calendarId, { error, nowMs: clock(), by })
    })

  for (const entry of there) {
    if (entry.calendar.id === receiving?.id) continue
    await attempt(entry.calendar.id, () => removeFrom(entry))
  }
  if (receiving) await attempt(receiving.id, () => putInto(receiving))
  // Whoever asks for rest gets it, also where another one fails for good.
  const [failure] = failures.map(toDeliveryError).toSorted((a, b) => restOf(b) - restOf(a))
  if (failure) throw failure

  async function removeFrom(entry: Entry): Promise<void> {
    const { calendar } = entry
    const place = await lookFor(entry)
    const { remoteId, event } = place
    // Asked after it was looked for: whoever has written it by then had noted before that they would.
    const isTheirs =
      event !== null && (await entries.isTheirs(booking.id, calendar.id, { remoteId, version: event.version, owners }))
    const found = isTheirs ? null : foundOf(entry, place, null)
    const wasThere = event !== null && !isTheirs
    if (wasThere) await open(calendar.connection).remove(remoteId, event)
    if (entry.ref === null) await removeOthers(entry, null)
    await entries.forget(booking.id, calendar.id, {
      ref: remoteId === calendar.remoteId ? (event?.ref ?? entry.ref) : entry.ref,
      removedMs: clock(),
      wasThere,
      lost: found && lostOf(found),
    })
  }

  async function putInto(calendar: CalendarAddress): Promise<void> {
    const entry = there.find((one) => one.calendar.id === calendar.id)
    // Another calendar holds this message up, and not this one: what is done here since is somebody's doing.
    if (entry?.writtenBy === by) return
    const wanted = eventOf(booking, staff.timeZone, context.locale)
    const { start, end } = wanted
    if (!entry) await entries.begin(booking.id, calendar.id, { start, end, triedMs: clock() })
    const seen = entry ? await lookFor(entry) : null
    const found = entry && seen && foundOf(entry, seen, wanted)
    // The next reading finds it, and the booking goes where somebody wants it.
    if (found && isLeftToFollow(found, entry.policy, clock())) {
      // It is known now that it was put, and by which name.
      if (entry.ref === null && seen.event) {
        const put = { ...entry.put, ref: seen.event.ref, version: seen.event.version }
        await entries.record(booking.id, calendar.id, { ...put, putMs: clock(), lost: null, by })
      }
      return entries.leave(booking.id, calendar.id, { nowMs: clock(), by })
    }
    const event = {
      ...wanted,
      isWantedBack: entry ? isWantedBack(entry.expected) : false,
      before: { ref: entry?.ref ?? null, starts },
    }
    const put = await open(calendar.connection).put(seen?.remoteId ?? calendar.remoteId, event, seen?.event ?? null)
    if (entry && entry.ref === null) await removeOthers(entry, put.ref)
    await entries.record(booking.id, calendar.id, {
      // Dragged elsewhere, it is under its own name again once somebody drags it back.
      ...(entry?.ref && seen?.remoteId !== calendar.remoteId ? { ref: entry.ref, version: null } : put),
      start,
      end,
      putMs: clock(),
      // An invitation that only the mails can move stays where somebody has dragged it. And of what is put back, an earlier
      // try may have taken away what stood there.
      lost: found && !isAsItWas(seen.event, put) && !isWantedBack(found.expected) ? lostOf(found) : null,
      by,
    })
  }

  /** What else we have made of one that nobody has answered for: under which name, isn't known. */
  async function removeOthers(entry: Entry, kept: string | null): Promise<void> {
    const { id, connection } = entry.calendar
    const provider = open(connection)
    for (const { remoteId, event } of await findMade(provider, entry, { uid: bookingUid(booking.id), places })) {
      const { ref, version } = event
      if (ref !== kept && !(await entries.isTheirs(booking.id, id, { remoteId, version, owners })))
        await provider.remove(remoteId, event)
    }
  }

  function lookFor(entry: Entry): Promise<Place> {
    const { start: from, end: to } = rangeAt(clock())
    const request = { from, to, timeZone: staff.timeZone }
    return findEntry(open(entry.calendar.connection), entry, { uid: bookingUid(booking.id), places, request })
  }
}

/**
 * An event that was put before, as it is now. One that recurs is where it was seen last, or is nearest to where it was put.
 * `null`: nobody has answered for it, so what of it is whose doing isn't known, unless somebody has dragged what we made.
 */
function foundOf(
  { ref, put, expected, noted }: Entry,
  { event, isDragged }: Place,
  wanted: Span | null,
): FoundEvent | null {
  const seen = event === null || event.isCancelled ? null : (event.at ?? noted?.seen ?? nearestPlace(event.spans, put))
  if (ref === null && !isDragged) return null
  const isNoted = noted?.seen?.start === seen?.start && noted?.seen?.end === seen?.end
  return {
    put,
    seen,
    recurs: event !== null && isSeries(event),
    wanted: wanted && { start: wanted.start, end: wanted.end },
    expected,
    isDecided: isWantedBack(expected) || (isNoted && noted?.isDecided === true),
  }
}

/** Whether an administrator has put it back, and that isn't written yet. Only of such a one is it expected that it recurs. */
const isWantedBack = (expected: FoundEvent['expected']): boolean => expected.includes('series')

const isAsItWas = (event: RemoteEvent | null, put: KnownEvent): boolean =>
  put.version !== null && event?.ref === put.ref && event.version === put.version

const isSeries = ({ at, isCancelled, flaw }: RemoteEvent): boolean => at === null && !isCancelled && flaw !== 'time'

function lostOf(found: FoundEvent): Overwritten | null {
  const change = lostByWriting(found)
  return change && { change, put: found.put, seen: found.seen }
}

const REASONS: Readonly<Record<CalendarErrorCode, MessageReason>> = {
  'needs-reconnecting': 'calendar-access',
  'not-found': 'calendar-choice',
  'not-allowed': 'calendar-choice',
  doubtful: 'calendar-down',
  swept: 'calendar-down',
  'rate-limited': 'calendar-down',
  unavailable: 'calendar-down',
  changed: 'calendar-down',
  'too-much': 'calendar-down',
}

const restOf = (error: unknown): number => (error instanceof DeliveryError ? error.retryAfterMs : 0)

/** All of it may pass: what is refused today may be allowed tomorrow, and somebody may connect it anew. */
const toDeliveryError = (error: unknown): unknown =>
  error instanceof CalendarError
    ? new DeliveryError(REASONS[error.code], error.message, {
        retryAfterMs: error.retryAfterMs,
        cause: error,
      })
    : error
