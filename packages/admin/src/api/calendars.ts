import type {
  AvailableCalendars,
  CalendarBusy,
  CalendarChange,
  CalendarConnection,
  CalendarConnectionChange,
  CalendarConnectionRequest,
  CalendarFeed,
} from '@openslot/core/wire'
import { ApiError } from './api-error.js'
import { type Answer, type Send, call } from './http.js'

const staffPath = (staff: string): string => `/v1/admin/staff/${encodeURIComponent(staff)}`
const pathTo = (staff: string, id: string): string => `${staffPath(staff)}/calendars/${encodeURIComponent(id)}`

const changePath = ({ bookingId, calendarId }: CalendarChange): string =>
  `/v1/admin/calendar-changes/${encodeURIComponent(bookingId)}/${encodeURIComponent(calendarId)}`

export type OAuthProvider = 'google' | 'microsoft'

/** Staff members' own calendars elsewhere. */
export const calendarsApi = (send: Send) => ({
  connections: async (staff: string): Promise<readonly CalendarConnection[]> =>
    (await call<{ connections: CalendarConnection[] }>(send, `${staffPath(staff)}/calendars`)).value.connections,
  connection: (staff: string, id: string): Promise<Answer<CalendarConnection>> => call(send, pathTo(staff, id)),
  connect: async (staff: string, json: CalendarConnectionRequest): Promise<CalendarConnection> =>
    (await call<CalendarConnection>(send, `${staffPath(staff)}/calendars`, { method: 'POST', json })).value,
  /** Where the account's owner says yes. */
  authorize: async (staff: string, json: { provider: OAuthProvider; connection?: string }): Promise<string> =>
    (await call<{ url: string }>(send, `${staffPath(staff)}/calendars/authorize`, { method: 'POST', json })).value.url,
  available: async (staff: string, id: string): Promise<AvailableCalendars['calendars']> =>
    (await call<AvailableCalendars>(send, `${pathTo(staff, id)}/available`)).value.calendars,
  changeConnection: (
    staff: string,
    id: string,
    json: CalendarConnectionChange,
    ifMatch: string,
  ): Promise<Answer<CalendarConnection>> => call(send, pathTo(staff, id), { method: 'PATCH', json, ifMatch }),
  disconnect: async (staff: string, id: string): Promise<void> => {
    // It goes, whatever it has become.
    await call(send, pathTo(staff, id), { method: 'DELETE', ifMatch: '*', keepalive: true })
  },
  readNow: async (staff: string, id: string): Promise<CalendarConnection> =>
    (await call<CalendarConnection>(send, `${pathTo(staff, id)}/read`, { method: 'POST' })).value,

  busyElsewhere: async (staff: string, from: string, to: string): Promise<CalendarBusy> =>
    (await call<CalendarBusy>(send, `${staffPath(staff)}/busy`, { query: { from, to } })).value,

  /** `null`: they have none. */
  feed: async (staff: string): Promise<CalendarFeed | null> => {
    try {
      return (await call<CalendarFeed>(send, `${staffPath(staff)}/feed`)).value
    } catch (error) {
      if (error instanceof ApiError && error.code === 'not-found') return null
      throw error
    }
  },
  renewFeed: async (staff: string): Promise<CalendarFeed> =>
    (await call<CalendarFeed>(send, `${staffPath(staff)}/feed`, { method: 'POST' })).value,
  removeFeed: async (staff: string): Promise<void> => {
    await call(send, `${staffPath(staff)}/feed`, { method: 'DELETE', keepalive: true })
  },

  calendarChanges: async (): Promise<readonly CalendarChange[]> =>
    (await call<{ changes: CalendarChange[] }>(send, '/v1/admin/calendar-changes')).value.changes,
  putBack: async (change: CalendarChange): Promise<void> => {
    await call(send, `${changePath(change)}/put-back`, { method: 'POST' })
  },
  /** Of one that was overwritten: it has been seen. */
  dismissChange: async (change: CalendarChange): Promise<void> => {
    await call(send, changePath(change), { method: 'DELETE' })
  },
})
