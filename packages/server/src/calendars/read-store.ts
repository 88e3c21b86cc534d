import type { HandMadePolicy, SeenEvent, Span } from '@openslot/core'
import type { CalendarError } from './calendar-error.js'
import type { CalendarAddress } from './entry-store.js'
import type { AskedEvent, OwnEvent } from './own-events.js'
import type { Pulled } from './provider.js'

/** A chosen calendar that is to be read, and how far that has come. Instants in epoch ms. */
export interface CalendarToRead {
  readonly id: string
  readonly connectionId: string
  readonly remoteId: string
  /** Of the staff member. */
  readonly timeZone: string
  readonly email: string
  readonly cursor: string | null
  /** The range that the cursor is good for; `null`: it was never read, or for another time zone. */
  readonly range: Span | null
  readonly readMs: number | null
  /** How often it has been read. */
  readonly reads: number
  /** How often in a row it couldn't be. */
  readonly failures: number
}

/** Something done by hand to the event of a booking that is to follow it. */
export interface HandMade extends Pick<SeenEvent, 'put' | 'seen'> {
  readonly bookingId: string
  readonly calendar: CalendarAddress
  readonly policy: HandMadePolicy
  /** The staff member whose calendar it was done in. */
  readonly staffId: string
  /** Theirs. */
  readonly timeZone: string
  /** Whether an event of the booking was read in another account of theirs. */
  readonly isElsewhere: boolean
}

/** When a staff member can't be booked for their outside calendars' sake: what these say, and what isn't known of them. */
export interface OutsideTimes {
  readonly busy: readonly Span[]
  readonly unknown: readonly Span[]
}

/** What outside calendars say, as it was read last. */
export interface ReadStore {
  /** In order. What isn't known counts from now on. */
  busyDuring(staffId: string, range: Span, nowMs: number): Promise<OutsideTimes>
  /** Takes the next calendar that is due to be read, for this worker until `leaseUntilMs`. */
  takeDue(nowMs: number, leaseUntilMs: number): Promise<CalendarToRead | undefined>
  /**
   * The calendars that block these people and were read before `readBeforeMs`. Not those that can't be read just now and
   * aren't to be tried yet.
   */
  blocking(staffIds: readonly string[], readBeforeMs: number, nowMs: number): Promise<CalendarToRead[]>
  ofConnection(connectionId: string): Promise<CalendarToRead[]>
  /**
   * Stores what was read; nothing, when somebody else has read it since. What was done by hand to events of bookings is
   * noted, but for those that were put or are to be put after the reading began. Where bookings would follow more at once
   * than anybody does by hand, none of them does: the calendar is `swept` until all that is back or decided.
   *
   * @returns the events of bookings that seem to have been deleted or moved since: where there are any, nothing is stored
   *   until they have been `asked` for. Of those of which that brought no answer, nothing is noted
   * @throws CalendarError `too-much`, and stores nothing, when it has more events than are kept of any
   */
  record(
    calendar: CalendarToRead,
    read: {
      readonly pulled: Pulled
      readonly range: Span
      /** Whether it goes on from what was read before; else it may be another calendar by now, or an older state of it. */
      readonly goesOn: boolean
      readonly beganMs: number
      readonly nextReadMs: number
      readonly asked?: readonly AskedEvent[]
    },
  ): Promise<readonly OwnEvent[]>
  /** Notes that it couldn't be read, and tells its owner where it is time to. */
  recordFailure(
    calendar: CalendarToRead,
    failure: { readonly error: CalendarError; readonly nowMs: number; readonly nextReadMs: number },
  ): Promise<void>
  /** What was done by hand and may be followed, and hasn't been. */
  toFollow(nowMs: number): Promise<HandMade[]>
  /** Whether it still is so, and nobody has decided otherwise. */
  isToFollow(change: HandMade, nowMs: number): Promise<boolean>
  /** Notes why a booking couldn't follow, and owes its event where that was left for it. */
  refuse(change: HandMade, why: string, nowMs: number): Promise<void>
}
