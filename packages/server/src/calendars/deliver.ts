import { standsInCalendar } from '@openslot/core'
import type { Clock } from '../clock.js'
import { DeliveryError } from '../outbox/delivery-error.js'
import type { CalendarMessage } from '../outbox/store.js'
import { CalendarError } from './calendar-error.js'
import type { CalendarAddress, EntryStore } from './entry-store.js'
import type { OpenConnection } from './open.js'
import { eventOf } from './outgoing.js'

export interface EntryContext {
  readonly entries: EntryStore
  readonly open: OpenConnection
  readonly clock: Clock
  /** The business's language (BCP 47). */
  readonly locale: string
}

/**
 * Makes the calendars of one person say what a booking says now: its event in the one that gets their bookings, and
 * nowhere else.
 *
 * @throws DeliveryError when a calendar can't be written
 */
export async function deliverEntry({ booking, staff }: CalendarMessage, context: EntryContext): Promise<void> {
  const { entries, open, clock } = context
  const { there, receiving: receives } = await entries.of(booking.id, staff.id)
  const gives = booking.team.some(({ id }) => id === staff.id)
  const stands = gives && standsInCalendar(booking.status, there.length > 0)
  const receiving = stands ? receives : undefined
  const failures: unknown[] = []
  // One that can't be written holds up no other.
  const attempt = (work: () => Promise<void>): Promise<void> =>
    work().catch((error: unknown) => void failures.push(error))

  for (const { calendar, ref } of there) {
    if (calendar.id === receiving?.id) continue
    await attempt(async () => {
      await open(calendar.connection).remove(calendar.remoteId, ref)
      await entries.forget(booking.id, calendar.id)
    })
  }
  if (receiving) await attempt(() => putInto(receiving))
  if (failures.length > 0) throw worst(failures.map(toDeliveryError))

  async function putInto(calendar: CalendarAddress): Promise<void> {
    const known = there.find((entry) => entry.calendar.id === calendar.id) ?? null
    const event = eventOf(booking, staff.timeZone, context.locale)
    const before = known && { ref: known.ref, version: known.version }
    const put = await open(calendar.connection).put(calendar.remoteId, event, before)
    await entries.record(booking.id, calendar.id, { ...put, start: event.start, end: event.end, putMs: clock() })
  }
}

/** The one that is worth another try, if any is. */
const worst = (failures: readonly unknown[]): unknown =>
  failures.find((error) => !(error instanceof DeliveryError && error.isPermanent)) ?? failures[0]

/** A calendar that is gone or closed to us stays so; everything else may pass, also once somebody has connected it anew. */
const toDeliveryError = (error: unknown): unknown =>
  error instanceof CalendarError
    ? new DeliveryError(error.message, {
        isPermanent: error.code === 'not-found' || error.code === 'not-allowed',
        retryAfterMs: error.retryAfterMs,
        cause: error,
      })
    : error
