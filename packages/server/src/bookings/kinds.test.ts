import { describe, expect, test } from 'vitest'
import {
  ANNA,
  HAIRCUT,
  NOW,
  TUESDAY_TEN,
  book,
  bookingBody,
  bookingOf,
  cancel,
  hold,
  inFile,
  listSlots,
  listStarts,
  openSalon,
  problemOf,
  reschedule,
  salon,
  tryToBook,
} from '../../test/support/salon.js'

const WEDNESDAY = '2026-06-03T12:00:00Z'

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
    expect(await tryToBook(server, { durationMinutes: 60, staff: short.staff.slug })).toBe(409)
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
  expect(await tryToBook(server, { start: '2026-06-02T12:00:00Z' })).toBe(409)
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
