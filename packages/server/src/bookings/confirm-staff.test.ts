import { beforeEach, describe, expect, test } from 'vitest'
import {
  EXPIRY,
  auditIn,
  confirm,
  confirmingServerForEach,
  isFree,
  mailedBy,
  mailedToken,
  rowsIn,
} from '../../test/support/confirming.js'
import { NOW, adminToken, book, bookingBody, bookingOf, cancel, problemOf } from '../../test/support/salon.js'
import type { TestServer } from '../testing/index.js'

let server: TestServer

confirmingServerForEach({
  take: (opened) => {
    server = opened
  },
  current: () => server,
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
