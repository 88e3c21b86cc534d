import { log } from '../log.js'
import { CalendarError } from './calendar-error.js'
import type { CalendarProvider, EventNames, LookRequest, RemoteEvent } from './provider.js'

/** The event of a booking in a calendar. */
export interface OwnEvent extends EventNames {
  readonly bookingId: string
}

/** What has become of an event of a booking in its calendar; `null`: it is gone from there. */
export interface AskedEvent extends OwnEvent {
  readonly event: RemoteEvent | null
}

/** An event of ours by its `UID`, under whatever name it stands in a calendar. */
export async function findIn(
  provider: CalendarProvider,
  calendarId: string,
  uid: string,
  request: LookRequest,
): Promise<RemoteEvent | null> {
  const ref = await provider.find(calendarId, uid)
  return ref === null ? null : provider.look(calendarId, { ref, uid }, request)
}

/** Whoever asks for so many has more than was done by hand; the others have their turn with the next reading. */
const MAX_ASKED = 50

/**
 * Asks a calendar for events of bookings one by one. What was read of it may be of before they were written, or only of
 * its range.
 *
 * @returns what can be told of them now
 */
export async function askForOwn(
  provider: CalendarProvider,
  calendarId: string,
  own: readonly OwnEvent[],
  request: LookRequest & { readonly signal: AbortSignal },
): Promise<AskedEvent[]> {
  const asked: AskedEvent[] = []
  for (const names of own.slice(0, MAX_ASKED)) {
    if (request.signal.aborted) break
    try {
      const named = await provider.look(calendarId, names, request)
      asked.push({ ...names, event: named ?? (await findIn(provider, calendarId, names.uid, request)) })
    } catch (error) {
      log.warn({ booking: names.bookingId, err: error }, 'The event of a booking could not be asked for.')
      // A service that is down has nothing to say of the others either.
      break
    }
  }
  return asked
}

/**
 * Whether an event of ours stands in none of the calendars that an account has, chosen or not.
 *
 * @param known calendars of it that can be written: a list without them isn't all of it
 * @throws CalendarError where not all of them can be asked
 */
export async function isNowhere(
  provider: CalendarProvider,
  { known, uid }: { readonly known: readonly string[]; readonly uid: string },
  request: LookRequest,
): Promise<boolean> {
  // Into what can only be read, nobody drags anything.
  const writable = (await provider.listCalendars()).filter(({ isWritable }) => isWritable)
  if (!known.every((calendarId) => writable.some(({ id }) => id === calendarId))) {
    throw new CalendarError('unavailable', 'The list of calendars lacks one that bookings’ events may stand in.')
  }
  for (const { id } of writable) {
    const event = await findIn(provider, id, uid, request)
    // Some programs only mark as cancelled what is deleted.
    if (event && !event.isCancelled) return false
    if (!event && (await provider.standsAmongOthers?.(id, uid))) return false
  }
  return true
}
