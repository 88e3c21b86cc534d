import { describe, expect, test } from 'vitest'
import {
  NOW,
  TUESDAY_TEN,
  book,
  bookingOf,
  cancel,
  hold,
  inFile,
  listSlots,
  listStarts,
  openSalon,
  reschedule,
  rowsIn,
  salon,
  tryToBook,
} from '../../test/support/salon.js'
import type { TestServer } from '../testing/index.js'

const WEDNESDAY = '2026-06-03T12:00:00Z'

describe('a group', () => {
  const group = (more: object = {}): object => salon({ capacity: 3, ...more })
  const seatsAt = async (server: TestServer, start = TUESDAY_TEN, options = {}): Promise<number | undefined> =>
    (await listSlots(server, options)).find((slot) => slot.start === start)?.seatsLeft

  test('fills one appointment, place by place, and says how many are left', async () => {
    await using server = await openSalon({ catalog: group() })
    expect(await seatsAt(server)).toBe(3)
    await book(server)
    expect(await seatsAt(server)).toBe(2)
    // Another start over it is none of its group.
    expect(await listStarts(server)).not.toContain('2026-06-02T08:15:00Z')
    await book(server)
    await book(server)
    expect(await seatsAt(server)).toBeUndefined()
    expect(await tryToBook(server)).toBe(409)
    expect(['appointments', 'claims', 'bookings'].map((table) => rowsIn(server, table))).toEqual([1, 1, 3])
  })

  test('a place that is cancelled is free again; the last one takes the appointment with it', async () => {
    await using server = await openSalon({ catalog: group() })
    const [first, second] = [await book(server), await book(server)]
    await cancel(server, first)
    expect([await seatsAt(server), rowsIn(server, 'claims')]).toEqual([2, 1])
    await cancel(server, second)
    expect([await seatsAt(server), rowsIn(server, 'claims')]).toEqual([3, 0])
  })

  test('who moves leaves the others where they are, and joins those who are there', async () => {
    await using server = await openSalon({ catalog: group() })
    const [first, second, third] = [await book(server), await book(server), await book(server, { start: WEDNESDAY })]
    expect((await bookingOf(await reschedule(server, first, { start: WEDNESDAY }))).start).toBe(WEDNESDAY)
    const starts = await Promise.all(
      [second, third].map(
        async ({ id, manageToken }) =>
          (await bookingOf(await server.request(`/v1/bookings/${id}`, { token: manageToken }))).start,
      ),
    )
    expect(starts).toEqual([TUESDAY_TEN, WEDNESDAY])
    expect(['appointments', 'claims'].map((table) => rowsIn(server, table))).toEqual([2, 2])
    await reschedule(server, second, { start: WEDNESDAY })
    expect(['appointments', 'claims'].map((table) => rowsIn(server, table))).toEqual([1, 1])
    expect(await tryToBook(server, { start: WEDNESDAY })).toBe(409)
  })

  test('who is not alone can’t move over their own group by a quarter; who is alone can', async () => {
    await using server = await openSalon({ catalog: group() })
    const first = await book(server)
    const quarter = '2026-06-02T08:15:00Z'
    const mine = { more: `&booking=${first.id}`, token: first.manageToken }
    expect(await listStarts(server, mine)).toContain(quarter)
    await book(server)
    expect(await listStarts(server, mine)).not.toContain(quarter)
    expect(await seatsAt(server, TUESDAY_TEN, mine)).toBe(2)
    expect((await reschedule(server, first, { start: quarter })).status).toBe(409)
  })

  test('a hold takes one place, for others; the last one goes when it runs out', async () => {
    await using server = await openSalon({ catalog: group({ capacity: 2 }) })
    const first = await hold(server)
    expect(await seatsAt(server)).toBe(1)
    expect(await seatsAt(server, TUESDAY_TEN, { holdToken: first.token })).toBe(2)
    const second = await hold(server)
    expect(await tryToBook(server)).toBe(409)
    expect(await tryToBook(server, { holdToken: second.token })).toBe(201)
    server.setNow(NOW + 5 * 60_000)
    expect(await seatsAt(server)).toBe(1)
    expect(await tryToBook(server, { holdToken: first.token })).toBe(201)
    expect(['appointments', 'claims', 'bookings', 'holds'].map((table) => rowsIn(server, table))).toEqual([1, 1, 2, 0])
  })

  test('who moves with a hold beside their own place gives both up', async () => {
    await using server = await openSalon({ catalog: group() })
    const mine = await book(server)
    const { token } = await hold(server)
    const quarter = '2026-06-02T08:15:00Z'
    expect((await reschedule(server, mine, { start: quarter })).status).toBe(409)
    const moved = await bookingOf(await reschedule(server, mine, { start: quarter, holdToken: token }))
    expect(moved.start).toBe(quarter)
    expect(['appointments', 'claims', 'holds'].map((table) => rowsIn(server, table))).toEqual([1, 1, 0])
  })

  test('a booking beside a hold keeps the time when the hold runs out', async () => {
    await using server = await openSalon({ catalog: group() })
    await hold(server)
    const mine = await book(server)
    server.setNow(NOW + 5 * 60_000)
    expect(await listStarts(server)).not.toContain('2026-06-02T08:15:00Z')
    await server.server.housekeeping.run()
    expect(rowsIn(server, 'claims')).toBe(1)
    await cancel(server, mine)
    expect(rowsIn(server, 'claims')).toBe(0)
  })

  test('a hold beside a booking that is cancelled keeps the time until it runs out', async () => {
    await using server = await openSalon({ catalog: group() })
    const mine = await book(server)
    await hold(server)
    await cancel(server, mine)
    expect(await seatsAt(server)).toBe(2)
    server.setNow(NOW + 5 * 60_000)
    expect(await seatsAt(server)).toBe(3)
    expect(await tryToBook(server, { start: '2026-06-02T08:15:00Z' })).toBe(201)
  })

  test('several staff: the group that has begun is filled first', async () => {
    await using server = await openSalon({ catalog: group({ capacity: 2, staff: ['anna', 'ben'] }) })
    const staff = []
    for (let seat = 0; seat < 4; seat++) staff.push((await book(server)).staff.slug)
    expect(staff[0]).toBe(staff[1])
    expect(staff[2]).toBe(staff[3])
    expect(new Set(staff).size).toBe(2)
    expect(await tryToBook(server)).toBe(409)
  })

  test('grows with its service', async () => {
    await using server = await openSalon({ catalog: group({ capacity: 2 }) })
    await book(server)
    await book(server)
    expect(await tryToBook(server)).toBe(409)
    inFile(server, (file) => file.exec('UPDATE services SET capacity = 3'))
    expect(await tryToBook(server)).toBe(201)
    inFile(server, (file) => file.exec('UPDATE services SET capacity = 1'))
    expect(await tryToBook(server)).toBe(409)
  })

  test('the file itself refuses one more than its places, whatever writes to it', async () => {
    await using server = await openSalon({ catalog: group({ capacity: 2 }) })
    await book(server)
    const other = await book(server, { start: WEDNESDAY })
    const cancelled = await book(server)
    await cancel(server, cancelled)
    const kept = await hold(server)
    inFile(server, (file) => {
      const [full] = file.prepare('SELECT appointment_id FROM holds WHERE id = ?').pluck().all(kept.id)
      const copy = 'INSERT INTO holds SELECT ?, appointment_id, ?, 0, 9e15 FROM holds'
      expect(() => file.prepare(copy).run('one-more', 'hash')).toThrow('the appointment is full')
      const move = file.prepare('UPDATE bookings SET appointment_id = ? WHERE id = ?')
      expect(() => move.run(full, other.id)).toThrow('the appointment is full')
      const revive = file.prepare("UPDATE bookings SET status = 'confirmed' WHERE id = ?")
      expect(() => revive.run(cancelled.id)).toThrow('the appointment is full')
      const columns = (file.pragma('table_info(bookings)') as { name: string }[]).map(({ name }) => name)
      const values = columns.map((name) => (name === 'id' ? "'one-more'" : name === 'appointment_id' ? '?' : name))
      const insert = file.prepare(`INSERT INTO bookings SELECT ${values.join(', ')} FROM bookings WHERE id = ?`)
      expect(() => insert.run(full, other.id)).toThrow('the appointment is full')
    })
  })
})
