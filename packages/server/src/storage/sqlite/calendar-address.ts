import type { CalendarAddress } from '../../calendars/entry-store.js'
import { calendarConnections, outsideCalendars } from './calendar-schema.js'

/** Columns of a calendar and its connection. */
export const calendarAddress = {
  id: outsideCalendars.id,
  remoteId: outsideCalendars.remoteId,
  connectionId: calendarConnections.id,
  provider: calendarConnections.provider,
  credentials: calendarConnections.credentials,
}

export const toAddress = ({
  id,
  remoteId,
  connectionId,
  provider,
  credentials,
}: Pick<typeof calendarConnections.$inferSelect, 'provider' | 'credentials'> & {
  readonly id: string
  readonly remoteId: string
  readonly connectionId: string
}): CalendarAddress => ({ id, remoteId, connection: { id: connectionId, provider, credentials } })
