import type { CreatedBooking } from '@openslot/core/wire'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  EXPIRES_AT,
  EXPIRY,
  MINUTE,
  auditIn,
  confirm,
  isFree,
  mailedBy,
  mailedToken,
  openConfirming,
  rowsIn,
} from '../../test/support/confirming.js'
import {
  NOW,
  TUESDAY_TEN,
  book,
  bookingBody,
  bookingOf,
  cancel,
  dump,
  hold,
  listSlots,
  listStarts,
  problemOf,
  reschedule,
} from '../../test/support/salon.js'
import type { TestServer } from '../testing/index.js'

let server: TestServer
beforeEach(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  server = await openConfirming()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await server.close()
})

const see = async (id: string, token: string) => bookingOf(await server.request(`/v1/bookings/${id}`, { token }))

const statusOf = async (changes: object = {}): Promise<number> =>
  (await server.request('/v1/bookings', { json: bookingBody(changes) })).status

describe('before it is confirmed', () => {
  test('it waits for its customer, can be given up, and can’t be moved', async () => {
    const mine = await book(server)
    expect(mine).toMatchObject({
      status: 'pending',
      confirmBy: EXPIRES_AT,
      can: { reschedule: false, cancel: true, confirm: false },
    })
    const response = await reschedule(server, mine, { start: '2026-06-02T12:00:00Z' })
    expect(await problemOf(response)).toMatchObject({ status: 403, rule: 'unconfirmed' })
  })

  test('only its customer hears of it: one mail, with one button and nothing for a calendar', async () => {
    await book(server, { notes: 'Buy my pills at https://spam.example', locale: 'en-GB' })
    expect(await mailedBy(server)).toEqual(['mia@example.com: Confirm your booking: Haircut on Tue 2 June at 10:00'])
    const [mail] = server.mails
    expect(mail?.calendar).toBeNull()
    expect(mail?.text).toContain('\nConfirm by: Mon 1 June at 8:30\n')
    expect(mail?.text).not.toContain('spam')
    expect(mail?.html.match(/<a\s/g)).toHaveLength(1)
    expect(rowsIn(server, 'SELECT kind, channel, audience FROM outbox')).toEqual([
      ['confirm-email', 'email', 'customer'],
    ])
  })

  test('a stranger’s mailbox gets no answers and no guests of whoever typed it in', async () => {
    await server.close()
    server = await openConfirming({ maxGuests: 2, questions: [{ id: 'hair', label: 'Hair?' }] })
    await book(server, { guests: ['gus@spam.example'], answers: { hair: 'https://spam.example' } })
    expect(await mailedBy(server)).toHaveLength(1)
    expect(server.mails[0]?.text).not.toContain('spam')
    expect(server.mails[0]?.html).not.toContain('spam')
  })

  test('it has its time until it runs out, to the millisecond, whether or not anybody tidies up', async () => {
    await book(server)
    server.setNow(EXPIRY - 1)
    expect(await isFree(server)).toBe(false)
    server.setNow(EXPIRY)
    const before = dump(server)
    expect(await listStarts(server)).toContain(TUESDAY_TEN)
    expect(dump(server)).toBe(before)
    expect(await isFree(server)).toBe(true)
  })

  test('a list that is kept notices that it has run out', async () => {
    await book(server)
    expect(await listStarts(server)).not.toContain(TUESDAY_TEN)
    server.setNow(EXPIRY - 1)
    expect(await listStarts(server)).not.toContain(TUESDAY_TEN)
    server.setNow(EXPIRY)
    expect(await listStarts(server)).toContain(TUESDAY_TEN)
  })

  test('it is asked for until the appointment begins, not longer', async () => {
    await server.close()
    server = await openConfirming({ minimumNoticeMinutes: 0 }, { now: Date.parse(TUESDAY_TEN) - 10 * MINUTE })
    expect((await book(server)).confirmBy).toBe(TUESDAY_TEN)
  })

  test('a hold becomes it, and the place stays its own', async () => {
    const { token } = await hold(server)
    await book(server, { holdToken: token })
    expect(await statusOf()).toBe(409)
    expect(rowsIn(server, 'SELECT count(*) FROM holds')).toEqual([[0]])
    server.setNow(EXPIRY)
    expect(await isFree(server)).toBe(true)
  })

  test('the same request again gets the same answer, also after it was confirmed', async () => {
    const send = async (): Promise<unknown> =>
      (await server.request('/v1/bookings', { json: bookingBody(), headers: { 'Idempotency-Key': 'one' } })).json()
    const first = (await send()) as CreatedBooking
    expect(first.confirmBy).toBe(EXPIRES_AT)
    await confirm(server, first.id, await mailedToken(server))
    expect(await send()).toEqual(first)
    expect(rowsIn(server, 'SELECT count(*) FROM bookings')).toEqual([[1]])
  })

  test('given up by its customer, it is gone, and nobody was told anything', async () => {
    const mine = await book(server)
    expect(await bookingOf(await cancel(server, mine))).toMatchObject({ status: 'cancelled', confirmBy: null })
    expect(await isFree(server)).toBe(true)
    await mailedBy(server)
    expect(rowsIn(server, 'SELECT DISTINCT kind FROM outbox')).toEqual([['confirm-email']])
    expect(auditIn(server)[1]).toEqual(['booking.dropped', 'customer', null, NOW])
  })

  test('a cut-off to cancel doesn’t keep it from being given up', async () => {
    await server.close()
    server = await openConfirming({ cancelCutoffMinutes: 10_000 })
    const mine = await book(server)
    expect(mine.can.cancel).toBe(true)
    expect((await cancel(server, mine)).status).toBe(200)
  })

  test('whoever falls into the trap gets the very answer', async () => {
    const real = await book(server)
    const pretended = await book(server, { website: 'x', start: '2026-06-02T12:00:00Z' })
    expect(Object.keys(pretended)).toEqual(Object.keys(real))
    expect(pretended).toMatchObject({ status: 'pending', confirmBy: EXPIRES_AT, can: real.can })
    expect(await mailedBy(server)).toHaveLength(1)
  })
})

describe('a group', () => {
  const seats = async (): Promise<number | undefined> =>
    (await listSlots(server)).find((slot) => slot.start === TUESDAY_TEN)?.seatsLeft
  beforeEach(async () => {
    await server.close()
    server = await openConfirming({ capacity: 2 })
  })

  test('an unconfirmed booking takes a place, until it runs out', async () => {
    await book(server)
    expect(await seats()).toBe(1)
    server.setNow(NOW + MINUTE)
    await book(server)
    expect([await seats(), await statusOf()]).toEqual([undefined, 409])
    server.setNow(EXPIRY)
    expect(await seats()).toBe(1)
    expect(await statusOf()).toBe(201)
    expect(rowsIn(server, 'SELECT count(*), max(held_until_ms) FROM claims')).toEqual([[1, EXPIRY + 30 * MINUTE]])
  })

  test('who confirms keeps the appointment for good; the others still run out', async () => {
    const first = await book(server)
    const token = await mailedToken(server)
    await book(server)
    await confirm(server, first.id, token)
    expect(rowsIn(server, 'SELECT held_until_ms FROM claims')).toEqual([[null]])
    server.setNow(EXPIRY)
    await server.server.housekeeping.run()
    expect(await seats()).toBe(1)
    // When the one who confirmed leaves, who is there keeps it for as long as they have.
    await book(server)
    await cancel(server, first)
    expect(rowsIn(server, 'SELECT held_until_ms FROM claims')).toEqual([[EXPIRY + 30 * MINUTE]])
    server.setNow(EXPIRY + 30 * MINUTE)
    await server.server.housekeeping.run()
    expect([await seats(), rowsIn(server, 'SELECT count(*) FROM claims')]).toEqual([2, [[0]]])
  })

  test('late, one joins those who are there, and not a full one', async () => {
    const mine = await book(server)
    const token = await mailedToken(server)
    server.setNow(EXPIRY)
    await book(server)
    expect((await confirm(server, mine.id, token)).status).toBe(200)
    expect(await seats()).toBeUndefined()
    expect(rowsIn(server, "SELECT count(DISTINCT appointment_id) FROM bookings WHERE status <> 'cancelled'")).toEqual([
      [1],
    ])
  })
})

test('caps count it while it is kept', async () => {
  await server.close()
  server = await openConfirming({ caps: { day: 1 } })
  await book(server)
  expect(await listStarts(server)).toEqual([])
  expect(
    await problemOf(await server.request('/v1/bookings', { json: bookingBody({ start: '2026-06-02T12:00:00Z' }) })),
  ).toMatchObject({ reason: 'cap-reached' })
  server.setNow(EXPIRY)
  expect(await listStarts(server)).toContain(TUESDAY_TEN)
  expect(await statusOf({ start: '2026-06-02T12:00:00Z' })).toBe(201)
})

describe('time alone', () => {
  test('cancels what nobody has confirmed, and tells nobody', async () => {
    const mine = await book(server)
    await mailedBy(server)
    server.setNow(EXPIRY + 5 * MINUTE)
    await server.server.housekeeping.run()
    expect(rowsIn(server, 'SELECT status, cancelled_ms, confirm_by_ms FROM bookings')).toEqual([
      ['cancelled', EXPIRY, EXPIRY],
    ])
    expect(rowsIn(server, 'SELECT count(*) FROM claims')).toEqual([[0]])
    expect(auditIn(server)[1]).toEqual(['booking.dropped', 'system', null, EXPIRY])
    expect(await mailedBy(server)).toHaveLength(1)
    expect(await see(mine.id, mine.manageToken)).toMatchObject({ status: 'cancelled', can: { cancel: false } })
    const before = dump(server)
    await server.server.housekeeping.run()
    expect(dump(server)).toBe(before)
  })

  test('isn’t taken for a request that nobody approved', async () => {
    await server.close()
    server = await openConfirming(
      { minimumNoticeMinutes: 0, requiresApproval: true },
      { now: Date.parse(TUESDAY_TEN) - MINUTE },
    )
    await book(server)
    server.setNow(Date.parse(TUESDAY_TEN))
    await server.server.housekeeping.run()
    expect(rowsIn(server, 'SELECT status FROM bookings')).toEqual([['cancelled']])
    expect(rowsIn(server, 'SELECT kind FROM outbox')).toEqual([['confirm-email']])
  })

  test('a mail that couldn’t go out in time no longer does', async () => {
    await server.close()
    let isDown = true
    server = await openConfirming(
      {},
      {
        onMail: () => {
          if (isDown) throw new Error('the mail server is down')
        },
      },
    )
    await book(server)
    await server.drain()
    isDown = false
    server.setNow(EXPIRY)
    await server.drain()
    expect(server.mails).toEqual([])
    expect(rowsIn(server, 'SELECT state, last_error FROM outbox')).toEqual([
      ['withdrawn', expect.stringContaining('ran out before the mail could be sent')],
    ])
  })
})
