import type {
  AdminService,
  AdminStaffMember,
  PasswordChange,
  Session,
  Settings,
  SetupRequest,
  SignInRequest,
} from '@openslot/core/wire'
import { type Answer, type Send, call } from './http.js'

/** A service or staff member to be made: what isn't named gets the server's defaults. */
export type NewService = Pick<AdminService, 'slug' | 'name' | 'durationMinutes' | 'staff'> & Partial<AdminService>
export type NewStaffMember = Pick<AdminStaffMember, 'slug' | 'name' | 'email' | 'timeZone' | 'hours'> &
  Partial<AdminStaffMember>

/** The calls of the API that the page makes, by what they are about. */
export const createApi = (send: Send) => ({
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

  services: async (): Promise<readonly AdminService[]> =>
    (await call<{ services: AdminService[] }>(send, '/v1/admin/services')).value.services,
  createService: (json: NewService): Promise<Answer<AdminService>> =>
    call(send, '/v1/admin/services', { method: 'POST', json }),

  staff: async (): Promise<readonly AdminStaffMember[]> =>
    (await call<{ staff: AdminStaffMember[] }>(send, '/v1/admin/staff')).value.staff,
  createStaffMember: (json: NewStaffMember): Promise<Answer<AdminStaffMember>> =>
    call(send, '/v1/admin/staff', { method: 'POST', json }),
  changeStaffMember: (
    id: string,
    json: Partial<AdminStaffMember>,
    ifMatch: string,
  ): Promise<Answer<AdminStaffMember>> =>
    call(send, `/v1/admin/staff/${encodeURIComponent(id)}`, { method: 'PATCH', json, ifMatch }),
})

export type Api = ReturnType<typeof createApi>
