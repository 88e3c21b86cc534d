import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { NOW } from '../../test/support/salon.js'
import { OWN_PAGE, PASSWORD, addUser, cookiesOf } from '../../test/support/signed-in.js'
import { type SocketServer, openSocket } from '../../test/support/socket.js'

const RITA = 'rita@salon.example'
const SHOP = '203.0.113.1'
const STRANGER = '198.51.100.7'

interface Try {
  readonly email?: string
  readonly password?: string
  readonly cookie?: string
}

let salon: SocketServer
beforeEach(async () => {
  salon = await openSocket({ OPENSLOT_RATE_LIMIT: 'sign-in=3/10m', OPENSLOT_TRUSTED_PROXIES: '127.0.0.1' })
  await addUser(salon.server, { email: RITA })
})
afterEach(() => salon[Symbol.asyncDispose]())

const signInFrom = (address: string, { email = RITA, password = PASSWORD, cookie = '' }: Try = {}): Promise<Response> =>
  salon.send('POST', '/v1/session', {
    json: { email, password },
    headers: { ...OWN_PAGE, 'X-Forwarded-For': address, Cookie: cookie },
  })

const statusFrom = async (address: string, wish: Try = {}): Promise<number> => (await signInFrom(address, wish)).status

const guessFrom = (address: string, wish: Try = {}): Promise<number> =>
  statusFrom(address, { password: 'wrong', ...wish })

/** Somebody guesses until they have to wait. */
async function beStopped(address: string, wish: Try = {}): Promise<void> {
  const statuses: number[] = []
  for (let tries = 0; tries < 4; tries++) statuses.push(await guessFrom(address, wish))
  expect(statuses).toEqual([401, 401, 401, 429])
}

describe('wrong passwords', () => {
  test('from one address have to wait, whatever the account', async () => {
    const guesses: number[] = []
    for (const email of ['a@b.cc', 'b@b.cc', 'c@b.cc', 'd@b.cc']) guesses.push(await guessFrom(STRANGER, { email }))
    expect(guesses).toEqual([401, 401, 401, 429])
    expect(await statusFrom(STRANGER)).toBe(429)
    expect(await statusFrom(SHOP)).toBe(200)
    salon.server.setNow(NOW + 600_000)
    // Who knows the password uses nothing up.
    for (let index = 0; index < 5; index++) expect(await statusFrom(STRANGER)).toBe(200)
  })

  test('for one account have to wait, whatever the address, and however its own is written', async () => {
    const guesses: number[] = []
    for (const [index, email] of ['zo\u00eb@b.cc', ' ZO\u00cb@b.cc ', 'zoe\u0308@b.cc', 'Zo\u00eb@B.cc'].entries())
      guesses.push(await guessFrom(`203.0.113.${100 + index}`, { email }))
    expect(guesses).toEqual([401, 401, 401, 429])
  })
})

test('a space before or after the address that is typed doesn’t matter', async () => {
  expect(await statusFrom(SHOP, { email: ` ${RITA} ` })).toBe(200)
})

describe('strangers who guess an owner’s password', () => {
  test('keep nobody out who has signed in with that browser before', async () => {
    const [session = '', known = ''] = cookiesOf(await signInFrom(SHOP))
    await beStopped(STRANGER)
    expect(await statusFrom(SHOP)).toBe(429)
    expect(await statusFrom(SHOP, { cookie: known })).toBe(200)
    // At the same address, too, as behind a proxy that no setting names.
    expect(await statusFrom(STRANGER, { cookie: known })).toBe(200)
    const goesOn = await salon.send('GET', '/v1/admin/services', {
      headers: { ...OWN_PAGE, 'X-Forwarded-For': STRANGER, Cookie: session },
    })
    expect(goesOn.status).toBe(200)
  })

  test('are not let by with another’s browser, a made-up one, or the right one without end', async () => {
    await addUser(salon.server, { email: 'ben@salon.example' })
    const [, bens = ''] = cookiesOf(await signInFrom(STRANGER, { email: 'ben@salon.example' }))
    const [, known = ''] = cookiesOf(await signInFrom(SHOP))
    await beStopped(STRANGER)
    const proof = known.split('.')[1] ?? ''
    const cookies = [bens, `openslot-known=made-up.${proof}`, 'openslot-known=made-up', `openslot-known=.${proof}`]
    for (const cookie of cookies) expect([cookie, await statusFrom(STRANGER, { cookie })]).toEqual([cookie, 429])
    await beStopped(STRANGER, { cookie: known })
    expect(await statusFrom(SHOP, { cookie: known })).toBe(429)
  })
})

test('wrong admin tokens keep nobody out: neither who has a right one, nor who is signed in', async () => {
  const cookie = cookiesOf(await signInFrom(SHOP))[0] ?? ''
  const list = async (headers: Record<string, string>): Promise<number> =>
    (
      await salon.send('GET', '/v1/admin/services', {
        headers: { ...OWN_PAGE, 'X-Forwarded-For': SHOP, ...headers },
      })
    ).status
  for (let tries = 0; tries < 5; tries++) expect(await list({ Authorization: `Bearer nope${tries}` })).toBe(401)
  expect(await list({ Cookie: cookie })).toBe(200)
  expect(await statusFrom(SHOP)).toBe(200)
})
