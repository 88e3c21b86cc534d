import type Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import {
  ANNA,
  BEN,
  HAIRCUT,
  NOW,
  TUESDAY_TEN,
  book,
  bookingBody,
  bookingOf,
  cancel,
  hold,
  listSlots,
  listStarts,
  openFile,
  openSalon,
  problemOf,
  reschedule,
  salon,
} from '../../test/support/salon.js'
import type { TestServer } from '../testing/index.js'

const WEDNESDAY = '2026-06-03T12:00:00Z'

function inFile<Result>(server: TestServer, read: (file: Database.Database) => Result): Result {
  const file = openFile(server)
  try {
    return read(file)
  } finally {
    file.close()
  }
}
const count = (server: TestServer, table: string): number =>
  inFile(server, (file) => file.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number)
const status = async (server: TestServer, changes: object = {}): Promise<number> =>
  (await server.request('/v1/bookings', { json: bookingBody(changes) })).status

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
    expect(await status(server)).toBe(409)
    expect(['appointments', 'claims', 'bookings'].map((table) => count(server, table))).toEqual([1, 1, 3])
  })

  test('a place that is cancelled is free again; the last one takes the appointment with it', async () => {
    await using server = await openSalon({ catalog: group() })
    const [first, second] = [await book(server), await book(server)]
    await cancel(server, first)
    expect([await seatsAt(server), count(server, 'claims')]).toEqual([2, 1])
    await cancel(server, second)
    expect([await seatsAt(server), count(server, 'claims')]).toEqual([3, 0])
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
    expect(['appointments', 'claims'].map((table) => count(server, table))).toEqual([2, 2])
    await reschedule(server, second, { start: WEDNESDAY })
    expect(['appointments', 'claims'].map((table) => count(server, table))).toEqual([1, 1])
    expect(await status(server, { start: WEDNESDAY })).toBe(409)
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
    expect(await status(server)).toBe(409)
    expect(await status(server, { holdToken: second.token })).toBe(201)
    server.setNow(NOW + 5 * 60_000)
    expect(await seatsAt(server)).toBe(1)
    expect(await status(server, { holdToken: first.token })).toBe(201)
    expect(['appointments', 'claims', 'bookings', 'holds'].map((table) => count(server, table))).toEqual([1, 1, 2, 0])
  })

  test('who moves with a hold beside their own place gives both up', async () => {
    await using server = await openSalon({ catalog: group() })
    const mine = await book(server)
    const { token } = await hold(server)
    const quarter = '2026-06-02T08:15:00Z'
    expect((await reschedule(server, mine, { start: quarter })).status).toBe(409)
    const moved = await bookingOf(await reschedule(server, mine, { start: quarter, holdToken: token }))
    expect(moved.start).toBe(quarter)
    expect(['appointments', 'claims', 'holds'].map((table) => count(server, table))).toEqual([1, 1, 0])
  })

  test('a booking beside a hold keeps the time when the hold runs out', async () => {
    await using server = await openSalon({ catalog: group() })
    await hold(server)
    const mine = await book(server)
    server.setNow(NOW + 5 * 60_000)
    expect(await listStarts(server)).not.toContain('2026-06-02T08:15:00Z')
    await server.server.housekeeping.run()
    expect(count(server, 'claims')).toBe(1)
    await cancel(server, mine)
    expect(count(server, 'claims')).toBe(0)
  })

  test('a hold beside a booking that is cancelled keeps the time until it runs out', async () => {
    await using server = await openSalon({ catalog: group() })
    const mine = await book(server)
    await hold(server)
    await cancel(server, mine)
    expect(await seatsAt(server)).toBe(2)
    server.setNow(NOW + 5 * 60_000)
    expect(await seatsAt(server)).toBe(3)
    expect(await status(server, { start: '2026-06-02T08:15:00Z' })).toBe(201)
  })

  test('several staff: the group that has begun is filled first', async () => {
    await using server = await openSalon({ catalog: group({ capacity: 2, staff: ['anna', 'ben'] }) })
    const staff = []
    for (let seat = 0; seat < 4; seat++) staff.push((await book(server)).staff.slug)
    expect(staff[0]).toBe(staff[1])
    expect(staff[2]).toBe(staff[3])
    expect(new Set(staff).size).toBe(2)
    expect(await status(server)).toBe(409)
  })

  test('grows with its service', async () => {
    await using server = await openSalon({ catalog: group({ capacity: 2 }) })
    await book(server)
    await book(server)
    expect(await status(server)).toBe(409)
    inFile(server, (file) => file.exec('UPDATE services SET capacity = 3'))
    expect(await status(server)).toBe(201)
    inFile(server, (file) => file.exec('UPDATE services SET capacity = 1'))
    expect(await status(server)).toBe(409)
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

describe('everyone together', () => {
  const together = salon({ staffing: 'all', staff: ['anna', 'ben'] })

  test('all calendars are claimed in one appointment, and all are named, the first one first', async () => {
    await using server = await openSalon({ catalog: together })
    const mine = await book(server)
    expect(mine.staff.slug).toBe('anna')
    expect(mine.team.map((member) => member.slug)).toEqual(['anna', 'ben'])
    expect(['appointments', 'claims', 'appointment_staff'].map((table) => count(server, table))).toEqual([1, 2, 2])
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
    expect(await status(server)).toBe(422)
  })

  test('when one of them is taken, nobody can be booked; a move frees and claims both', async () => {
    const alone = { ...HAIRCUT, slug: 'alone', staff: ['ben'] }
    await using server = await openSalon({
      catalog: { services: [{ ...HAIRCUT, staffing: 'all', staff: ['anna', 'ben'] }, alone], staff: [ANNA, BEN] },
    })
    const other = await book(server, { service: 'alone' })
    expect(await status(server)).toBe(409)
    await cancel(server, other)
    const mine = await book(server)
    expect(await status(server, { service: 'alone' })).toBe(409)
    const moved = await bookingOf(await reschedule(server, mine, { start: WEDNESDAY }))
    expect(moved.team).toHaveLength(2)
    expect(await status(server, { service: 'alone' })).toBe(201)
    expect(await status(server, { service: 'alone', start: WEDNESDAY })).toBe(409)
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
    expect(count(server, 'claims')).toBe(2)
    expect(await listStarts(server)).not.toContain(TUESDAY_TEN)
    expect(await status(server)).toBe(409)
    await cancel(server, mine)
    expect([await status(server), count(server, 'claims')]).toEqual([201, 2])
  })

  test('with two, both can; a hold takes a room too', async () => {
    await using server = await openSalon({ catalog: withRooms(room('one'), room('two')) })
    await hold(server)
    expect(await status(server)).toBe(201)
    expect(await status(server)).toBe(409)
    expect(count(server, 'claims')).toBe(4)
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

describe('durations', () => {
  const catalog = salon({ durations: [60, 90] })

  test('the one that is asked for is listed, held, booked and kept by a move', async () => {
    await using server = await openSalon({ catalog })
    const [first] = await listSlots(server, { more: '&duration=60' })
    expect(Date.parse(first?.end ?? '') - Date.parse(first?.start ?? '')).toBe(3_600_000)
    expect((await hold(server, { start: WEDNESDAY, durationMinutes: 90 })).end).toBe('2026-06-03T13:30:00Z')
    const mine = await book(server, { durationMinutes: 60 })
    expect([mine.end, mine.service.durationMinutes]).toEqual(['2026-06-02T09:00:00Z', 60])
    const moved = await bookingOf(await reschedule(server, mine, { start: '2026-06-02T08:15:00Z' }))
    expect(moved.end).toBe('2026-06-02T09:15:00Z')
    const own = await listSlots(server, { more: `&booking=${mine.id}`, token: mine.manageToken })
    expect(Date.parse(own[0]?.end ?? '') - Date.parse(own[0]?.start ?? '')).toBe(3_600_000)
  })

  test('another is refused with what there is', async () => {
    await using server = await openSalon({ catalog })
    const response = await server.request('/v1/bookings', { json: bookingBody({ durationMinutes: 45 }) })
    expect((await problemOf(response)).errors).toEqual([
      { pointer: '/durationMinutes', message: 'Haircut takes 30 or 60 or 90 minutes. Ask for one of these.' },
    ])
    const path = '/v1/slots?service=haircut&from=2026-06-02T00:00:00Z&to=2026-06-03T00:00:00Z&duration='
    for (const duration of ['45', '0', '-30', 'x', '1e2']) {
      expect((await server.request(path + duration)).status).toBe(422)
    }
  })

  test('in a group, who stays another time starts another appointment', async () => {
    await using server = await openSalon({ catalog: salon({ capacity: 5, durations: [60], staff: ['anna', 'ben'] }) })
    const short = await book(server)
    const long = await book(server, { durationMinutes: 60 })
    expect(long.staff.slug).not.toBe(short.staff.slug)
    expect(await status(server, { durationMinutes: 60, staff: short.staff.slug })).toBe(409)
  })
})

describe('caps', () => {
  test('of a service: bookings and holds count, what is cancelled and what moves doesn’t', async () => {
    await using server = await openSalon({ catalog: salon({ caps: { day: 2 } }) })
    const mine = await book(server)
    await hold(server, { start: '2026-06-02T12:00:00Z' })
    expect(await listStarts(server)).toEqual([])
    const response = await server.request('/v1/bookings', { json: bookingBody({ start: '2026-06-02T13:00:00Z' }) })
    expect((await problemOf(response)).reason).toBe('cap-reached')
    expect((await reschedule(server, mine, { start: '2026-06-02T13:00:00Z' })).status).toBe(200)
    await cancel(server, mine)
    expect(await listStarts(server)).toContain(TUESDAY_TEN)
    server.setNow(NOW + 5 * 60_000)
    await book(server)
    expect(await listStarts(server)).not.toEqual([])
  })

  test('of a person: bookings of any service count', async () => {
    const other = { ...HAIRCUT, slug: 'other' }
    await using server = await openSalon({
      catalog: { services: [HAIRCUT, other], staff: [{ ...ANNA, caps: { week: 1 } }] },
    })
    await book(server, { service: 'other', start: WEDNESDAY })
    expect(await listStarts(server)).toEqual([])
    expect(await listStarts(server, { from: '2026-06-08T00:00:00Z', to: '2026-06-09T00:00:00Z' })).not.toEqual([])
  })
})

test('time off blocks slots, and may overlap what is booked', async () => {
  await using server = await openSalon()
  await book(server)
  inFile(server, (file) =>
    file
      .prepare("INSERT INTO busy_times SELECT 'b', id, 'time-off', ?, ?, NULL, 0 FROM staff WHERE slug = 'anna'")
      .run(Date.parse('2026-06-02T08:00:00Z'), Date.parse('2026-06-02T14:00:00Z')),
  )
  expect((await listStarts(server))[0]).toBe('2026-06-02T07:00:00Z')
  expect(await listStarts(server)).not.toContain('2026-06-02T13:30:00Z')
  expect(await listStarts(server)).toContain('2026-06-02T14:00:00Z')
  expect(await status(server, { start: '2026-06-02T12:00:00Z' })).toBe(409)
})

describe('what a service asks and allows', () => {
  const questions = [
    { id: 'first-visit', label: 'First visit?', kind: 'checkbox' },
    { id: 'colour', label: 'Which colour?', kind: 'choice', choices: ['red', 'blue'], required: true },
  ]

  test('answers and guests are kept with the booking, and the place is told', async () => {
    const location = { kind: 'video', url: 'https://meet.example/salon' }
    await using server = await openSalon({ catalog: salon({ questions, maxGuests: 2, location }) })
    const answers = { colour: 'red', 'first-visit': true }
    const guests = ['bo@example.com', 'Bo@example.com', 'cy@example.com']
    const mine = await book(server, { answers, guests })
    expect(mine).toMatchObject({ answers, guests: ['Bo@example.com', 'cy@example.com'], location })
    expect(await bookingOf(await server.request(`/v1/bookings/${mine.id}`, { token: mine.manageToken }))).toMatchObject(
      { answers, location },
    )
  })

  test('each fault has its pointer', async () => {
    await using server = await openSalon({ catalog: salon({ questions, maxGuests: 1 }) })
    const json = bookingBody({
      answers: { 'first-visit': 'yes', shoe: 1, 'a/b': 'x' },
      guests: ['bo@example.com', 'cy@example.com'],
    })
    const problem = await problemOf(await server.request('/v1/bookings', { json }))
    expect(problem.errors?.map(({ pointer }) => pointer).toSorted()).toEqual([
      '/answers/a~1b',
      '/answers/colour',
      '/answers/first-visit',
      '/answers/shoe',
      '/guests',
    ])
  })
})
