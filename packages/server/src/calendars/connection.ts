import type { HandMadePolicy, OutagePolicy, Span } from '@openslot/core'
import type { CalendarErrorCode } from './calendar-error.js'
import type { ProviderKind } from './credentials.js'
import type { FlawedEvent } from './flaw.js'

/** A calendar of an account, as it is chosen to be used. */
export interface ChosenCalendar {
  /** The provider's name for it. */
  readonly remoteId: string
  readonly name: string
  readonly isWritable: boolean
  /** Whether its owner can't be booked while it says they are busy. */
  readonly blocks: boolean
  /** Whether its owner's bookings are written into it; at most one of theirs. */
  readonly receives: boolean
}

/** A chosen calendar, with how reading it goes. Instants in epoch ms. */
export interface OutsideCalendar extends ChosenCalendar {
  readonly id: string
  /** What was read; `null`: nothing yet, or for another time zone. */
  readonly range: Span | null
  readonly readMs: number | null
  readonly failingSinceMs: number | null
  readonly errorCode: CalendarErrorCode | null
  readonly error: string | null
  /** Its events that can't be read in full; of very many, some. */
  readonly unreadable: readonly FlawedEvent[]
}

/** A calendar, chosen or no longer, into which what bookings owe it can't be written. Since: epoch ms. */
export interface UnwrittenCalendar extends Pick<ChosenCalendar, 'name'> {
  readonly id: string
  readonly sinceMs: number
  readonly error: string
}

/** What an administrator decides about a connection. */
export interface ConnectionRules {
  readonly policy: OutagePolicy
  readonly maxAgeMinutes: number
  readonly handMade: HandMadePolicy
}

/** An account in an outside calendar service, of one staff member. Instants in epoch ms. */
export interface Connection extends ConnectionRules {
  readonly id: string
  readonly staffId: string
  readonly provider: ProviderKind
  /** For people to tell connections apart: an address, a name. */
  readonly account: string
  /** Sealed; opened only to speak to the service. */
  readonly credentials: string
  readonly createdMs: number
  readonly updatedMs: number
  /** The name of the calendar that got the bookings, until the account had it no longer; `null`: nothing is lost. */
  readonly lostReceiving: string | null
  readonly calendars: readonly OutsideCalendar[]
  readonly unwritten: readonly UnwrittenCalendar[]
}
