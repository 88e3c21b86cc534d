import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSalon, problemOf } from '../../test/support/salon.js'
import { OWN_PAGE, PASSWORD, cookieOf, trySignIn } from '../../test/support/signed-in.js'
import type { TestServer } from '../testing/index.js'
import { setupCode } from './setup-code.js'

const SECRET = 'a secret of more than 32 characters'

let server: TestServer
beforeEach(async () => {
  server = await openSalon({ environment: { OPENSLOT_SECRET: SECRET } })
})
afterEach(() => server.close())

const RITA = { name: 'Rita', email: 'rita@salon.example', password: PASSWORD }
const setUp = (json: object = {}, headers: Record<string, string> = OWN_PAGE): Promise<Response> =>
  server.request('/v1/setup', { json: { ...RITA, code: setupCode(SECRET), ...json }, headers })
const isNeeded = async (): Promise<boolean> =>
  ((await (await server.request('/v1/setup')).json()) as { isNeeded: boolean }).isNeeded

test('the first owner is made with the server’s code, signed in, and once', async () => {
  expect(await isNeeded()).toBe(true)
  const made = await setUp({ code: ` ${setupCode(SECRET)} ` })
  expect([made.status, await made.json()]).toMatchObject([201, { user: { email: RITA.email, role: 'owner' } }])
  const users = await server.request('/v1/admin/users', { headers: { ...OWN_PAGE, Cookie: cookieOf(made) } })
  expect(users.status).toBe(200)
  expect(await isNeeded()).toBe(false)
  expect((await setUp({ email: 'eve@example.com' })).status).toBe(409)
})

test('of two who hurry, one is it', async () => {
  const answers = await Promise.all([setUp(), setUp({ email: 'eve@example.com' })])
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409])
})

test.each([
  [{ code: 'guessed' }, '/code'],
  [{ code: '' }, '/code'],
  [{ password: 'too short' }, '/password'],
  [{ password: 'x'.repeat(201) }, '/password'],
  [{ email: 'rita' }, '/email'],
  [{ name: ' ' }, '/name'],
])('%o is refused, and nobody is made', async (json, pointer) => {
  const response = await setUp(json)
  expect([response.status, (await problemOf(response)).errors?.[0]?.pointer]).toEqual([422, pointer])
  expect(await isNeeded()).toBe(true)
})

test('no other site can set the server up', async () => {
  expect((await setUp({}, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
  expect(await isNeeded()).toBe(true)
})

test('wrong codes, however many, keep nobody out who has the right one', async () => {
  await using limited = await openSalon({
    environment: { OPENSLOT_SECRET: SECRET, OPENSLOT_RATE_LIMIT: 'sign-in=1/10m' },
  })
  const setUpWith = async (code: string): Promise<number> =>
    (await limited.request('/v1/setup', { json: { ...RITA, code }, headers: OWN_PAGE })).status
  expect([await setUpWith('x'), await setUpWith('y'), await setUpWith(setupCode(SECRET))]).toEqual([422, 422, 201])
  expect((await trySignIn(limited, { email: RITA.email })).status).toBe(200)
})

test('a code has too many bits to be guessed', () => {
  const codes = Array.from({ length: 100 }, (_, index) => setupCode(`secret ${index}`))
  expect(new Set(codes).size).toBe(100)
  for (const code of codes) expect(code).toMatch(/^[\w-]{22}$/)
})
