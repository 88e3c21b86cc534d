import { describe, expect, test } from 'vitest'
import { CONFIRMING, EXPIRY, confirm, confirmingServerForEach, mailedToken } from '../../test/support/confirming.js'
import {
  NOW,
  TUESDAY_TEN,
  adminToken,
  book,
  bookingBody,
  hold,
  listStarts,
  openSalon,
  problemOf,
  tryToBook,
} from '../../test/support/salon.js'
import type { TestServer } from '../testing/index.js'

let server: TestServer

const reopen = confirmingServerForEach({
  take: (opened) => {
    server = opened
  },
  current: () => server,
})

describe('keeping a calendar closed with what nobody confirms', () => {
  const starts = (count: number): Promise<string[]> =>
    listStarts(server).then((free) => free.filter((_, index) => index % 4 === 0).slice(0, count))
  const tryAll = async (wishes: readonly object[]): Promise<number[]> => {
    const statuses: number[] = []
    for (const wish of wishes) statuses.push(await tryToBook(server, wish))
    return statuses
  }
  const from = (email: string) => ({ customer: { name: 'Mia', email } })

  test('is limited for one address, until one of them is confirmed, given up or has run out', async () => {
    const [first = '', second, third, fourth, fifth, sixth] = await starts(6)
    const mine = await book(server, { start: first })
    const token = await mailedToken(server)
    const others = [{ start: second, ...from('MIA@example.com') }, { start: third }, { start: fourth }]
    expect(await tryAll(others)).toEqual([201, 201, 429])
    const refused = await server.request('/v1/bookings', { json: bookingBody({ start: fourth }) })
    expect(Number(refused.headers.get('Retry-After'))).toBe((EXPIRY - NOW) / 1000)
    expect((await problemOf(refused)).detail).toContain('Confirm them by their mails')
    expect(await tryAll([{ start: fourth, ...from('other@example.com') }])).toEqual([201])
    await confirm(server, mine.id, token)
    expect(await tryAll([{ start: fifth }, { start: sixth }])).toEqual([201, 429])
    server.setNow(EXPIRY)
    expect(await tryAll([{ start: sixth }])).toEqual([201])
  })

  test('is limited for one client as its holds are, and a hold that becomes a booking counts once', async () => {
    const environment = { ...CONFIRMING, OPENSLOT_RATE_LIMIT: 'hold=2/10m' }
    await reopen({}, { environment })
    const [first, second, third = '', fourth] = await starts(4)
    const { token: holdToken } = await hold(server, { start: first })
    const wishes = [{ start: first, holdToken }, { start: second }, { start: third }]
    expect(await tryAll(wishes)).toEqual([201, 201, 429])
    // Used up, a hold's token saves nobody from being counted.
    expect(await tryAll([{ start: third, holdToken }])).toEqual([429])
    const admin = await adminToken(server)
    const byStaff = await server.request('/v1/admin/bookings', { token: admin, json: bookingBody({ start: fourth }) })
    expect(byStaff.status).toBe(201)
  })

  test('is limited for one client however many addresses they make up, until one is confirmed', async () => {
    const environment = { ...CONFIRMING, OPENSLOT_RATE_LIMIT: 'address=120/10m' }
    await reopen({ slotIntervalMinutes: 30, capacity: 20 }, { environment })
    const [first, ...others] = Array.from({ length: 11 }, (_, index) => from(`mia-${index}@example.com`))
    const mine = await book(server, first)
    const token = await mailedToken(server)
    expect(await tryAll(others)).toEqual([...Array.from({ length: 9 }, () => 201), 429])
    await confirm(server, mine.id, token)
    expect(await tryAll([from('mia-11@example.com'), from('mia-12@example.com')])).toEqual([201, 429])
    server.setNow(EXPIRY)
    expect(await tryAll([from('mia-12@example.com')])).toEqual([201])
  })

  test('with one hold named by many at once, one of them has been counted', async () => {
    await reopen({}, { environment: { ...CONFIRMING, OPENSLOT_RATE_LIMIT: 'hold=2/10m' } })
    const { token: holdToken } = await hold(server)
    const statuses = await Promise.all((await starts(5)).map((start) => tryToBook(server, { start, holdToken })))
    expect(statuses.filter((status) => status === 201)).toHaveLength(2)
    expect(statuses.filter((status) => status === 429)).toHaveLength(3)
  })

  test('and where nobody has to confirm, bookings take nothing from the holds', async () => {
    await server.close()
    server = await openSalon({ environment: { OPENSLOT_RATE_LIMIT: 'hold=1/10m' } })
    const wishes = (await starts(3)).map((start) => ({ start }))
    expect(await tryAll(wishes)).toEqual([201, 201, 201])
  })
})

test('bots in the trap don’t use up the limit of whose address they give', async () => {
  const environment = { ...CONFIRMING, OPENSLOT_RATE_LIMIT: 'email=2/1h' }
  await reopen({}, { environment })
  for (const website of ['a', 'b', 'c']) expect(await tryToBook(server, { website })).toBe(201)
  expect(await tryToBook(server)).toBe(201)
})

test('caps count it while it is kept', async () => {
  await reopen({ caps: { day: 1 } })
  await book(server)
  expect(await listStarts(server)).toEqual([])
  expect(
    await problemOf(await server.request('/v1/bookings', { json: bookingBody({ start: '2026-06-02T12:00:00Z' }) })),
  ).toMatchObject({ reason: 'cap-reached' })
  server.setNow(EXPIRY)
  expect(await listStarts(server)).toContain(TUESDAY_TEN)
  expect(await tryToBook(server, { start: '2026-06-02T12:00:00Z' })).toBe(201)
})
