import type { CalendarFeed, User } from '@openslot/core/wire'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSalon, problemOf } from '../../test/support/salon.js'
import { PASSWORD, addUser, signIn, trySignIn } from '../../test/support/signed-in.js'
import type { TestRequest, TestServer } from '../testing/index.js'

const RITA = 'rita@salon.example'
const ANNA = { name: 'Anna', email: 'anna@salon.example', role: 'staff', staff: 'anna', password: PASSWORD }

let server: TestServer
let rita: (path: string, request?: TestRequest) => Promise<Response>
let ritaId: string
beforeEach(async () => {
  server = await openSalon()
  ritaId = await addUser(server, { email: RITA })
  rita = await signIn(server, RITA)
})
afterEach(() => server.close())

const add = (changes: object = {}): Promise<Response> => rita('/v1/admin/users', { json: { ...ANNA, ...changes } })
const change = (id: string, json: object): Promise<Response> =>
  rita(`/v1/admin/users/${id}`, { method: 'PATCH', json, headers: { 'If-Match': '*' } })
const remove = (id: string): Promise<Response> =>
  rita(`/v1/admin/users/${id}`, { method: 'DELETE', headers: { 'If-Match': '*' } })

test('an owner lets somebody sign in, changes that, and takes it away', async () => {
  const made = await add()
  expect(made.status).toBe(201)
  const anna = (await made.json()) as User
  expect(anna).toMatchObject({ name: 'Anna', role: 'staff', staff: { slug: 'anna' }, active: true })
  expect(made.headers.get('Location')).toBe(`/v1/admin/users/${anna.id}`)
  expect(JSON.stringify(anna)).not.toMatch(/argon2|password/)
  const { users } = (await (await rita('/v1/admin/users')).json()) as { users: User[] }
  expect(users.map(({ email }) => email)).toEqual([RITA, ANNA.email])

  const asAnna = await signIn(server, ANNA.email)
  expect(await (await change(anna.id, { name: 'Anna B.' })).json()).toMatchObject({ name: 'Anna B.' })
  expect((await asAnna('/v1/session')).status).toBe(200)
  expect((await change(anna.id, { role: 'owner' })).status).toBe(200)
  expect((await asAnna('/v1/session')).status).toBe(401)
  expect((await change(anna.id, { password: 'another long phrase' })).status).toBe(200)
  expect((await trySignIn(server, { email: ANNA.email })).status).toBe(401)
  expect((await trySignIn(server, { email: ANNA.email, password: 'another long phrase' })).status).toBe(200)
  expect((await remove(anna.id)).status).toBe(204)
  expect((await remove(anna.id)).status).toBe(404)
})

test('who gets another calendar is signed out: what they see changes', async () => {
  const { id } = (await (await add()).json()) as User
  const asAnna = await signIn(server, ANNA.email)
  expect((await change(id, { staff: 'ben' })).status).toBe(200)
  expect((await asAnna('/v1/session')).status).toBe(401)
  expect((await (await signIn(server, ANNA.email))('/v1/admin/staff/ben')).status).toBe(200)
})

describe('the address of their calendar feed', () => {
  let id: string
  let feed: string
  const makeFeed = async (staff = 'anna'): Promise<string> => {
    const made = await rita(`/v1/admin/staff/${staff}/feed`, { method: 'POST' })
    return new URL(((await made.json()) as CalendarFeed).url).pathname
  }
  const statusOf = async (path: string): Promise<number> => (await server.request(path)).status
  beforeEach(async () => {
    id = ((await (await add()).json()) as User).id
    feed = await makeFeed()
  })

  test.each([
    ['a closed account', () => change(id, { active: false })],
    ['a removed account', () => remove(id)],
    ['an owner’s new password', () => change(id, { password: 'another long phrase' })],
    ['another calendar', () => change(id, { staff: 'ben' })],
  ])('goes with %s, and only theirs', async (_what, leave) => {
    const bens = await makeFeed('ben')
    expect(await statusOf(feed)).toBe(200)
    expect((await leave()).ok).toBe(true)
    expect(await statusOf(feed)).toBe(404)
    expect(await statusOf(bens)).toBe(200)
    const anew = await makeFeed()
    expect(anew).not.toBe(feed)
    expect(await statusOf(anew)).toBe(200)
  })

  test('stays with what takes nothing away, and a password of their own choice', async () => {
    expect((await change(id, { name: 'Anna B.', role: 'owner', active: true })).status).toBe(200)
    const asAnna = await signIn(server, ANNA.email)
    const json = { current: PASSWORD, next: 'another long phrase' }
    expect((await asAnna('/v1/session/password', { json })).status).toBe(200)
    expect(await statusOf(feed)).toBe(200)
  })

  test('isn’t taken again from an account that is closed already', async () => {
    await change(id, { active: false })
    const anew = await makeFeed()
    expect((await change(id, { name: 'Anna B.' })).status).toBe(200)
    expect(await statusOf(anew)).toBe(200)
  })
})

test('somebody always remains who may do everything', async () => {
  for (const json of [{ active: false }, { role: 'staff', staff: 'anna' }])
    expect((await change(ritaId, json)).status).toBe(409)
  expect((await remove(ritaId)).status).toBe(409)
  const other = await addUser(server, { email: 'ben@salon.example' })
  expect((await change(other, { active: false })).status).toBe(200)
  expect((await remove(ritaId)).status).toBe(409)
  expect((await change(other, { active: true })).status).toBe(200)
  expect((await remove(ritaId)).status).toBe(204)
})

test('an address has one account, in whatever case it is written', async () => {
  expect((await add()).status).toBe(201)
  expect((await add({ email: 'ANNA@salon.example' })).status).toBe(409)
  expect((await change(ritaId, { email: ANNA.email })).status).toBe(409)
  expect((await change(ritaId, { email: 'Rita@salon.example' })).status).toBe(200)
})

test.each([
  [{ staff: null }, '/staff'],
  [{ staff: 'nobody' }, '/staff'],
  [{ role: 'admin' }, '/role'],
  [{ password: 'short' }, '/password'],
  [{ email: 'x' }, '/email'],
])('%o is refused', async (json, pointer) => {
  const response = await add(json)
  expect([response.status, (await problemOf(response)).errors?.[0]?.pointer]).toEqual([422, pointer])
})

test('a change needs the version that it is of', async () => {
  const at = `/v1/admin/users/${ritaId}`
  const etag = (await rita(at)).headers.get('ETag') ?? ''
  const rename = (headers: Record<string, string>): Promise<Response> =>
    rita(at, { method: 'PATCH', json: { name: 'R.' }, headers })
  expect((await rename({})).status).toBe(428)
  expect((await rename({ 'If-Match': etag })).status).toBe(200)
  expect((await rename({ 'If-Match': etag })).status).toBe(412)
})

describe('with a token', () => {
  const tokenOf = async (...scopes: string[]): Promise<string> =>
    ((await (await rita('/v1/admin/tokens', { json: { name: scopes.join(), scopes } })).json()) as { token: string })
      .token
  const by =
    (token: string) =>
    async (path: string, request: TestRequest = {}): Promise<unknown> => {
      const headers = request.json && path !== '/v1/admin/users' ? { 'If-Match': '*' } : {}
      const response = await server.request(path, { ...request, token, headers: { ...headers, ...request.headers } })
      return response.status === 403 ? (await problemOf(response))['scope'] : response.status
    }
  const at = (id: string): string => `/v1/admin/users/${id}`

  test('for accounts alone, nobody makes an account that may more, nor takes one over', async () => {
    const { id } = (await (await add()).json()) as User
    const ask = by(await tokenOf('users'))
    const eve = { ...ANNA, email: 'eve@salon.example' }
    expect(await ask('/v1/admin/users')).toBe(200)
    expect(await ask('/v1/admin/users', { json: { ...eve, role: 'owner', staff: null } })).toBe('*')
    expect(await ask('/v1/admin/users', { json: eve })).toBe('bookings:write')
    expect(await ask(at(ritaId), { method: 'PATCH', json: { password: 'taken over by me' } })).toBe('*')
    expect(await ask(at(id), { method: 'PATCH', json: { password: 'taken over by me' } })).toBe('bookings:write')
    expect(await ask(at(id), { method: 'DELETE', headers: { 'If-Match': '*' } })).toBe('bookings:write')
    expect((await trySignIn(server, { email: RITA })).status).toBe(200)
    expect((await trySignIn(server, { email: ANNA.email })).status).toBe(200)
  })

  test('that may what staff may, staff are let in and nobody becomes an owner', async () => {
    const ask = by(await tokenOf('users', 'bookings:write', 'catalog:write'))
    expect(await ask('/v1/admin/users', { json: ANNA })).toBe(201)
    const { users } = (await (await rita('/v1/admin/users')).json()) as { users: User[] }
    const id = users.find(({ email }) => email === ANNA.email)?.id ?? ''
    expect(await ask(at(id), { method: 'PATCH', json: { role: 'owner', staff: null } })).toBe('*')
    expect(await ask(at(id), { method: 'PATCH', json: { name: 'Anna B.' } })).toBe(200)
    expect(await ask(at(ritaId), { method: 'DELETE', headers: { 'If-Match': '*' } })).toBe('*')
    expect(await ask(at(id), { method: 'DELETE', headers: { 'If-Match': '*' } })).toBe(204)
  })
})
