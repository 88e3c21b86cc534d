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
import type { OpenConnection } from './open.js'
import { eventOf } from './outgoing.js'
import { findIn } from './own-events.js'
import type { RemoteEvent } from './provider.js'
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
    const { remoteId, event } = await lookFor(entry)
    // Asked after it was looked for: whoever has written it by then had noted before that they would.
    const isTheirs =
      event !== null && (await entries.isTheirs(booking.id, calendar.id, { remoteId, version: event.version, owners }))
    const found = isTheirs ? null : foundOf(entry, event, null)
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
    const found = entry && seen && foundOf(entry, seen.event, wanted)
    // The next reading finds it, and the booking goes where somebody wants it.
    if (found && isLeftToFollow(found, entry.policy, clock())) {
      return entries.leave(booking.id, calendar.id, { nowMs: clock(), by })
    }
    const event = {
      ...wanted,
      isWantedBack: found ? isWantedBack(found) : false,
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
      lost: found ? lostOf(found) : null,
      by,
    })
  }

  /** What else we have made of one that nobody has answered for: under which name, isn't known. */
  async function removeOthers({ calendar: { id, connection, remoteId }, others }: Entry, kept: string | null) {
    const provider = open(connection)
    const length = booking.end - booking.start
    const places = [booking.start, ...starts].map((start) => ({ start, end: start + length }))
    for (const calendarId of [remoteId, ...others]) {
      const own = await provider.findOwn?.(calendarId, bookingUid(booking.id), places)
      for (const event of own ?? []) {
        const { ref, version } = event
        if (ref === kept || (await entries.isTheirs(booking.id, id, { remoteId: calendarId, version, owners })))
          continue
        await provider.remove(calendarId, event)
      }
    }
  }

  /**
   * An event that was put before, and the calendar that has it now. Somebody may have moved it to another name or into
   * another calendar; and of one that nobody has answered for, the name isn't known.
   */
  async function lookFor({ calendar: { connection, remoteId }, ref, others }: Entry): Promise<Place> {
    const provider = open(connection)
    const uid = bookingUid(booking.id)
    const { start: from, end: to } = rangeAt(clock())
    const request = { from, to, timeZone: staff.timeZone }
    const named = ref === null ? null : await provider.look(remoteId, { ref, uid }, request)
    if (named) return { remoteId, event: named }
    for (const calendarId of ref === null ? [remoteId] : [remoteId, ...others]) {
      const event = await findIn(provider, calendarId, uid, request).catch(unlessClosed(calendarId === remoteId))
      if (event) return { remoteId: calendarId, event }
    }
    return { remoteId, event: null }
  }
}

interface Place {
  readonly remoteId: string
  readonly event: RemoteEvent | null
}

/** In a calendar that is gone, there is nothing to be found; nor in another one than its own that is closed to us. */
const unlessClosed =
  (isItsOwn: boolean) =>
  (error: unknown): null => {
    const isGone = error instanceof CalendarError && error.code === 'not-found'
    const isClosed = error instanceof CalendarError && error.code === 'not-allowed'
    if (isGone || (isClosed && !isItsOwn)) return null
    throw error
  }

/**
 * An event that was put before, as it is now. One that recurs is where it was seen last, or is nearest to where it was put.
 * `null`: nobody has answered for it, so what of it is whose doing isn't known.
 */
function foundOf(
  { ref, put, expected, noted }: Entry,
  event: RemoteEvent | null,
  wanted: Span | null,
): FoundEvent | null {
  if (ref === null) return null
  const seen = event === null || event.isCancelled ? null : (event.at ?? noted?.seen ?? nearestPlace(event.spans, put))
  const isNoted = noted?.seen?.start === seen?.start && noted?.seen?.end === seen?.end
  return {
    put,
    seen,
    recurs: event !== null && isSeries(event),
    wanted: wanted && { start: wanted.start, end: wanted.end },
    expected,
    isDecided: isNoted && noted?.isDecided === true,
  }
}

/** Whether an administrator has seen where it is, and wants it where its booking is. */
const isWantedBack = ({ seen, expected }: FoundEvent): boolean =>
  // Only what is put back may have been made a series.
  expected.includes('series') &&
  expected.some((place) => place !== 'series' && place?.start === seen?.start && place?.end === seen?.end)

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
