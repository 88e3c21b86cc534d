import type { CreatedBooking } from '@openslot/core/wire'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  CONFIRMING,
  EXPIRES_AT,
  EXPIRY,
  MINUTE,
  auditIn,
  confirm,
  confirmingServerForEach,
  isFree,
  mailedBy,
  mailedToken,
  see,
  rowsIn,
} from '../../test/support/confirming.js'
import {
  NOW,
  TUESDAY_TEN,
  adminToken,
  book,
  bookingBody,
  bookingOf,
  cancel,
  dump,
  listStarts,
  problemOf,
} from '../../test/support/salon.js'
import { readConfig } from '../config.js'
import { createServer } from '../server.js'
import type { TestServer } from '../testing/index.js'

let server: TestServer
const reopen = confirmingServerForEach({
  take: (opened) => {
    server = opened
  },
  current: () => server,
})

describe('confirming', () => {
  test('makes it a booking like any other: everyone is told, once, and reminders are planned', async () => {
    const mine = await book(server)
    const token = await mailedToken(server)
    server.setNow(NOW + MINUTE)
    const response = await confirm(server, mine.id, token)
    expect(response.status).toBe(200)
    const confirmed = await bookingOf(response)
    expect(confirmed).toMatchObject({
      status: 'confirmed',
      confirmBy: null,
      sequence: 0,
      can: { reschedule: true, cancel: true, confirm: false },
    })
    expect((await mailedBy(server)).slice(1).toSorted()).toEqual([
      'anna@salon.example: New: Haircut on Tue 2 June at 10:00 – Mia Muster',
      'mia@example.com: Haircut on Tue 2 June at 10:00',
      'owner@salon.example: New: Haircut on Tue 2 June at 10:00 – Mia Muster',
    ])
    expect(server.mails.slice(1).filter((mail) => mail.calendar)).toHaveLength(2)
    expect(rowsIn(server, "SELECT count(*) FROM outbox WHERE kind = 'reminder' AND state = 'waiting'")).toEqual([[2]])
    expect(rowsIn(server, 'SELECT held_until_ms FROM claims')).toEqual([[null]])
    expect(auditIn(server)).toEqual([
      ['booking.reserved', 'customer', null, NOW],
      ['booking.created', 'customer', null, NOW + MINUTE],
    ])
    server.setNow(EXPIRY)
    await server.server.housekeeping.run()
    expect(await see(server, mine.id, mine.manageToken)).toEqual(confirmed)
    expect(await isFree(server)).toBe(false)
  })

  test('twice gives the same answer twice, and changes nothing', async () => {
    const mine = await book(server)
    const token = await mailedToken(server)
    const first = await bookingOf(await confirm(server, mine.id, token))
    const before = dump(server)
    server.setNow(NOW + 5 * MINUTE)
    expect(await bookingOf(await confirm(server, mine.id, token))).toEqual(first)
    expect(dump(server)).toBe(before)
  })

  test('twice at once makes it one booking with its messages once', async () => {
    const mine = await book(server)
    const token = await mailedToken(server)
    const answers = await Promise.all([1, 2, 3].map(() => confirm(server, mine.id, token)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await mailedBy(server)).toHaveLength(4)
  })

  test('needs the mail: what the booking’s own answer said doesn’t do, and looking at it changes nothing', async () => {
    const mine = await book(server)
    const token = await mailedToken(server)
    const before = dump(server)
    for (const wrong of [mine.manageToken, 'wrong', '', `${token}x`]) {
      expect((await confirm(server, mine.id, wrong)).status).toBe(404)
    }
    expect((await confirm(server, '0198c0de-0000-7000-8000-000000000000', token)).status).toBe(404)
    expect(await server.request(`/v1/bookings/${mine.id}/confirm`, { token })).toMatchObject({ status: 405 })
    expect(await see(server, mine.id, token)).toMatchObject({ status: 'pending', can: { confirm: true, cancel: true } })
    expect(await see(server, mine.id, mine.manageToken)).toMatchObject({ status: 'pending', can: { confirm: false } })
    expect(dump(server)).toBe(before)
  })

  test('the link of the mail opens the booking for good, to move and to cancel it', async () => {
    const mine = await book(server)
    const token = await mailedToken(server)
    await confirm(server, mine.id, token)
    const moved = await server.request(`/v1/bookings/${mine.id}/reschedule`, {
      token,
      json: { start: '2026-06-02T12:00:00Z' },
    })
    expect(moved.status).toBe(200)
    expect((await server.request(`/v1/bookings/${mine.id}/cancel`, { token, json: {} })).status).toBe(200)
    expect(await problemOf(await confirm(server, mine.id, token))).toMatchObject({ status: 403, rule: 'closed' })
  })

  test('a booking that was given up can’t be confirmed any more', async () => {
    const mine = await book(server)
    const token = await mailedToken(server)
    await cancel(server, mine)
    expect(await see(server, mine.id, token)).toMatchObject({ can: { confirm: false } })
    expect(await problemOf(await confirm(server, mine.id, token))).toMatchObject({ status: 403, rule: 'closed' })
    expect(await mailedBy(server)).toHaveLength(1)
  })

  test('a mail that comes too late still confirms while the time is free', async () => {
    const mine = await book(server)
    const token = await mailedToken(server)
    for (const when of ['expired', 'tidied'] as const) {
      server.setNow(EXPIRY + 20 * MINUTE)
      if (when === 'tidied') await server.server.housekeeping.run()
      expect(await see(server, mine.id, token)).toMatchObject({
        status: 'cancelled',
        cancelledAt: EXPIRES_AT,
        updatedAt: EXPIRES_AT,
        confirmBy: EXPIRES_AT,
        can: { confirm: true, cancel: false, reschedule: false },
      })
    }
    expect(await bookingOf(await confirm(server, mine.id, token))).toMatchObject({
      status: 'confirmed',
      start: TUESDAY_TEN,
      cancelledAt: null,
      confirmBy: null,
    })
    expect(await isFree(server)).toBe(false)
    expect(await mailedBy(server)).toHaveLength(4)
    // The appointment it had went with it.
    expect(
      rowsIn(server, 'SELECT count(*) FROM appointments WHERE id NOT IN (SELECT appointment_id FROM claims)'),
    ).toEqual([[0]])
  })

  test('in the very instant of its expiry, too', async () => {
    const mine = await book(server)
    const token = await mailedToken(server)
    server.setNow(EXPIRY)
    expect((await confirm(server, mine.id, token)).status).toBe(200)
  })

  test('and not once somebody else has it: nearby times are offered, and nothing changes', async () => {
    const mine = await book(server)
    const token = await mailedToken(server)
    server.setNow(EXPIRY)
    await book(server, { customer: { name: 'Other', email: 'other@example.com' } })
    const before = dump(server)
    expect(await see(server, mine.id, token)).toMatchObject({ status: 'cancelled', can: { confirm: false } })
    expect(dump(server)).toBe(before)
    const problem = await problemOf(await confirm(server, mine.id, token))
    expect(problem).toMatchObject({ type: 'https://openslot.dev/problems/hold-expired', status: 409 })
    expect(problem.alternatives?.length).toBeGreaterThan(0)
    expect(dump(server)).toBe(before)
  })

  test('nor once it would have begun', async () => {
    const mine = await book(server)
    const token = await mailedToken(server)
    server.setNow(Date.parse(TUESDAY_TEN) + 1)
    expect(await see(server, mine.id, token)).toMatchObject({ status: 'cancelled', can: { confirm: false } })
    expect(await problemOf(await confirm(server, mine.id, token))).toMatchObject({ status: 422, reason: 'past' })
  })

  test('late, it stays with the person whom the mail names', async () => {
    await reopen({ staff: ['anna', 'ben'], assignment: 'priority' })
    const mine = await book(server)
    expect(mine.staff.slug).toBe('anna')
    const token = await mailedToken(server)
    server.setNow(EXPIRY)
    await book(server, { staff: 'anna', customer: { name: 'Other', email: 'other@example.com' } })
    expect(await listStarts(server)).toContain(TUESDAY_TEN)
    expect((await confirm(server, mine.id, token)).status).toBe(409)
  })

  describe('late, it is what the mail said or nothing', () => {
    const patch = async (json: object): Promise<void> => {
      const token = await adminToken(server)
      const listed = await server.request('/v1/admin/services', { token })
      const [service] = ((await listed.json()) as { services: { id: string }[] }).services
      const path = `/v1/admin/services/${service?.id}`
      const response = await server.request(path, { method: 'PATCH', token, headers: { 'If-Match': '*' }, json })
      expect(response.status).toBe(200)
    }
    const booked = async (service: object, wish: object = {}): Promise<readonly [CreatedBooking, string]> => {
      await reopen(service)
      return [await book(server, wish), await mailedToken(server)]
    }
    const GONE = { type: 'https://openslot.dev/problems/hold-expired', status: 409 }

    test('with everyone whom it names, for as long as it says', async () => {
      const service = { staffing: 'all', staff: ['anna', 'ben'], durations: [30, 60] }
      const [mine, token] = await booked(service, { durationMinutes: 60 })
      server.setNow(EXPIRY)
      const confirmed = await bookingOf(await confirm(server, mine.id, token))
      expect(confirmed.team.map(({ slug }) => slug)).toEqual(['anna', 'ben'])
      expect(confirmed.end).toBe('2026-06-02T09:00:00Z')
    })

    test('not another length', async () => {
      const [mine, token] = await booked({})
      server.setNow(EXPIRY)
      await patch({ durationMinutes: 60 })
      const confirmed = await bookingOf(await confirm(server, mine.id, token))
      expect(confirmed).toMatchObject({ status: 'confirmed', end: mine.end, service: { durationMinutes: 30 } })
    })

    test('not other people', async () => {
      const [mine, token] = await booked({ staffing: 'all', staff: ['anna', 'ben'] })
      server.setNow(EXPIRY)
      await patch({ staff: ['ben'] })
      expect(await problemOf(await confirm(server, mine.id, token))).toMatchObject(GONE)
    })

    test('nothing of a service that is no longer offered', async () => {
      const [mine, token] = await booked({})
      server.setNow(EXPIRY)
      await patch({ active: false })
      expect(await see(server, mine.id, token)).toMatchObject({ can: { confirm: false } })
      expect(await problemOf(await confirm(server, mine.id, token))).toMatchObject({ status: 403, rule: 'closed' })
    })

    test('with the notice that it was booked with', async () => {
      const start = Date.parse(TUESDAY_TEN)
      await reopen({ minimumNoticeMinutes: 60 }, { now: start - 80 * MINUTE })
      const mine = await book(server)
      const token = await mailedToken(server)
      server.setNow(start - 45 * MINUTE)
      expect(await see(server, mine.id, token)).toMatchObject({ status: 'cancelled', can: { confirm: true } })
      expect((await confirm(server, mine.id, token)).status).toBe(200)
    })
  })

  test('a service that wants approval gets its request then', async () => {
    await reopen({ requiresApproval: true })
    const mine = await book(server)
    const token = await mailedToken(server)
    expect(await bookingOf(await confirm(server, mine.id, token))).toMatchObject({ status: 'pending', confirmBy: null })
    expect((await mailedBy(server)).slice(1).toSorted()).toEqual([
      'anna@salon.example: New request: Haircut on Tue 2 June at 10:00 – Mia Muster',
      'mia@example.com: Request received: Haircut on Tue 2 June at 10:00',
      'owner@salon.example: New request: Haircut on Tue 2 June at 10:00 – Mia Muster',
    ])
    server.setNow(EXPIRY)
    expect(await isFree(server)).toBe(false)
  })

  test('guests get their invitation then, and not before', async () => {
    await reopen({ maxGuests: 2 })
    const mine = await book(server, { guests: ['gus@example.com'] })
    await mailedBy(server)
    expect(server.mails.map((mail) => mail.to.email)).toEqual(['mia@example.com'])
    await confirm(server, mine.id, await mailedToken(server))
    await mailedBy(server)
    expect(server.mails.filter((mail) => mail.to.email === 'gus@example.com')).toHaveLength(1)
  })

  test('webhooks hear of it then, as created', async () => {
    const admin = await adminToken(server)
    await server.request('/v1/admin/webhooks', { token: admin, json: { url: 'https://localhost:9/' } })
    const hooks = (): unknown[] =>
      rowsIn(server, "SELECT kind FROM outbox WHERE channel = 'webhook' AND kind <> 'booking.reminder'")
    const mine = await book(server)
    const token = await mailedToken(server)
    await cancel(server, await book(server, { start: '2026-06-02T12:00:00Z' }))
    expect(hooks()).toEqual([])
    server.setNow(EXPIRY)
    await server.server.housekeeping.run()
    expect(hooks()).toEqual([])
    await confirm(server, mine.id, token)
    expect(hooks()).toEqual([['booking.created']])
  })
})

test('a server that can’t send mails doesn’t ask for it, and doesn’t start', async () => {
  const config = readConfig({}, CONFIRMING, server.directory)
  const starting = createServer({ config, cwd: server.directory, demo: false })
  await expect(starting).rejects.toThrow(/^OPENSLOT_CONFIRM_EMAIL: .*OPENSLOT_SMTP_URL/)
})

describe('staff', () => {
  let admin: string
  beforeEach(async () => {
    admin = await adminToken(server)
  })
  const act = (id: string, action: string, json: object = {}): Promise<Response> =>
    server.request(`/v1/admin/bookings/${id}/${action}`, { token: admin, json })
  const listed = async (status: string): Promise<string[]> => {
    const response = await server.request(`/v1/admin/bookings?status=${status}`, { token: admin })
    return ((await response.json()) as { bookings: { id: string }[] }).bookings.map(({ id }) => id)
  }

  test('book without it', async () => {
    const response = await server.request('/v1/admin/bookings', { token: admin, json: bookingBody() })
    expect(await response.json()).toMatchObject({ status: 'confirmed', confirmBy: null })
  })

  test('vouch for a customer by approving: it counts, and everyone is told as of a new booking', async () => {
    const mine = await book(server)
    const token = await mailedToken(server)
    expect(await bookingOf(await act(mine.id, 'approve'))).toMatchObject({ status: 'confirmed', confirmBy: null })
    expect((await mailedBy(server)).slice(1)).toContain('mia@example.com: Haircut on Tue 2 June at 10:00')
    expect(auditIn(server)[1]).toEqual(['booking.created', 'staff', 'Rita', NOW])
    expect(await bookingOf(await confirm(server, mine.id, token))).toMatchObject({ status: 'confirmed' })
    expect(await mailedBy(server)).toHaveLength(4)
    server.setNow(EXPIRY)
    await server.server.housekeeping.run()
    expect(await isFree(server)).toBe(false)
  })

  test.each([
    ['cancel', 'cancelled'],
    ['decline', 'declined'],
  ])('%s it, and nobody hears of what nobody had heard of', async (action, status) => {
    const mine = await book(server)
    const token = await mailedToken(server)
    expect(await bookingOf(await act(mine.id, action))).toMatchObject({ status, confirmBy: null })
    expect(await mailedBy(server)).toHaveLength(1)
    expect(await isFree(server)).toBe(true)
    expect(await problemOf(await confirm(server, mine.id, token))).toMatchObject({ status: 403, rule: 'closed' })
  })

  test('don’t move it before it counts, nor say how it went', async () => {
    const mine = await book(server)
    const moved = await act(mine.id, 'reschedule', { start: '2026-06-02T12:00:00Z' })
    expect(await problemOf(moved)).toMatchObject({ status: 403, rule: 'unconfirmed' })
    expect(await problemOf(await act(mine.id, 'complete'))).toMatchObject({ bookingStatus: 'pending' })
  })

  test('come too late for one that has run out, and find it among the cancelled', async () => {
    const mine = await book(server)
    expect([await listed('pending'), await listed('cancelled')]).toEqual([[mine.id], []])
    server.setNow(EXPIRY)
    expect([await listed('pending'), await listed('cancelled')]).toEqual([[], [mine.id]])
    expect(await problemOf(await act(mine.id, 'approve'))).toMatchObject({ bookingStatus: 'cancelled' })
    expect([await listed('pending'), await listed('cancelled')]).toEqual([[], [mine.id]])
  })

  test('cancel for good what has run out: its reason is kept, and its mail brings it back no more', async () => {
    const mine = await book(server)
    const token = await mailedToken(server)
    server.setNow(EXPIRY)
    const cancelled = await bookingOf(await act(mine.id, 'cancel', { reason: 'spam' }))
    expect(cancelled).toMatchObject({ status: 'cancelled', cancelReason: 'spam', confirmBy: null, sequence: 1 })
    expect(auditIn(server).at(-1)).toEqual(['booking.dropped', 'staff', 'Rita', EXPIRY])
    expect(await problemOf(await confirm(server, mine.id, token))).toMatchObject({ status: 403, rule: 'closed' })
    expect(await mailedBy(server)).toHaveLength(1)
  })

  const customers = async (): Promise<unknown> => {
    const response = await server.request('/v1/admin/customers', { token: admin })
    return ((await response.json()) as { customers: unknown }).customers
  }

  test.each(['cancel', 'decline'])('%s what nobody confirmed, and it makes nobody a customer', async (action) => {
    expect((await act((await book(server)).id, action)).status).toBe(200)
    expect(await customers()).toEqual([])
    const approved = await book(server)
    await act(approved.id, 'approve')
    await act(approved.id, 'cancel')
    expect(await customers()).toMatchObject([{ email: 'mia@example.com', bookings: 1, upcoming: 0 }])
  })

  test('take nobody for a customer who gave up what they hadn’t confirmed, before it ran out or after', async () => {
    await cancel(server, await book(server))
    const late = await book(server)
    const token = await mailedToken(server)
    server.setNow(EXPIRY)
    expect((await act(late.id, 'cancel')).status).toBe(200)
    expect((await confirm(server, late.id, token)).status).toBe(403)
    expect(await customers()).toEqual([])
  })

  test('keep as their customer who confirmed late and cancelled then', async () => {
    const mine = await book(server)
    const token = await mailedToken(server)
    server.setNow(EXPIRY)
    await server.server.housekeeping.run()
    await confirm(server, mine.id, token)
    await cancel(server, mine)
    expect(await customers()).toMatchObject([{ email: 'mia@example.com', bookings: 1, upcoming: 0 }])
  })

  test('count among their customers who has confirmed, and nobody else', async () => {
    const mine = await book(server)
    const token = await mailedToken(server)
    expect(await customers()).toEqual([])
    server.setNow(EXPIRY)
    await server.server.housekeeping.run()
    expect(await customers()).toEqual([])
    await confirm(server, mine.id, token)
    expect(await customers()).toMatchObject([{ email: 'mia@example.com', bookings: 1 }])
  })

  test('erase somebody who is about to confirm, and they stay erased', async () => {
    const mine = await book(server)
    const token = await mailedToken(server)
    server.setNow(EXPIRY)
    // The token is looked at before the body is asked for: meanwhile, the customer is erased.
    const erased = async (): Promise<void> => {
      const asked = { token: admin, json: { email: 'mia@example.com' } }
      expect((await server.request('/v1/admin/customers/erase', asked)).status).toBe(200)
      expect(rowsIn(server, 'SELECT confirm_by_ms FROM bookings')).toEqual([[null]])
    }
    const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
      await erased()
      controller.enqueue(new TextEncoder().encode('{}'))
      controller.close()
    }
    const body = new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 })
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Content-Length': '2' }
    const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit
    const confirming = server.server.app.request(`/v1/bookings/${mine.id}/confirm`, init)
    expect((await confirming).status).toBe(404)
    expect(await isFree(server)).toBe(true)
  })

  test('erase a customer who never confirmed, and no link brings them back', async () => {
    const mine = await book(server)
    const token = await mailedToken(server)
    const erase = (): Promise<Response> =>
      server.request('/v1/admin/customers/erase', { token: admin, json: { email: 'mia@example.com' } })
    expect((await erase()).status).toBe(409)
    server.setNow(EXPIRY)
    expect((await erase()).status).toBe(200)
    expect((await confirm(server, mine.id, token)).status).toBe(404)
  })
})
