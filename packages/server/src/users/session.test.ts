import { type Session, USER_HEADER } from '@openslot/core/wire'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { watchLog } from '../../test/support/log.js'
import { NOW, bookingBody, openFile, openSalon, problemOf } from '../../test/support/salon.js'
import { OWN_PAGE, PASSWORD, addUser, cookieOf, signIn, trySignIn } from '../../test/support/signed-in.js'
import type { TestServer } from '../testing/index.js'
import { hashToken } from '../tokens.js'

const RITA = 'rita@salon.example'
const DAY_MS = 86_400_000

let server: TestServer
beforeEach(async () => {
  server = await openSalon()
  await addUser(server, { email: RITA })
})
afterEach(() => server.close())

const statusWith = async (cookie: string, path = '/v1/session'): Promise<number> =>
  (await server.request(path, { headers: { ...OWN_PAGE, Cookie: cookie } })).status

describe('signing in', () => {
  test('gives a cookie that scripts and other sites can’t have, and opens the admin API', async () => {
    const response = await trySignIn(server, { email: 'Rita@Salon.example' })
    expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'no-store'])
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^openslot=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Strict$/),
      expect.stringMatching(
        /^openslot-known=[\w-]{43}\.[\w-]{43}; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Strict$/,
      ),
    ])
    expect(await response.json()).toMatchObject({
      user: { name: 'rita', email: RITA, role: 'owner', staff: null, lastSignInAt: '2026-06-01T06:00:00Z' },
      expiresAt: '2026-07-01T06:00:00Z',
    })
    expect(response.headers.get('Access-Control-Allow-Origin')).toBeNull()
    expect(await statusWith(cookieOf(response), '/v1/admin/services')).toBe(200)
  })

  test('behind HTTPS, a cookie that this very host alone can set, and never unencrypted', async () => {
    await using secure = await openSalon({ environment: { OPENSLOT_PUBLIC_URL: 'https://book.salon.example' } })
    await addUser(secure, { email: RITA })
    const response = await trySignIn(secure, { email: RITA })
    expect(response.headers.getSetCookie()).toEqual(
      ['openslot', 'openslot-known'].map((name): unknown =>
        expect.stringMatching(new RegExp(`^__Host-${name}=.*; Path=/; HttpOnly; Secure; SameSite=Strict$`)),
      ),
    )
  })

  test('stores neither the password nor the session’s token', async () => {
    const cookie = cookieOf(await trySignIn(server, { email: RITA }))
    const token = cookie.split('=')[1] ?? ''
    const file = openFile(server)
    expect(file.prepare('SELECT token_hash FROM sessions').pluck().all()).toEqual([hashToken(token)])
    const stored = file.prepare('SELECT password_hash FROM users').pluck().get()
    file.close()
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  test('is refused alike for a wrong password, nobody, and a closed account', async () => {
    const closed = await addUser(server, { email: 'closed@salon.example' })
    await server.server.storage.users.update(closed, () => ({ active: false }))
    const refusals = await Promise.all(
      [
        { email: RITA, password: 'wrong horse battery' },
        { email: 'nobody@salon.example' },
        { email: 'closed@salon.example' },
        { email: '' },
      ].map(async (wish) => {
        const response = await trySignIn(server, wish)
        return [response.status, await response.text(), response.headers.get('Set-Cookie')]
      }),
    )
    expect(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size).toBe(1)
    expect(refusals[0]?.[0]).toBe(401)
  })

  test('is logged, and so is being refused, without what was typed', async () => {
    using logged = watchLog('info')
    const refused = await trySignIn(server, { email: RITA, password: 'wrong horse battery' })
    const made = await trySignIn(server, { email: RITA })
    const { user } = (await made.json()) as Session
    const said = (response: Response): string =>
      logged.entries.find((entry) => entry.includes(`"${response.headers.get('X-Request-Id')}"`)) ?? ''
    expect(said(refused)).toMatch(/"level":"warn".*Somebody could not sign in/)
    expect(said(made)).toMatch(new RegExp(`"user":"${user.id}".*Somebody signed in`))
    expect(logged.entries.join('')).not.toMatch(/rita|horse/)
  })

  test('takes no session that somebody brought along: there is a new one, and the old one ends', async () => {
    const fixed = 'openslot=chosen-by-an-attacker'
    const own = cookieOf(await trySignIn(server, { email: RITA }, { ...OWN_PAGE, Cookie: fixed }))
    expect(own).not.toBe(fixed)
    expect(await statusWith(fixed)).toBe(401)
    const next = cookieOf(await trySignIn(server, { email: RITA }, { ...OWN_PAGE, Cookie: own }))
    expect([await statusWith(own), await statusWith(next)]).toEqual([401, 200])
  })
})

describe('a session', () => {
  test('ends by signing out, after three days unused, and after a month whatever happens', async () => {
    const out = await signIn(server, RITA)
    expect((await out('/v1/session', { method: 'DELETE' })).status).toBe(204)
    expect((await out('/v1/session')).status).toBe(401)

    const idle = await signIn(server, RITA)
    server.setNow(NOW + 3 * DAY_MS - 1)
    expect((await idle('/v1/session')).status).toBe(200)
    server.setNow(NOW + 6 * DAY_MS)
    expect((await idle('/v1/session')).status).toBe(401)

    const busy = await signIn(server, RITA)
    for (let day = 8; day < 36; day += 2) {
      server.setNow(NOW + day * DAY_MS)
      expect((await busy('/v1/session')).status).toBe(200)
    }
    server.setNow(NOW + 36 * DAY_MS)
    expect((await busy('/v1/session')).status).toBe(401)
    await server.server.housekeeping.run()
    const file = openFile(server)
    expect(file.prepare('SELECT count(*) FROM sessions').pluck().get()).toBe(0)
    file.close()
  })

  test('is none for a page that is open for somebody else', async () => {
    const otto = await addUser(server, { email: 'otto@salon.example' })
    const rita = await signIn(server, RITA)
    const { user } = (await (await rita('/v1/session')).json()) as Session
    const asSeen = (userId: string): Promise<number[]> =>
      Promise.all(
        [
          rita('/v1/admin/settings', { headers: { [USER_HEADER]: userId } }),
          rita('/v1/session', { headers: { [USER_HEADER]: userId } }),
          rita('/v1/session/password', {
            json: { current: PASSWORD, next: 'another horse battery' },
            headers: { [USER_HEADER]: userId },
          }),
        ].map(async (response) => (await response).status),
      )
    expect(await asSeen(otto)).toEqual([401, 401, 401])
    await rita('/v1/session', { method: 'DELETE', headers: { [USER_HEADER]: otto } })
    // Hers goes on, with the password that she has.
    expect((await asSeen(user.id))[0]).toBe(200)
  })

  test('of somebody whose account is closed or whose password is set anew, ends at once', async () => {
    const id = await addUser(server, { email: 'ben@salon.example' })
    const { users } = server.server.storage
    for (const change of [{ passwordHash: 'another' }, { active: false }]) {
      await users.signIn({ tokenHash: hashToken('known'), userId: id, nowMs: NOW, expiresMs: NOW + DAY_MS })
      expect(await statusWith('openslot=known')).toBe(200)
      await users.update(id, () => change)
      expect(await statusWith('openslot=known')).toBe(401)
    }
  })

  test('of one’s own goes on with a new password, the others end', async () => {
    const here = await trySignIn(server, { email: RITA })
    const elsewhere = cookieOf(await trySignIn(server, { email: RITA }))
    const change = (json: object): Promise<Response> =>
      server.request('/v1/session/password', { json, headers: { ...OWN_PAGE, Cookie: cookieOf(here) } })
    const next = 'a longer phrase than before'
    expect((await problemOf(await change({ current: 'wrong', next }))).errors?.[0]?.pointer).toBe('/current')
    expect((await problemOf(await change({ current: PASSWORD, next: 'short' }))).errors?.[0]?.pointer).toBe('/next')
    expect((await problemOf(await change({ current: PASSWORD, next: PASSWORD }))).errors).toEqual([
      { pointer: '/next', message: 'This is your password already. Choose another one.' },
    ])
    const changed = await change({ current: PASSWORD, next })
    expect(changed.status).toBe(200)
    expect([
      await statusWith(cookieOf(changed)),
      await statusWith(elsewhere),
      await statusWith(cookieOf(here)),
    ]).toEqual([200, 401, 401])
    expect((await trySignIn(server, { email: RITA })).status).toBe(401)
    expect((await trySignIn(server, { email: RITA, password: next })).status).toBe(200)
  })
})

describe('what another site has a browser send', () => {
  const from = (headers: Record<string, string>): Promise<number> =>
    trySignIn(server, { email: RITA }, headers).then(({ status }) => status)

  test.each([
    ['cross-site', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['another host of the site', { 'Sec-Fetch-Site': 'same-site' }, 403],
    ['an older browser elsewhere', { Origin: 'https://evil.example' }, 403],
    ['an older browser, from nowhere', { Origin: 'null' }, 403],
    ['no word at all', {}, 403],
    ['one that lies about its origin', { 'Sec-Fetch-Site': 'cross-site', Origin: 'http://localhost' }, 403],
    ['an older browser here', { Origin: 'http://localhost' }, 200],
  ])('%s, to sign in', async (_what, headers, status) => {
    expect(await from(headers as Record<string, string>)).toBe(status)
  })

  test('changes nothing with somebody’s cookie, and reads nothing', async () => {
    const cookie = cookieOf(await trySignIn(server, { email: RITA }))
    const elsewhere = { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example', Cookie: cookie }
    const booked = await server.request('/v1/admin/bookings', { json: bookingBody(), headers: elsewhere })
    expect(booked.status).toBe(403)
    for (const [path, method] of [
      ['/v1/session', 'DELETE'],
      ['/v1/admin/services/haircut', 'DELETE'],
    ] as const)
      expect((await server.request(path, { method, headers: elsewhere })).status).toBe(403)
    const read = await server.request('/v1/admin/services', { headers: elsewhere })
    expect(read.headers.get('Access-Control-Allow-Origin')).toBeNull()
    expect(read.headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
    expect(await statusWith(cookie)).toBe(200)
  })
})

test('an admin token goes before a cookie, and a wrong one isn’t helped by it', async () => {
  const as = await signIn(server, RITA)
  expect((await as('/v1/admin/services', { token: 'wrong' })).status).toBe(401)
  const body = (await (await as('/v1/session')).json()) as Session
  expect(body.user.email).toBe(RITA)
})

test('who is signed in is told whether mails go out', async () => {
  const told = async (salon: TestServer): Promise<boolean> => {
    const as = await signIn(salon, RITA)
    return ((await (await as('/v1/session')).json()) as Session).sendsMail
  }
  await using silent = await openSalon({ sendsMail: false })
  await addUser(silent, { email: RITA })
  expect([await told(server), await told(silent)]).toEqual([true, false])
})

test('what somebody does is noted under their name', async () => {
  const as = await signIn(server, RITA)
  expect((await as('/v1/admin/bookings', { json: bookingBody() })).status).toBe(201)
  const file = openFile(server)
  expect(file.prepare('SELECT actor, actor_name FROM audit').all()).toEqual([{ actor: 'staff', actor_name: 'rita' }])
  file.close()
})
