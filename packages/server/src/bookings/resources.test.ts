import { describe, expect, test } from 'vitest'
import {
  ANNA,
  BEN,
  HAIRCUT,
  TUESDAY_TEN,
  book,
  bookingBody,
  bookingOf,
  cancel,
  hold,
  listStarts,
  openSalon,
  problemOf,
  reschedule,
  rowsIn,
  salon,
  tryToBook,
} from '../../test/support/salon.js'

const WEDNESDAY = '2026-06-03T12:00:00Z'

describe('everyone together', () => {
  const together = salon({ staffing: 'all', staff: ['anna', 'ben'] })

  test('all calendars are claimed in one appointment, and all are named, the first one first', async () => {
    await using server = await openSalon({ catalog: together })
    const mine = await book(server)
    expect(mine.staff.slug).toBe('anna')
    expect(mine.team.map((member) => member.slug)).toEqual(['anna', 'ben'])
    expect(['appointments', 'claims', 'appointment_staff'].map((table) => rowsIn(server, table))).toEqual([1, 2, 2])
  })

  test('both are told, also when one person was asked for', async () => {
    await using server = await openSalon({ catalog: together })
    await book(server, { staff: 'ben' })
    await server.drain()
    expect(server.mails.map((mail) => mail.to.email).toSorted()).toEqual([ANNA.email, BEN.email, 'mia@example.com'])
  })

  test('when one of them is away for good, nobody can be booked', async () => {
    const everyone = { ...HAIRCUT, staffing: 'all', staff: ['anna', 'ben'] }
    await using server = await openSalon({
      catalog: { services: [everyone], staff: [ANNA, { ...BEN, active: false }] },
    })
    expect(await listStarts(server)).toEqual([])
    expect(await tryToBook(server)).toBe(422)
  })

  test('when one of them is taken, nobody can be booked; a move frees and claims both', async () => {
    const alone = { ...HAIRCUT, slug: 'alone', staff: ['ben'] }
    await using server = await openSalon({
      catalog: { services: [{ ...HAIRCUT, staffing: 'all', staff: ['anna', 'ben'] }, alone], staff: [ANNA, BEN] },
    })
    const other = await book(server, { service: 'alone' })
    expect(await tryToBook(server)).toBe(409)
    await cancel(server, other)
    const mine = await book(server)
    expect(await tryToBook(server, { service: 'alone' })).toBe(409)
    const moved = await bookingOf(await reschedule(server, mine, { start: WEDNESDAY }))
    expect(moved.team).toHaveLength(2)
    expect(await tryToBook(server, { service: 'alone' })).toBe(201)
    expect(await tryToBook(server, { service: 'alone', start: WEDNESDAY })).toBe(409)
  })
})

describe('resources', () => {
  const room = (slug: string, more: object = {}): object => ({ slug, name: slug, kind: 'room', ...more })
  const withRooms = (...resources: object[]): object => ({
    services: [{ ...HAIRCUT, staff: ['anna', 'ben'], resources: ['room'] }],
    staff: [ANNA, BEN],
    resources,
  })

  test('one of each kind is claimed with the staff: with one room, the second person can’t work', async () => {
    await using server = await openSalon({ catalog: withRooms(room('one')) })
    const mine = await book(server)
    expect(rowsIn(server, 'claims')).toBe(2)
    expect(await listStarts(server)).not.toContain(TUESDAY_TEN)
    expect(await tryToBook(server)).toBe(409)
    await cancel(server, mine)
    expect([await tryToBook(server), rowsIn(server, 'claims')]).toEqual([201, 2])
  })

  test('with two, both can; a hold takes a room too', async () => {
    await using server = await openSalon({ catalog: withRooms(room('one'), room('two')) })
    await hold(server)
    expect(await tryToBook(server)).toBe(201)
    expect(await tryToBook(server)).toBe(409)
    expect(rowsIn(server, 'claims')).toBe(4)
  })

  test('a room that is closed or not in use is no room', async () => {
    const evening = [{ days: [2], start: '18:00', end: '20:00' }]
    const closed = room('one', { timeZone: 'Europe/Berlin', hours: evening })
    await using server = await openSalon({ catalog: withRooms(closed, room('two', { active: false })) })
    expect(await listStarts(server)).toEqual([])
    expect((await problemOf(await server.request('/v1/bookings', { json: bookingBody() }))).status).toBe(422)
  })

  test('a kind that nobody has is refused when it is imported', async () => {
    await expect(openSalon({ catalog: withRooms() })).rejects.toThrow('needs a resource of the kind "room"')
  })
})
