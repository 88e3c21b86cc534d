import { standsInCalendar } from '@openslot/core'
import type { Clock } from '../clock.js'
import { DeliveryError } from '../outbox/delivery-error.js'
import type { CalendarMessage } from '../outbox/store.js'
import { CalendarError } from './calendar-error.js'
import type { CalendarAddress, EntryStore } from './entry-store.js'
import type { OpenConnection } from './open.js'
import { eventOf } from './outgoing.js'
import type { CalendarProvider } from './provider.js'
import type { ConnectionStore } from './store.js'

export interface EntryContext {
  readonly entries: EntryStore
  readonly connections: Pick<ConnectionStore, 'find'>
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
  const { entries, clock } = context
  const there = await entries.of(booking.id, staff.id)
  const gives = booking.team.some(({ id }) => id === staff.id)
  const stands = gives && standsInCalendar(booking.status, there.length > 0)
  const receiving = stands ? await entries.receiving(staff.id) : undefined
  try {
    for (const { calendar, ref } of there) {
      if (calendar.id === receiving?.id) continue
      const provider = await providerAt(calendar, context)
      await provider?.remove(calendar.remoteId, ref)
      await entries.forget(booking.id, calendar.id)
    }
    if (!receiving) return
    const provider = await providerAt(receiving, context)
    const known = there.find(({ calendar }) => calendar.id === receiving.id) ?? null
    const event = eventOf(booking, staff.timeZone, context.locale)
    const put = await provider?.put(receiving.remoteId, event, known && { ref: known.ref, version: known.version })
    if (!put) return
    await entries.record(booking.id, receiving.id, { ...put, start: event.start, end: event.end, putMs: clock() })
  } catch (error) {
    throw error instanceof CalendarError ? toDeliveryError(error) : error
  }
}

async function providerAt(
  { connectionId }: CalendarAddress,
  { connections, open }: EntryContext,
): Promise<CalendarProvider | undefined> {
  const connection = await connections.find(connectionId)
  return connection && open(connection)
}

/** A calendar that is gone or closed to us stays so; everything else may pass, also once somebody has connected it anew. */
const toDeliveryError = (error: CalendarError): DeliveryError =>
  new DeliveryError(error.message, {
    isPermanent: error.code === 'not-found' || error.code === 'not-allowed',
    retryAfterMs: error.retryAfterMs,
    cause: error,
  })
