import type { Booking, Challenge } from '@openslot/core/wire'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NOW, bookingBody, dump, openSalon, problemOf } from '../../test/support/salon.js'
import { type TestServer, createTestServer } from '../testing/index.js'

let server: TestServer
beforeAll(async () => {
  server = await openSalon({ environment: { OPENSLOT_CHALLENGE: 'on' } })
})
afterAll(() => server.close())

const fetchChallenge = async (): Promise<Challenge> =>
  (await (await server.request('/v1/challenge')).json()) as Challenge
const solve = async (challenge: Challenge): Promise<{ challenge: Challenge; solution: object }> => ({
  challenge,
  solution: (await solveChallenge({ challenge, deriveKey })) ?? {},
})
const encoded = (payload: unknown): string => Buffer.from(JSON.stringify(payload)).toString('base64')
const bookWith = (challenge: unknown, start = '2026-06-02T08:00:00Z'): Promise<Response> =>
  server.request('/v1/bookings', { json: bookingBody({ start, ...(challenge !== undefined && { challenge }) }) })
const refusal = async (response: Response): Promise<string> => {
  const { type, detail } = await problemOf(response)
  expect(response.status).toBe(403)
  expect(type).toMatch(/\/challenge-required$/)
  expect(detail).toContain('GET /v1/challenge')
  return detail.split('.')[0] ?? ''
}

test('a booking needs a solution, and each is good once', async () => {
  const before = dump(server)
  expect(await refusal(await bookWith(undefined))).toMatch(/asks for a proof of work/)
  expect(dump(server)).toBe(before)
  const solution = encoded(await solve(await fetchChallenge()))
  expect((await bookWith(solution)).status).toBe(201)
  expect(await refusal(await bookWith(solution, '2026-06-02T10:00:00Z'))).toBe('The solution was used before')
})

test('at once, one solution books once', async () => {
  const solution = encoded(await solve(await fetchChallenge()))
  const starts = ['2026-06-03T08:00:00Z', '2026-06-03T09:00:00Z', '2026-06-03T10:00:00Z']
  const statuses = await Promise.all(starts.map(async (start) => (await bookWith(solution, start)).status))
  expect(statuses.filter((status) => status === 201)).toHaveLength(1)
  expect(statuses.filter((status) => status === 403)).toHaveLength(2)
})

test('a solution that was used here is used in another process on the same file', async () => {
  await using other = await createTestServer({
    now: NOW,
    environment: { OPENSLOT_CHALLENGE: 'on', OPENSLOT_DATABASE_URL: `file:${server.directory}/openslot.db` },
  })
  const challenge = encoded(await solve(await fetchChallenge()))
  const bookThere = (start: string): Promise<Response> =>
    other.request('/v1/bookings', { json: bookingBody({ start, challenge }) })
  expect((await bookThere('2026-06-04T13:00:00Z')).status).toBe(201)
  expect(await refusal(await bookWith(challenge, '2026-06-04T14:00:00Z'))).toBe('The solution was used before')
})

test('with one key and one solution at once, all get the booking’s answer', async () => {
  const challenge = encoded(await solve(await fetchChallenge()))
  const json = bookingBody({ start: '2026-06-04T12:00:00Z', challenge })
  const send = (): Promise<Response> =>
    server.request('/v1/bookings', { json, headers: { 'Idempotency-Key': 'sent-three-times' } })
  const answers = await Promise.all([send(), send(), send()])
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
  const ids = await Promise.all(answers.map(async (answer) => ((await answer.json()) as Booking).id))
  expect(new Set(ids).size).toBe(1)
})

test('who fills in the field that no person sees needs one, too, and uses it up', async () => {
  const send = (challenge?: string, website = 'https://pills.example'): Promise<Response> =>
    server.request('/v1/bookings', {
      json: bookingBody({ start: '2026-06-04T10:00:00Z', website, ...(challenge !== undefined && { challenge }) }),
    })
  expect(await refusal(await send())).toMatch(/asks for a proof of work/)
  const solution = encoded(await solve(await fetchChallenge()))
  expect((await send(solution)).status).toBe(201)
  expect(await refusal(await send(solution))).toBe('The solution was used before')
  expect(await refusal(await send(solution, ''))).toBe('The solution was used before')
})

test('a refusal leaves the solution good for another time', async () => {
  const solution = encoded(await solve(await fetchChallenge()))
  expect((await bookWith(solution, '2026-06-05T11:07:00Z')).status).toBe(422)
  expect((await bookWith(solution, '2026-06-05T11:00:00Z')).status).toBe(201)
})

test('a challenge runs out, and its used ones are forgotten', async () => {
  const early = encoded(await solve(await fetchChallenge()))
  server.setNow(NOW + 10 * 60_000)
  expect(await refusal(await bookWith(early))).toBe('The challenge has run out')
  const late = encoded(await solve(await fetchChallenge()))
  expect((await bookWith(late, '2026-06-04T08:00:00Z')).status).toBe(201)
  server.setNow(NOW)
  expect(dump(server)).toMatch(/\["used_challenges",\[\{[^}]*\}\]\]/)
})

test('nothing but a solved challenge of this server will do', async () => {
  const { challenge, solution } = await solve(await fetchChallenge())
  await using other = await openSalon({
    environment: { OPENSLOT_CHALLENGE: 'on', OPENSLOT_SECRET: 'another secret that is long enough to be one' },
  })
  const foreign = (await (await other.request('/v1/challenge')).json()) as Challenge
  const longer = { ...challenge.parameters, data: { expires: challenge.parameters.data.expires + 3600 } }
  const payloads: unknown[] = [
    { challenge, solution: { counter: 0, derivedKey: '00'.repeat(32) } },
    { challenge: { ...challenge, parameters: longer }, solution },
    { challenge: { ...challenge, parameters: { ...challenge.parameters, cost: 1 } }, solution },
    { challenge: { parameters: challenge.parameters }, solution },
    await solve(foreign),
    {},
    [],
    null,
    'x',
  ]
  for (const payload of payloads) await refusal(await bookWith(encoded(payload)))
  for (const text of ['', 'é', '{}', '[[[']) await refusal(await bookWith(text))
  expect((await bookWith(encoded({ challenge, solution }), '2026-06-05T08:00:00Z')).status).toBe(201)
})

test('unless it is set, nobody is asked', async () => {
  await using plain = await openSalon()
  expect((await plain.request('/v1/challenge')).status).toBe(404)
  expect((await plain.request('/v1/bookings', { json: bookingBody() })).status).toBe(201)
})
