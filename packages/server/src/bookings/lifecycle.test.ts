import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  TUESDAY_TEN,
  adminToken,
  book,
  bookingOf,
  cancel,
  dump,
  listStarts,
  openSalon,
  problemOf,
  reschedule,
  salon,
} from '../../test/support/salon.js'
import { audit, audited } from '../../test/support/audit.js'
import type { CreatedBooking } from '@openslot/core/wire'
import type { TestServer } from '../testing/index.js'

const START = Date.parse(TUESDAY_TEN)

let server: TestServer
let token: string
let readUpTo = 0
const open = async (service: object = {}): Promise<void> => {
  server = await openSalon({ catalog: salon(service) })
  token = await adminToken(server)
  readUpTo = 0
}
beforeEach(() => open({ requiresApproval: true }))
afterEach(() => server.close())

type Action = 'approve' | 'decline' | 'cancel' | 'complete' | 'no-show' | 'reschedule'
const act = (id: string, action: Action, json?: object): Promise<Response> =>
  server.request(`/v1/admin/bookings/${id}/${action}`, { method: 'POST', token, ...(json && { json }) })
const see = async ({ id, manageToken }: CreatedBooking) =>
  bookingOf(await server.request(`/v1/bookings/${id}`, { token: manageToken }))
/** The subjects of the mails to an address since this was asked last. */
const mailed = async (email: string): Promise<string[]> => {
  await server.drain()
  const news = server.mails.slice(readUpTo)
  readUpTo = server.mails.length
  return news.filter((mail) => mail.to.email === email).map((mail) => mail.subject)
}

test('a move can be tried: the answer is as if, nothing changes, and nobody hears of it', async () => {
  const mine = await book(server)
  await act(mine.id, 'approve')
  await mailed('mia@example.com')
  const before = audited(server)
  const start = '2026-06-02T11:00:00Z'
  const tried = await act(mine.id, 'reschedule', { start, dryRun: true })
  expect([tried.status, (await bookingOf(tried)).start]).toEqual([200, start])
  expect(await see(mine)).toMatchObject({ start: TUESDAY_TEN, sequence: 0 })
  expect([await mailed('mia@example.com'), audited(server)]).toEqual([[], before])
  const closed = { start: '2026-06-02T03:00:00Z', dryRun: true }
  expect(await problemOf(await act(mine.id, 'reschedule', closed))).toMatchObject({ reason: 'outside-hours' })
  // Its time is free for everybody yet.
  expect((await book(server, { start })).start).toBe(start)
  expect((await act(mine.id, 'reschedule', { start, dryRun: true })).status).toBe(409)
  expect((await reschedule(server, mine, { start, dryRun: true })).status).toBe(422)
})

describe('approval', () => {
  test('a request has its time, and waits', async () => {
    const mine = await book(server)
    expect(mine).toMatchObject({ status: 'pending', can: { reschedule: true, cancel: true } })
    expect(await listStarts(server)).not.toContain(TUESDAY_TEN)
  })

  test('approved, it takes place; twice is the same answer, and nobody is told twice', async () => {
    const mine = await book(server)
    await mailed('mia@example.com')
    const response = await act(mine.id, 'approve')
    expect(response.status).toBe(200)
    const first = await bookingOf(response)
    expect(first).toMatchObject({ status: 'confirmed', sequence: 0 })
    expect(await mailed('mia@example.com')).toHaveLength(1)
    expect(await bookingOf(await act(mine.id, 'approve', {}))).toEqual(first)
    expect(await mailed('mia@example.com')).toEqual([])
    expect(audited(server)).toEqual(['booking.created by customer', 'booking.confirmed by Rita'])
  })

  test('declined, its time is free again, and its customer reads why', async () => {
    const mine = await book(server)
    const declined = await bookingOf(await act(mine.id, 'decline', { reason: 'We are on holiday.' }))
    expect(declined).toMatchObject({ status: 'declined', cancelReason: 'We are on holiday.', cancelledAt: null })
    expect(await see(mine)).toMatchObject({ status: 'declined', can: { reschedule: false, cancel: false } })
    expect(await listStarts(server)).toContain(TUESDAY_TEN)
  })

  test('of two who act, the first wins, and the other reads what the booking is now', async () => {
    const mine = await book(server)
    await act(mine.id, 'decline')
    const before = dump(server)
    const problem = await problemOf(await act(mine.id, 'approve'))
    expect(problem).toMatchObject({ status: 409, bookingStatus: 'declined' })
    expect(dump(server)).toBe(before)
  })

  test('at once on two connections, one of them wins', async () => {
    const mine = await book(server)
    const answers = await Promise.all([act(mine.id, 'approve'), act(mine.id, 'decline'), cancel(server, mine)])
    const { status } = await see(mine)
    const winners = answers.filter((answer) => answer.status === 200)
    expect(winners.length).toBeGreaterThan(0)
    expect(['confirmed', 'declined', 'cancelled']).toContain(status)
  })

  test('a customer may withdraw the request', async () => {
    const mine = await book(server)
    expect((await bookingOf(await cancel(server, mine))).status).toBe('cancelled')
    expect((await act(mine.id, 'approve')).status).toBe(409)
  })

  test('a customer’s move of what was approved waits again; a move by staff doesn’t', async () => {
    const mine = await book(server)
    await act(mine.id, 'approve')
    const wednesday = { start: '2026-06-03T12:00:00Z' }
    expect((await bookingOf(await act(mine.id, 'reschedule', wednesday))).status).toBe('confirmed')
    const moved = await bookingOf(await reschedule(server, mine, { start: TUESDAY_TEN }))
    expect(moved.status).toBe('pending')
    expect(audited(server).slice(-2)).toEqual(['booking.rescheduled by Rita', 'booking.rescheduled by customer'])
  })
})

describe('when the start passes', () => {
  test('what nobody approved is declined by the housekeeping, once, with its messages', async () => {
    const mine = await book(server)
    const other = await book(server, { start: '2026-06-02T12:00:00Z' })
    await mailed('mia@example.com')
    server.setNow(START - 1)
    await server.server.housekeeping.run()
    expect((await see(mine)).status).toBe('pending')
    server.setNow(START)
    await server.server.housekeeping.run()
    await server.server.housekeeping.run()
    expect((await see(mine)).status).toBe('declined')
    expect((await see(other)).status).toBe('pending')
    expect(await mailed('mia@example.com')).toHaveLength(1)
    expect(audited(server)).toEqual([
      'booking.created by customer',
      'booking.created by customer',
      'booking.declined by system',
    ])
  })

  test('nobody approves it any more', async () => {
    const mine = await book(server)
    server.setNow(START)
    expect((await problemOf(await act(mine.id, 'approve'))).rule).toBe('started')
  })
})

describe('how it went', () => {
  test.each(['complete', 'no-show'] as const)('%s: from the start on, and not of what waits', async (action) => {
    const mine = await book(server)
    expect((await act(mine.id, action)).status).toBe(409)
    await act(mine.id, 'approve')
    expect((await problemOf(await act(mine.id, action))).rule).toBe('not-started')
    server.setNow(START)
    const { status } = await bookingOf(await act(mine.id, action))
    expect(status).toBe(action === 'complete' ? 'completed' : 'no-show')
    expect((await problemOf(await cancel(server, mine))).rule).toBe('closed')
    expect((await act(mine.id, action)).status).toBe(200)
    expect(audit(server).filter((row) => row.event === `booking.${status}`)).toEqual([
      { event: `booking.${status}`, actor: 'staff', actor_name: 'Rita', at_ms: START },
    ])
  })
})

describe('what was said by mistake', () => {
  const went = async (id: string, action: Action): Promise<string> => (await bookingOf(await act(id, action))).status

  test('is corrected, both ways, with its version and a trace, and nobody hears of it', async () => {
    const mine = await book(server)
    await act(mine.id, 'approve')
    await server.drain()
    const heard = server.mails.length
    server.setNow(START)
    expect(await went(mine.id, 'complete')).toBe('completed')
    expect(await went(mine.id, 'no-show')).toBe('no-show')
    const seen = await server.request(`/v1/admin/bookings/${mine.id}`, { token })
    expect(seen.headers.get('ETag')).toBe('"0-no-show"')
    expect(await went(mine.id, 'complete')).toBe('completed')
    expect(audited(server).slice(-3)).toEqual([
      'booking.completed by Rita',
      'booking.no-show by Rita',
      'booking.completed by Rita',
    ])
    await server.drain()
    expect(server.mails).toHaveLength(heard)
  })

  test('is nothing else: an end stays one, and the answer says what it is and what there is to do', async () => {
    const mine = await book(server)
    await act(mine.id, 'approve')
    expect(await problemOf(await act(mine.id, 'decline'))).toMatchObject({
      status: 409,
      title: 'The booking’s status doesn’t allow that',
      bookingStatus: 'confirmed',
      detail: expect.stringMatching(/^This booking is confirmed\. Move or cancel it/),
    })
    expect((await problemOf(await act(mine.id, 'no-show'))).title).toBe('That can’t be done now')
    server.setNow(START)
    await act(mine.id, 'no-show')
    expect(await problemOf(await act(mine.id, 'approve'))).toMatchObject({
      bookingStatus: 'no-show',
      detail: expect.stringMatching(/^This booking is a no-show\./),
    })
    expect((await act(mine.id, 'cancel')).status).toBe(403)
  })
})

describe('policies bind customers only', () => {
  test('the most moves', async () => {
    await server.close()
    await open({ maxMoves: 1 })
    const mine = await book(server)
    await reschedule(server, mine, { start: '2026-06-02T12:00:00Z' })
    expect((await see(mine)).can).toMatchObject({ reschedule: false, cancel: true })
    const refused = await reschedule(server, mine, { start: TUESDAY_TEN })
    expect([refused.status, (await problemOf(refused)).rule]).toEqual([403, 'max-moves'])
    expect((await act(mine.id, 'reschedule', { start: TUESDAY_TEN })).status).toBe(200)
  })

  test('the cut-offs', async () => {
    await server.close()
    await open({ cancelCutoffMinutes: 7 * 1440, rescheduleCutoffMinutes: 7 * 1440 })
    const mine = await book(server)
    expect((await cancel(server, mine)).status).toBe(403)
    expect((await reschedule(server, mine, { start: '2026-06-02T12:00:00Z' })).status).toBe(403)
    expect((await act(mine.id, 'reschedule', { start: '2026-06-02T12:00:00Z' })).status).toBe(200)
    const cancelled = await bookingOf(await act(mine.id, 'cancel', { reason: 'Ill' }))
    expect(cancelled).toMatchObject({ status: 'cancelled', cancelReason: 'Ill' })
    expect(audited(server)).toEqual([
      'booking.created by customer',
      'booking.rescheduled by Rita',
      'booking.cancelled by Rita',
    ])
  })
})

test('an action on what doesn’t exist is not found, whatever it is', async () => {
  for (const action of ['approve', 'decline', 'cancel', 'complete', 'no-show'] as const) {
    expect((await act('0197a5f4-6c2b-7d3e-9f10-2a4b6c8d0e1f', action)).status).toBe(404)
  }
  expect((await act('nothing', 'reschedule', { start: TUESDAY_TEN })).status).toBe(404)
  expect((await act((await book(server)).id, 'approve', { force: true })).status).toBe(422)
})
