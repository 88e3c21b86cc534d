import type { Span } from '@openslot/core'
import type { EventFlaw } from './flaw.js'

/** One calendar of a connected account. */
export interface RemoteCalendar {
  readonly id: string
  readonly name: string
  /** Whether bookings may be written into it. */
  readonly isWritable: boolean
  readonly timeZone: string | null
  /** Its service doesn't say what it is: there may be more in it than in any other. */
  readonly isHidden?: true
}

/** An event of an outside calendar, as far as it matters here. Of whose it is and what it is about, nothing is kept. */
export interface RemoteEvent {
  /** The provider's own name for it, stable as long as it exists. */
  readonly ref: string
  /** iCalendar's, by which events that were put there by us are known again. */
  readonly uid: string | null
  /** Changes with each change of the event (an ETag); `null`: the provider has none. */
  readonly version: string | null
  /** What it blocks within the range asked for, in epoch ms; empty: free, declined, cancelled, or elsewhere. */
  readonly spans: readonly Span[]
  /** Where a single event stands, whether it blocks or not; `null`: it recurs, or is cancelled. */
  readonly at: Span | null
  readonly isCancelled: boolean
  /** What of it can't be read, where it would block; `null`: nothing. */
  readonly flaw: EventFlaw | null
}

export interface PullRequest {
  /** Of the last pull with the same `from` and `to`; `null`: everything is wanted. */
  readonly cursor: string | null
  /** Epoch ms, half-open. Recurring events are expanded within it. */
  readonly from: number
  readonly to: number
  /** Of the staff member: where all-day events and floating times stand. */
  readonly timeZone: string
  /** Theirs, for calendars that don't say whose they are: an event blocks nobody who has declined it. */
  readonly ownAddresses?: readonly string[]
  /** Aborted once nobody waits for the answer any more: then nothing more is asked and read. */
  readonly signal?: AbortSignal
}

/** When an event is looked at: what it blocks is asked for within this time. */
export type LookRequest = Pick<PullRequest, 'from' | 'to' | 'timeZone' | 'ownAddresses'>

export interface Pulled {
  /** `events` is all that there is and replaces what is known; else it is only what changed. */
  readonly isWhole: boolean
  readonly events: readonly RemoteEvent[]
  /** Refs of events that are gone. Empty when `isWhole`. */
  readonly removed: readonly string[]
  /** Where the next pull goes on; `null`: each one is whole. */
  readonly cursor: string | null
  /** The service no longer knew the cursor that it gave: this may be another calendar by now, or an older state of it. */
  readonly isReset?: boolean
}

/** A booking as it stands in the calendar of who gives it. */
export interface OutgoingEvent {
  /** The same as in the mails' invitations. */
  readonly uid: string
  /** The booking's: grows with each change. */
  readonly sequence: number
  /** Epoch ms, half-open. */
  readonly start: number
  readonly end: number
  /** Of the staff member. */
  readonly timeZone: string
  readonly title: string
  readonly description: string
  readonly location: string | null
  /** Where the booking can be seen. */
  readonly url: string | null
  /** Somebody has deleted or moved it, and an administrator wants it back. */
  readonly isWantedBack?: boolean
  /**
   * Under which name it was put before (`null`: none that is known), and when its booking has begun, ever: an invitation
   * that stands at another time doesn't wait for the next mail, but was moved by hand.
   */
  readonly before?: { readonly ref: string | null; readonly starts: readonly number[] }
}

/** By what an event that was put before is known: the provider's name for it, and ours. */
export interface EventNames {
  readonly ref: string
  readonly uid: string
}

/** Where an event that was put before is, and in which version; `null`: whichever it is. */
export interface KnownEvent {
  readonly ref: string
  readonly version: string | null
}

/**
 * An account in somebody's calendar service, opened with its credentials. Every method may throw a `CalendarError`, and
 * nothing else that says what went wrong out there.
 */
export interface CalendarProvider {
  listCalendars(): Promise<readonly RemoteCalendar[]>
  pull(calendarId: string, request: PullRequest): Promise<Pulled>
  /**
   * An event of ours as it is now in this calendar, also where a pull still tells of before; `null`: it is gone from there.
   * Of a series, the spans may be only the first.
   */
  look(calendarId: string, names: EventNames, request: LookRequest): Promise<RemoteEvent | null>
  /** The name of the event with this `uid` that we have put there, or a mail program has; `null`: there is none. */
  find(calendarId: string, uid: string): Promise<string | null>
  /**
   * Whether the event with this `uid` stands there in what has others as well, where a service knows such a thing: it is
   * neither found nor written then, but not gone either.
   */
  standsAmongOthers?(calendarId: string, uid: string): Promise<boolean>
  /**
   * All that we have made there by this `uid`, where a service may have several of it; what people have copied of it is
   * theirs. `places`: wherever its booking has been.
   */
  findOwn?(calendarId: string, uid: string, places: readonly Span[]): Promise<readonly KnownEvent[]>
  /**
   * Makes the event, or makes it as it is now, unless it is in another version than the one that is known: then it throws
   * `changed`. Idempotent: the same `uid` never stands there twice, also when the answer
   * to the first try was lost (`known` is `null` then, though it is there).
   */
  put(calendarId: string, event: OutgoingEvent, known: KnownEvent | null): Promise<KnownEvent>
  /** Already gone is fine; another version than the one that is known is `changed`. */
  remove(calendarId: string, known: KnownEvent): Promise<void>
  /** Gives the access back, where the service knows such a thing. */
  revoke?(): Promise<void>
}
