import { expect, test } from 'vitest'
import {
  NOW,
  TUESDAY_TEN,
  book,
  cancel,
  hold,
  listStarts,
  openFile,
  openSalon,
  salon,
} from '../../test/support/salon.js'

// Each list is asked for twice before anything changes, so that the second could be an answer that was kept.

test('a booking, a cancellation and a hold show at once', async () => {
  await using server = await openSalon()
  for (let asked = 0; asked < 2; asked++) expect(await listStarts(server)).toContain(TUESDAY_TEN)
  const booking = await book(server)
  for (let asked = 0; asked < 2; asked++) expect(await listStarts(server)).not.toContain(TUESDAY_TEN)
  await cancel(server, booking)
  expect(await listStarts(server)).toContain(TUESDAY_TEN)
  await hold(server)
  expect(await listStarts(server)).not.toContain(TUESDAY_TEN)
})

test('a hold that runs out shows at that very instant, though nothing is written', async () => {
  await using server = await openSalon()
  const { expiresAt } = await hold(server)
  for (let asked = 0; asked < 2; asked++) expect(await listStarts(server)).not.toContain(TUESDAY_TEN)
  server.setNow(Date.parse(expiresAt) - 1)
  expect(await listStarts(server)).not.toContain(TUESDAY_TEN)
  server.setNow(Date.parse(expiresAt))
  expect(await listStarts(server)).toContain(TUESDAY_TEN)
})

test('a slot goes when it comes too near, and a day opens at midnight', async () => {
  await using server = await openSalon({ catalog: salon({ bookingWindowDays: 1 }) })
  const range = { from: '2026-06-01T00:00:00Z', to: '2026-06-04T00:00:00Z' }
  const list = (): Promise<string[]> => listStarts(server, range)
  // An hour's notice at 08:00 in Berlin.
  for (let asked = 0; asked < 2; asked++) expect((await list())[0]).toBe('2026-06-01T07:00:00Z')
  server.setNow(NOW + 1)
  expect((await list())[0]).toBe('2026-06-01T07:15:00Z')
  server.setNow(Date.parse('2026-06-01T21:59:59.999Z'))
  for (let asked = 0; asked < 2; asked++) expect((await list()).at(-1)).toBe('2026-06-02T14:30:00Z')
  server.setNow(Date.parse('2026-06-01T22:00:00Z'))
  expect((await list()).at(-1)).toBe('2026-06-03T14:30:00Z')
})

test('an empty list is never kept: what comes next moves along with the present', async () => {
  await using server = await openSalon({ catalog: salon({ bookingWindowDays: 1 }) })
  const path = '/v1/slots?service=haircut&from=2026-06-06T00:00:00Z&to=2026-06-07T00:00:00Z'
  const next = async (): Promise<unknown> => ((await (await server.request(path)).json()) as { next: unknown }).next
  for (let asked = 0; asked < 2; asked++) expect(await next()).toBeNull()
  server.setNow(Date.parse('2026-06-07T12:00:00Z'))
  expect(await next()).toBe('2026-06-08T07:00:00Z')
})

test('what another process writes shows at once', async () => {
  await using server = await openSalon()
  for (let asked = 0; asked < 2; asked++) expect(await listStarts(server)).not.toEqual([])
  const file = openFile(server)
  file.prepare(`UPDATE staff SET hours = '[]'`).run()
  file.close()
  expect(await listStarts(server)).toEqual([])
})

test('the answer says when it was given, and not when it was found', async () => {
  await using server = await openSalon()
  const path = `/v1/slots?service=haircut&from=${TUESDAY_TEN}&to=2026-06-03T00:00:00Z`
  const ask = async (): Promise<{ generatedAt: string }> =>
    (await (await server.request(path)).json()) as { generatedAt: string }
  expect(await ask()).toMatchObject({ generatedAt: '2026-06-01T06:00:00Z' })
  server.setNow(NOW + 5000)
  expect(await ask()).toMatchObject({ generatedAt: '2026-06-01T06:00:05Z' })
})

test('the clock may be set back', async () => {
  await using server = await openSalon({ now: NOW + 3_600_000 })
  const range = { from: '2026-06-01T00:00:00Z' }
  expect((await listStarts(server, range))[0]).toBe('2026-06-01T08:00:00Z')
  server.setNow(NOW)
  expect((await listStarts(server, range))[0]).toBe('2026-06-01T07:00:00Z')
})
