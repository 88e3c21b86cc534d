import { beforeEach, describe, expect, test } from 'vitest'
import { EXPIRY, MINUTE, confirm, confirmingServerForEach, mailedToken, rowsIn } from '../../test/support/confirming.js'
import { NOW, TUESDAY_TEN, book, cancel, listSlots, tryToBook } from '../../test/support/salon.js'
import type { TestServer } from '../testing/index.js'

let server: TestServer

const reopen = confirmingServerForEach({
  take: (opened) => {
    server = opened
  },
  current: () => server,
})

describe('a group', () => {
  const seats = async (): Promise<number | undefined> =>
    (await listSlots(server)).find((slot) => slot.start === TUESDAY_TEN)?.seatsLeft
  beforeEach(async () => {
    await reopen({ capacity: 2 })
  })

  test('an unconfirmed booking takes a place, until it runs out', async () => {
    await book(server)
    expect(await seats()).toBe(1)
    server.setNow(NOW + MINUTE)
    await book(server)
    expect([await seats(), await tryToBook(server)]).toEqual([undefined, 409])
    server.setNow(EXPIRY)
    expect(await seats()).toBe(1)
    expect(await tryToBook(server)).toBe(201)
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
