import type { AdminToken, CreatedAdminToken, Scope } from '@openslot/core/wire'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NOW, openFile, openSalon, problemOf } from '../../test/support/salon.js'
import { neededScope } from '../http/admin-scopes.js'
import type { TestServer } from '../testing/index.js'
import { hashToken, randomToken } from '../tokens.js'

let server: TestServer
const root = randomToken()
let names = 0
/** Whichever version it is. */
const ANY = { 'If-Match': '*' }
beforeAll(async () => {
  server = await openSalon()
  await server.server.storage.adminTokens.create({ name: 'root', tokenHash: hashToken(root), nowMs: NOW })
})
afterAll(() => server.close())

const make = async (scopes: readonly Scope[], token = root): Promise<Response> =>
  server.request('/v1/admin/tokens', { token, json: { name: `token ${++names}`, scopes } })
const made = async (scopes: readonly Scope[]): Promise<CreatedAdminToken> =>
  (await (await make(scopes)).json()) as CreatedAdminToken
const list = async (): Promise<AdminToken[]> =>
  ((await (await server.request('/v1/admin/tokens', { token: root })).json()) as { tokens: AdminToken[] }).tokens

test('a token is made, shown once, listed without its secret, and revoked', async () => {
  const response = await make(['bookings:read'])
  expect(response.status).toBe(201)
  expect(response.headers.get('Cache-Control')).toBe('no-store')
  const { token, ...shown } = (await response.json()) as CreatedAdminToken
  expect(response.headers.get('Location')).toBe(`/v1/admin/tokens/${shown.id}`)
  expect(await list()).toContainEqual(shown)
  expect(JSON.stringify(await list())).not.toContain(token)
  const file = openFile(server)
  expect(file.prepare('SELECT token_hash FROM admin_tokens WHERE id = ?').pluck().get(shown.id)).toBe(hashToken(token))
  file.close()

  const read = (): Promise<Response> =>
    server.request('/v1/admin/bookings?from=2026-06-01T00:00:00Z&to=2026-06-02T00:00:00Z', { token })
  expect((await read()).status).toBe(200)
  expect(
    (await server.request(`/v1/admin/tokens/${shown.id}`, { method: 'DELETE', headers: ANY, token: root })).status,
  ).toBe(204)
  expect((await read()).status).toBe(401)
  expect(
    (await server.request(`/v1/admin/tokens/${shown.id}`, { method: 'DELETE', headers: ANY, token: root })).status,
  ).toBe(404)
  expect((await server.request(`/v1/admin/tokens/${shown.id}`, { token: root })).status).toBe(404)
})

test('when it was used last is kept to the minute', async () => {
  const { id, token } = await made(['tokens'])
  const lastUsed = async (): Promise<string | null | undefined> =>
    (await list()).find((each) => each.id === id)?.lastUsedAt
  expect(await lastUsed()).toBeNull()
  const use = (): Promise<Response> => server.request('/v1/admin/tokens', { token })
  await use()
  server.setNow(NOW + 60_000)
  await use()
  expect(await lastUsed()).toBe('2026-06-01T06:00:00Z')
  server.setNow(NOW + 60_001)
  await use()
  expect(await lastUsed()).toBe('2026-06-01T06:01:00Z')
  server.setNow(NOW)
})

test('a token is renamed and given other scopes, and goes on being the same', async () => {
  const { id, token, name } = await made(['bookings:read'])
  const change = (json: object, by = root): Promise<Response> =>
    server.request(`/v1/admin/tokens/${id}`, { method: 'PATCH', headers: ANY, token: by, json })
  const changed = await change({ name: 'the till', scopes: ['tokens'] })
  expect([changed.status, await changed.json()]).toMatchObject([200, { id, name: 'the till', scopes: ['tokens'] }])
  expect((await server.request('/v1/admin/tokens', { token })).status).toBe(200)
  // Not even to itself can a token give more than it has.
  expect((await change({ scopes: ['*'] }, token)).status).toBe(403)
  expect((await change({ name: 'root' })).status).toBe(409)
  expect((await change({ name: 'the till' })).status).toBe(200)
  expect((await change({ scopes: [] })).status).toBe(422)
  expect(await (await change({ name })).json()).toMatchObject({ name, scopes: ['tokens'] })
  const nobody = { method: 'PATCH', headers: ANY, token: root, json: { name: 'x' } }
  expect((await server.request('/v1/admin/tokens/nobody', nobody)).status).toBe(404)
})

test('who changes or revokes a token says which version they saw; its use makes no other', async () => {
  const { id, token } = await made(['tokens'])
  const at = `/v1/admin/tokens/${id}`
  const etag = async (): Promise<string> => (await server.request(at, { token: root })).headers.get('ETag') ?? ''
  const seen = await etag()
  expect((await server.request(at, { token })).headers.get('ETag')).toBe(seen)
  const rename = (name: string, headers = {}): Promise<Response> =>
    server.request(at, { method: 'PATCH', headers, token: root, json: { name } })
  const revoke = (headers = {}): Promise<Response> => server.request(at, { method: 'DELETE', headers, token: root })
  expect([(await rename('first')).status, (await revoke()).status]).toEqual([428, 428])
  expect((await rename('first', { 'If-Match': seen })).headers.get('ETag')).toBe(await etag())
  expect([(await rename('second', { 'If-Match': seen })).status, (await revoke({ 'If-Match': seen })).status]).toEqual([
    412, 412,
  ])
  expect((await list()).find((each) => each.id === id)?.name).toBe('first')
  expect((await revoke({ 'If-Match': await etag() })).status).toBe(204)
})

test('two tokens of one name are one too many', async () => {
  const json = { name: 'twice', scopes: ['messages'] }
  expect((await server.request('/v1/admin/tokens', { token: root, json })).status).toBe(201)
  const refused = await server.request('/v1/admin/tokens', { token: root, json })
  expect(refused.status).toBe(409)
  expect((await problemOf(refused)).type).toMatch(/\/conflict$/)
})

test.each([
  [{ name: 'x', scopes: [] }, '/scopes'],
  [{ name: 'x', scopes: ['everything'] }, '/scopes/0'],
  [{ name: 'x', scopes: ['tokens', 'tokens'] }, '/scopes'],
  [{ name: ' ', scopes: ['tokens'] }, '/name'],
  [{ scopes: ['tokens'] }, '/name'],
])('%o is refused', async (json, pointer) => {
  const response = await server.request('/v1/admin/tokens', { token: root, json })
  expect(response.status).toBe(422)
  expect((await problemOf(response)).errors?.map((error) => error.pointer)).toEqual([pointer])
})

describe('scopes', () => {
  test('a token does what its scopes say, and is told which one it lacks', async () => {
    const { token } = await made(['bookings:read'])
    const refused = await server.request('/v1/admin/tokens', { token })
    expect(refused.status).toBe(403)
    expect(await problemOf(refused)).toMatchObject({
      type: 'https://openslot.dev/problems/forbidden',
      scope: 'tokens',
      detail: expect.stringContaining('"tokens"'),
    })
  })

  test('no token makes one that may do more than itself', async () => {
    const { token } = await made(['tokens', 'bookings:write'])
    expect((await make(['bookings:read', 'tokens'], token)).status).toBe(201)
    expect((await make(['*'], token)).status).toBe(403)
    expect((await make(['bookings:read', 'catalog:write'], token)).status).toBe(403)
  })

  test('no token changes or revokes one that may do more than itself', async () => {
    const { id, token } = await made(['tokens', 'messages'])
    const more = await made(['tokens', 'settings'])
    const before = await list()
    const at = (target: string): string => `/v1/admin/tokens/${target}`
    for (const request of [
      { method: 'PATCH', json: { scopes: ['tokens'] } },
      { method: 'PATCH', json: { name: 'x' } },
      { method: 'DELETE' },
    ]) {
      const refused = await server.request(at(more.id), { ...request, headers: ANY, token })
      expect([refused.status, await problemOf(refused)]).toMatchObject([403, { scope: 'settings' }])
    }
    expect((await list()).map(({ name, scopes }) => ({ name, scopes }))).toEqual(
      before.map(({ name, scopes }) => ({ name, scopes })),
    )
    expect((await server.request(at('nobody'), { method: 'DELETE', headers: ANY, token })).status).toBe(404)
    const less = await made(['messages'])
    expect((await server.request(at(less.id), { method: 'DELETE', headers: ANY, token })).status).toBe(204)
    // Its own it may lay down.
    expect((await server.request(at(id), { method: 'DELETE', headers: ANY, token })).status).toBe(204)
  })

  test('what nobody has named a scope for, only a token for everything may ask', async () => {
    const { token } = await made(['bookings:write', 'catalog:write', 'tokens', 'settings'])
    expect((await server.request('/v1/admin/nothing', { token })).status).toBe(403)
    expect((await server.request('/v1/admin/nothing', { token: root })).status).toBe(404)
    expect((await server.request('/v1/admin/__proto__', { token })).status).toBe(403)
  })

  test('every route of the admin API has an area of its own, and says so in the OpenAPI document', async () => {
    const { paths } = (await (await server.request('/openapi.json')).json()) as {
      paths: Record<string, Record<string, { security: unknown; responses: Record<string, unknown> }>>
    }
    const admin = Object.entries(paths).filter(([path]) => path.startsWith('/v1/admin/'))
    expect(admin).not.toHaveLength(0)
    for (const [path, methods] of admin) {
      for (const [method, { security, responses }] of Object.entries(methods)) {
        expect([path, neededScope(method, path)]).not.toEqual([path, '*'])
        expect(security).toEqual([{ adminToken: [neededScope(method, path)] }, { session: [] }])
        expect(Object.keys(responses)).toEqual(expect.arrayContaining(['401', '403']))
      }
    }
  })
})
