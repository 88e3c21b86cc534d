import type { CreatedBooking } from '@openslot/core/wire'
import { describe, expect, test } from 'vitest'
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
