import type { User, UserChange, UserRequest } from '@openslot/core/wire'
import { type Answer, type Send, call } from './http.js'

const pathTo = (id: string): string => `/v1/admin/users/${encodeURIComponent(id)}`

/** Who may sign in. */
export const usersApi = (send: Send) => ({
  users: async (): Promise<readonly User[]> => (await call<{ users: User[] }>(send, '/v1/admin/users')).value.users,
  user: (id: string): Promise<Answer<User>> => call(send, pathTo(id)),
  createUser: (json: UserRequest): Promise<Answer<User>> => call(send, '/v1/admin/users', { method: 'POST', json }),
  changeUser: (id: string, json: UserChange, ifMatch: string): Promise<Answer<User>> =>
    call(send, pathTo(id), { method: 'PATCH', json, ifMatch }),
})
