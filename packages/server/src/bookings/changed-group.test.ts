import { afterEach, describe, expect, test } from 'vitest'
import { rowsIn } from '../../test/support/confirming.js'
import {
  ANNA,
  BEN,
  HAIRCUT,
  NOW,
  TUESDAY_TEN,
  adminToken,
  book,
  bookingBody,
  bookingOf,
  cancel,
  hold,
  listSlots,
  openSalon,
  problemOf,
  reschedule,
} from '../../test/support/salon.js'
import type { TestServer, TestServerOptions } from '../testing/index.js'

// What becomes of a group when its service changes after the first booking: it stays as it was agreed upon, and is only
// joined where it is what a new one would be.

const EVERYONE = { staffing: 'all', staff: ['anna', 'ben'] }

let server: TestServer
let token: string

/** A group of three with `service`, and something else that Ben gives. */
async function open(service: object, options: Partial<TestServerOptions> = {}): Promise<void> {
  const services = [
    { ...HAIRCUT, capacity: 3, staff: ['anna', 'ben'], ...service },
    { ...HAIRCUT, slug: 'massage', resources: ['room'], staff: ['ben'] },
  ]
  const resources = [{ slug: 'blue', name: 'Blue', kind: 'room' }]
  server = await openSalon({ catalog: { services, staff: [ANNA, BEN], resources }, ...options })
  token = await adminToken(server)
}

afterEach(() => server.close())

async function change(json: object): Promise<void> {
  const path = '/v1/admin/services/haircut'
  const response = await server.request(path, { method: 'PATCH', token, json, headers: { 'If-Match': '*' } })
  expect(response.status).toBe(200)
}

const listed = async (start = TUESDAY_TEN): Promise<object | undefined> =>
  (await listSlots(server)).find((slot) => slot.start === start)

/** Not listed, nor held, nor booked. */
async function expectClosed(start = TUESDAY_TEN): Promise<void> {
  expect(await listed(start)).toBeUndefined()
  for (const [path, json] of [
    ['/v1/holds', { service: 'haircut', start }],
    ['/v1/bookings', bookingBody({ start })],
  ] as const) {
    expect(await problemOf(await server.request(path, { json }))).toMatchObject({ status: 409 })
  }
}

/** Whose time is taken, each calendar as often as it is. */
const claimed = (): unknown[] =>
  rowsIn(
    server,
    `SELECT coalesce(staff.slug, resources.slug) FROM claims LEFT JOIN staff ON staff.id = calendar_id
      LEFT JOIN resources ON resources.id = calendar_id ORDER BY 1`,
  ).flat()

describe('a service that comes to take everyone', () => {
  test('leaves a group that has begun to whom it was: nobody else is claimed, told, or in the way', async () => {
    await open({})
    const first = await book(server, { staff: 'anna' })
    await change(EVERYONE)
    await expectClosed()
    expect(claimed()).toEqual(['anna'])
    await book(server, { service: 'massage' })
    const seen = await server.request(`/v1/bookings/${first.id}`, { token: first.manageToken })
    expect((await bookingOf(seen)).team.map(({ slug }) => slug)).toEqual(['anna'])
  })

  test('two groups side by side: neither is joined; elsewhere both people give one', async () => {
    await open({})
    await book(server, { staff: 'anna' })
    await book(server, { staff: 'ben' })
    await change(EVERYONE)
    await expectClosed()
    const both = await book(server, { start: '2026-06-02T12:00:00Z' })
    expect(both.team.map(({ slug }) => slug)).toEqual(['anna', 'ben'])
    const joiner = await book(server, { start: '2026-06-02T12:00:00Z' })
    expect(joiner.team.map(({ slug }) => slug)).toEqual(['anna', 'ben'])
    expect(claimed()).toEqual(['anna', 'anna', 'ben', 'ben'])
  })

  test('whoever is in such a group moves on to everyone', async () => {
    await open({})
    const mine = await book(server, { staff: 'anna' })
    await change(EVERYONE)
    const moved = await bookingOf(await reschedule(server, mine, { start: '2026-06-02T12:00:00Z' }))
    expect(moved.team.map(({ slug }) => slug)).toEqual(['anna', 'ben'])
    expect(claimed()).toEqual(['anna', 'ben'])
    expect(await listed()).toMatchObject({ seatsLeft: 3 })
  })

  test('the places that were held or unconfirmed before go, and nothing of them stays', async () => {
    await open({}, { environment: { OPENSLOT_CONFIRM_EMAIL: 'on' } })
    await book(server, { staff: 'ben' })
    await hold(server, { staff: 'anna', start: '2026-06-02T12:00:00Z' })
    await change(EVERYONE)
    expect(await listed()).toBeUndefined()
    server.setNow(NOW + 31 * 60_000)
    expect(await listed()).toMatchObject({ seatsLeft: 3 })
    await server.server.housekeeping.run()
    expect(claimed()).toEqual([])
  })
})

describe('a service that takes everyone no longer', () => {
  test.each([
    ['any one will do', { staffing: 'any' }],
    ['somebody has left it', { staff: ['anna'] }],
  ])('%s: a group of both is not joined, and stays theirs', async (_, changed) => {
    await open(EVERYONE)
    const mine = await book(server)
    await change(changed)
    await expectClosed()
    expect(claimed()).toEqual(['anna', 'ben'])
    await change(EVERYONE)
    const joiner = await book(server)
    expect(joiner.team).toEqual(mine.team)
    await server.drain()
    const told = server.mails.filter((mail) => mail.to.email === BEN.email)
    expect(told).toHaveLength(2)
    for (const booking of [mine, joiner]) await cancel(server, booking)
    expect(claimed()).toEqual([])
  })
})

describe('a service that comes to need a room', () => {
  const room = { resources: ['room'] }

  test('leaves a group without one to those who are in it, be the room taken or free', async () => {
    await open({ staff: ['anna'] })
    await book(server)
    await change(room)
    await expectClosed()
    await book(server, { service: 'massage' })
    await expectClosed()
    expect(claimed()).toEqual(['anna', 'ben', 'blue'])
  })

  test('a group that has one is joined in it, also when none is needed any more', async () => {
    await open({ staff: ['anna'], ...room })
    await book(server)
    expect(await listed()).toMatchObject({ seatsLeft: 2 })
    await book(server)
    expect(claimed()).toEqual(['anna', 'blue'])
    await change({ resources: [] })
    await book(server)
    expect(claimed()).toEqual(['anna', 'blue'])
  })
})
