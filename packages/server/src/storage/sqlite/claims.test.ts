import type { Decision, BookWrite } from '@openslot/core'
import type Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  NOW,
  TUESDAY_TEN,
  book,
  dump,
  haircutOf,
  openFile,
  openSalon,
  reschedule,
} from '../../../test/support/salon.js'
import type { TestServer } from '../../testing/index.js'

let server: TestServer
let file: Database.Database
beforeEach(async () => {
  server = await openSalon()
  await book(server)
  file = openFile(server)
})
afterEach(async () => {
  file.close()
  await server.close()
})

const claim = (): { appointment_id: string; calendar_id: string; start_ms: number; end_ms: number } =>
  file.prepare('SELECT * FROM claims').get() as ReturnType<typeof claim>

function insert(start: number, end: number, calendarId = claim().calendar_id): void {
  file
    .prepare('INSERT INTO claims (id, appointment_id, calendar_id, start_ms, end_ms) VALUES (?, ?, ?, ?, ?)')
    .run(crypto.randomUUID(), claim().appointment_id, calendarId, start, end)
}

describe('the file itself refuses overlapping claims on one calendar, whatever writes to it', () => {
  test.each([
    ['the same span', 0, 0],
    ['one that begins in it', 29, 60],
    ['one that ends in it', -60, -29],
    ['one within it', 10, -10],
    ['one around it', -10, 10],
    ['one that shares its start', 0, 60],
    ['one that shares its end', -60, 0],
    ['one of its last minute', 29, 0],
  ])('%s', (_what, startShift, endShift) => {
    const { start_ms: start, end_ms: end } = claim()
    expect(() => insert(start + startShift * 60_000, end + endShift * 60_000)).toThrow('claims overlap')
  })

  test('one before it, though a later claim lies between', () => {
    const { start_ms: start, end_ms: end } = claim()
    insert(end, end + 60_000)
    insert(end + 120_000, end + 180_000)
    expect(() => insert(start - 60_000, start + 1)).toThrow('claims overlap')
    expect(() => insert(start - 60_000, end + 200_000)).toThrow('claims overlap')
  })

  test('touching is no overlap, on either side', () => {
    const { start_ms: start, end_ms: end } = claim()
    insert(end, end + 60_000)
    insert(start - 60_000, start)
    expect(file.prepare('SELECT count(*) FROM claims').pluck().get()).toBe(3)
  })

  test('another calendar may be taken at the same time', () => {
    const { start_ms: start, end_ms: end } = claim()
    insert(start, end, 'somebody else')
    expect(file.prepare('SELECT count(*) FROM claims').pluck().get()).toBe(2)
  })

  test('a claim can be changed, but not into another one', () => {
    const { start_ms: start, end_ms: end } = claim()
    insert(end, end + 60_000)
    const move = file.prepare('UPDATE claims SET start_ms = ?, end_ms = ? WHERE start_ms = ?')
    expect(() => move.run(end - 1, end + 60_000, end)).toThrow('claims overlap')
    expect(() => move.run(start, end + 1, start)).toThrow('claims overlap')
    move.run(start - 60_000, end, start)
    move.run(end + 1, end + 60_000, end)
    insert(start, end, 'somebody else')
    expect(() => file.exec(`UPDATE claims SET calendar_id = '${claim().calendar_id}'`)).toThrow('claims overlap')
  })

  test('a span that ends before it begins is no claim', () => {
    const { end_ms: end } = claim()
    expect(() => insert(end + 60_000, end + 60_000)).toThrow(/CHECK/)
  })
})

/** Decides as if the calendar were empty: what a mistake in the code above could do. */
const reckless = (staffId: string): Decision<BookWrite> => {
  const start = Date.parse(TUESDAY_TEN)
  const end = start + 30 * 60_000
  const nothingElse = { resourceIds: [], joins: false }
  const place = { staffId, staffIds: [staffId], ...nothingElse, start, end, blocked: { start, end } }
  const message = { kind: 'confirmation', channel: 'email', to: { audience: 'customer' }, dueAt: NOW } as const
  return { accepted: true, write: { place, status: 'confirmed', confirmBy: null }, events: [], messages: [message] }
}

describe('a decision that the file refuses leaves nothing half-written', () => {
  test('of a new booking', async () => {
    const before = dump(server)
    const { storage } = server.server
    const haircut = await haircutOf(storage)
    const staffId = haircut.fit(undefined).service.staff[0]?.id ?? ''
    const scope = { ...haircut, start: Date.parse(TUESDAY_TEN), now: NOW }
    const booking = {
      id: 'second',
      manageTokenHash: 'x',
      timeZone: 'UTC',
      locale: null,
      customerName: 'Second',
      customerEmail: 'second@example.com',
      customerPhone: null,
      notes: null,
      guests: [],
      answers: {},
    }
    await expect(storage.bookings.create(scope, booking, () => reckless(staffId))).rejects.toThrow('claims overlap')
    expect(dump(server)).toBe(before)
  })

  test('of a move', async () => {
    const other = await book(server, { start: '2026-06-02T12:00:00Z' })
    const before = dump(server)
    const { bookings } = server.server.storage
    const scope = { giverOf: () => null, start: Date.parse(TUESDAY_TEN), now: NOW }
    const moved = bookings.reschedule(other.id, scope, ({ booking }) => {
      const decision = reckless(booking.staffId)
      if (!decision.accepted) throw new Error('unreachable')
      return { ...decision, write: { ...decision.write, sequence: 1, moves: 1 } }
    })
    await expect(moved).rejects.toThrow('claims overlap')
    expect(dump(server)).toBe(before)
    // And the store goes on working.
    expect((await reschedule(server, other, { start: '2026-06-02T13:00:00Z' })).status).toBe(200)
  })

  test('of a decision that throws', async () => {
    const before = dump(server)
    const { bookings } = server.server.storage
    const id = file.prepare('SELECT id FROM bookings').pluck().get() as string
    const cancelled = bookings.cancel(id, { now: NOW, reason: null }, () => {
      throw new Error('half-way')
    })
    await expect(cancelled).rejects.toThrow('half-way')
    expect(dump(server)).toBe(before)
  })
})
