import type {
  AdminService,
  AdminBookingRequest,
  AdminBookingsResponse,
  AdminStaffMember,
  Booking,
  Explanation,
  PasswordChange,
  Service,
  ServicesResponse,
  Session,
  Settings,
  SetupRequest,
  SignInRequest,
  TimeOff,
  TimeOffRequest,
} from '@openslot/core/wire'
import { bookingVersion } from '@openslot/core'
import { calendarsApi } from './calendars.js'
import { customersApi } from './customers.js'
import { type Answer, type Send, call } from './http.js'
import { messagesApi } from './messages.js'
import { usersApi } from './users.js'
import { webhooksApi } from './webhooks.js'

/** A service or staff member to be made: what isn't named gets the server's defaults. */
export type NewService = Pick<AdminService, 'slug' | 'name' | 'durationMinutes' | 'staff'> & Partial<AdminService>
export type NewStaffMember = Pick<AdminStaffMember, 'slug' | 'name' | 'email' | 'timeZone' | 'hours'> &
  Partial<AdminStaffMember>

/** What can be done to a booking besides moving it. */
export type BookingDeed = 'approve' | 'decline' | 'cancel' | 'complete' | 'no-show'

export interface BookingsQuery extends Readonly<Record<string, string | undefined>> {
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Those that go on after it, whenever they began. */
  readonly endsAfter?: string | undefined
  readonly staff?: string | undefined
  /** Several with commas. */
  readonly status?: string | undefined
}

const bookingPath = (id: string): string => `/v1/admin/bookings/${encodeURIComponent(id)}`
const servicePath = (id: string): string => `/v1/admin/services/${encodeURIComponent(id)}`
const staffPath = (id: string): string => `/v1/admin/staff/${encodeURIComponent(id)}`
const seenAs = (booking: Booking): string => `"${bookingVersion(booking)}"`

/** The calls of the API that the page makes, by what they are about. */
export const createApi = (send: Send) => ({
  ...messagesApi(send),
  ...customersApi(send),
  ...usersApi(send),
  ...webhooksApi(send),
  ...calendarsApi(send),

  session: async (): Promise<Session> => (await call<Session>(send, '/v1/session')).value,
  signIn: async (json: SignInRequest): Promise<Session> =>
    (await call<Session>(send, '/v1/session', { method: 'POST', json })).value,
  signOut: async (): Promise<void> => {
    await call(send, '/v1/session', { method: 'DELETE' })
  },
  changePassword: async (json: PasswordChange): Promise<Session> =>
    (await call<Session>(send, '/v1/session/password', { method: 'POST', json })).value,

  isSetupNeeded: async (): Promise<boolean> => (await call<{ isNeeded: boolean }>(send, '/v1/setup')).value.isNeeded,
  setUp: async (json: SetupRequest): Promise<Session> =>
    (await call<Session>(send, '/v1/setup', { method: 'POST', json })).value,

  settings: (): Promise<Answer<Settings>> => call(send, '/v1/admin/settings'),
  changeSettings: (json: Partial<Settings>, ifMatch: string): Promise<Answer<Settings>> =>
    call(send, '/v1/admin/settings', { method: 'PATCH', json, ifMatch }),

  /** Every booking that is asked for, page after page. */
  bookings: async (query: BookingsQuery): Promise<readonly Booking[]> => {
    const found: Booking[] = []
    let cursor: string | undefined
    do {
      const { value } = await call<AdminBookingsResponse>(send, '/v1/admin/bookings', {
        query: { ...query, limit: '200', cursor },
      })
      found.push(...value.bookings)
      cursor = value.nextCursor ?? undefined
    } while (cursor !== undefined)
    return found
  },
  /** The first booking that starts then or later. */
  nextBooking: async (query: BookingsQuery): Promise<Booking | undefined> =>
    (await call<AdminBookingsResponse>(send, '/v1/admin/bookings', { query: { ...query, limit: '1' } })).value
      .bookings[0],
  booking: async (id: string): Promise<Booking> => (await call<Booking>(send, bookingPath(id))).value,
  createBooking: async (json: AdminBookingRequest, idempotencyKey: string): Promise<Booking> =>
    (await call<Booking>(send, '/v1/admin/bookings', { method: 'POST', json, idempotencyKey })).value,
  moveBooking: async (seen: Booking, json: { start: string; staff: string }): Promise<Booking> =>
    (await call<Booking>(send, `${bookingPath(seen.id)}/reschedule`, { method: 'POST', json, ifMatch: seenAs(seen) }))
      .value,
  /** @throws ApiError when it can't be moved there; changes nothing */
  tryMove: async (seen: Booking, json: { start: string; staff: string }): Promise<void> =>
    void (await call<Booking>(send, `${bookingPath(seen.id)}/reschedule`, {
      method: 'POST',
      json: { ...json, dryRun: true },
      ifMatch: seenAs(seen),
    })),
  /** Only what was seen is changed: nobody approves a time that was moved behind their back. */
  changeBooking: async (seen: Booking, deed: BookingDeed, json?: { reason: string }): Promise<Booking> =>
    (
      await call<Booking>(send, `${bookingPath(seen.id)}/${deed}`, {
        method: 'POST',
        ifMatch: seenAs(seen),
        keepalive: true,
        ...(json && { json }),
      })
    ).value,

  /** What customers can book, and with whom: everybody may ask. */
  offer: async (): Promise<readonly Service[]> => (await call<ServicesResponse>(send, '/v1/services')).value.services,
  services: async (): Promise<readonly AdminService[]> =>
    (await call<{ services: AdminService[] }>(send, '/v1/admin/services')).value.services,
  createService: (json: NewService): Promise<Answer<AdminService>> =>
    call(send, '/v1/admin/services', { method: 'POST', json }),

  service: (id: string): Promise<Answer<AdminService>> => call(send, servicePath(id)),
  changeService: (id: string, json: Partial<AdminService>, ifMatch: string): Promise<Answer<AdminService>> =>
    call(send, servicePath(id), { method: 'PATCH', json, ifMatch }),

  /** Why a time is free or not. */
  explainSlot: async (query: { service: string; staff: string | undefined; start: string }): Promise<Explanation> =>
    (await call<Explanation>(send, '/v1/admin/slots/explain', { query })).value,

  staff: async (): Promise<readonly AdminStaffMember[]> =>
    (await call<{ staff: AdminStaffMember[] }>(send, '/v1/admin/staff')).value.staff,
  staffMember: (id: string): Promise<Answer<AdminStaffMember>> => call(send, staffPath(id)),
  createStaffMember: (json: NewStaffMember): Promise<Answer<AdminStaffMember>> =>
    call(send, '/v1/admin/staff', { method: 'POST', json }),
  changeStaffMember: (
    id: string,
    json: Partial<AdminStaffMember>,
    ifMatch: string,
  ): Promise<Answer<AdminStaffMember>> => call(send, staffPath(id), { method: 'PATCH', json, ifMatch }),

  /** What ends after that instant, and begins before the other one. */
  timeOff: async (staffId: string, from: string, to?: string): Promise<readonly TimeOff[]> =>
    (await call<{ timeOff: TimeOff[] }>(send, `${staffPath(staffId)}/time-off`, { query: { from, to } })).value.timeOff,
  addTimeOff: async (staffId: string, json: TimeOffRequest): Promise<TimeOff> =>
    (await call<TimeOff>(send, `${staffPath(staffId)}/time-off`, { method: 'POST', json })).value,
  removeTimeOff: async (staffId: string, id: string): Promise<void> => {
    await call(send, `${staffPath(staffId)}/time-off/${encodeURIComponent(id)}`, { method: 'DELETE' })
  },
})

export type Api = ReturnType<typeof createApi>
