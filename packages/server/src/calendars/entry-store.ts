import type { FoundEvent, HandMadeChange, HandMadePolicy, SeenEvent, Span } from '@openslot/core'
import type { CalendarError } from './calendar-error.js'
import type { Connection } from './connection.js'
import type { KnownEvent } from './provider.js'

/** One calendar of a connected account, with what opens it. */
export interface CalendarAddress {
  readonly id: string
  readonly remoteId: string
  readonly connection: Pick<Connection, 'id' | 'provider' | 'credentials'>
}

/** The event that a booking has in a calendar. */
export interface Entry extends Pick<FoundEvent, 'put' | 'expected'> {
  /** The provider's name for it; `null`: it was tried to put it, and nobody has answered. */
  readonly ref: string | null
  readonly calendar: CalendarAddress
  readonly policy: HandMadePolicy
  /** The message that has written it as its booking is, or left it to be followed; `null`: that is still to be done. */
  readonly writtenBy: string | null
  /** The other calendars of the same account, by remote id: somebody may have dragged it there. */
  readonly others: readonly string[]
  /** Where it was seen last, if that was noted as a change by hand; decided: its booking doesn't follow it (any more). */
  readonly noted: (Pick<SeenEvent, 'seen'> & Pick<FoundEvent, 'isDecided'>) | null
}

/** A change by hand that was lost when its event was written. */
export interface Overwritten extends Pick<SeenEvent, 'put' | 'seen'> {
  readonly change: HandMadeChange
}

/** What somebody did by hand to the event of a booking. Instants in epoch ms. */
export interface EntryChange {
  readonly bookingId: string
  readonly calendarId: string
  readonly connectionId: string
  readonly staffId: string
  readonly change: HandMadeChange
  /** Where the event was put. */
  readonly put: Span
  /** Where it is now, or was when it was overwritten; `null`: it is gone. */
  readonly seen: Span | null
  readonly overwritten: boolean
  readonly noticedMs: number
  /** Why the booking didn't follow; `null`: it wasn't to, or will. */
  readonly refused: string | null
}

/**
 * The events that bookings have in the calendars of those who give them. Once one of them is as it should be, in a calendar
 * that couldn't be written for long, what else waits for that is due, unless its service asked for rest.
 */
export interface EntryStore {
  /**
   * What a booking has in the calendars of a staff member, the one that gets their bookings, and when it has begun with
   * them, ever (epoch ms). All of one moment: what was put with some credentials is none of the business of others.
   */
  of(
    bookingId: string,
    staffId: string,
  ): Promise<{
    readonly there: Entry[]
    readonly receiving: CalendarAddress | undefined
    readonly starts: readonly number[]
  }>
  /**
   * Whether what a booking seems to have in a calendar is what one of `owners` has, or is about to have, of it: several
   * people's bookings may go into one calendar, which may have another name for each of them.
   */
  isTheirs(
    bookingId: string,
    calendarId: string,
    event: {
      readonly remoteId: string
      readonly version: string | null
      /** Ids of the staff members who give the booking now. */
      readonly owners: readonly string[]
    },
  ): Promise<boolean>
  /** Notes that an event is about to be put, unless it was before: should no answer come, it may be there all the same. */
  begin(bookingId: string, calendarId: string, tried: Span & { readonly triedMs: number }): Promise<void>
  /** Notes where an event was put, when (epoch ms) and by which message, and what was lost by that. */
  record(
    bookingId: string,
    calendarId: string,
    entry: KnownEvent & Span & { readonly putMs: number; readonly lost: Overwritten | null; readonly by: string },
  ): Promise<void>
  /** Notes that a message couldn't write or remove an event, and tells the calendar's owner where it is time to. */
  fail(
    bookingId: string,
    calendarId: string,
    failure: { readonly error: CalendarError; readonly nowMs: number; readonly by: string },
  ): Promise<void>
  /** Notes that a message didn't write an event, for its booking to follow it: if the next reading finds nothing to follow, it is owed anew. */
  leave(bookingId: string, calendarId: string, left: { readonly nowMs: number; readonly by: string }): Promise<void>
  /**
   * Notes that an event is no longer there (epoch ms), by which name it was found in its calendar, whether it took a removal,
   * and what was lost by that.
   */
  forget(
    bookingId: string,
    calendarId: string,
    removed: {
      readonly ref: string | null
      readonly removedMs: number
      readonly wasThere: boolean
      readonly lost: Overwritten | null
    },
  ): Promise<void>
  /** What was done by hand, still is so and isn't over, or was overwritten and not dismissed, the newest first. */
  changes(nowMs: number): Promise<EntryChange[]>
  /** Owes the event once more, as the booking says. @returns false when there is nothing to put back */
  putBack(bookingId: string, calendarId: string, nowMs: number): Promise<boolean>
  /** Forgets what was overwritten. @returns false when nothing was */
  dismiss(bookingId: string, calendarId: string): Promise<boolean>
}
