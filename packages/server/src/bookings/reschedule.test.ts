import { describe, expect, test } from 'vitest'
import {
  TUESDAY_TEN,
  book,
  bookingOf,
  cancel,
  dump,
  listStarts,
  openSalon,
  problemOf,
  reschedule,
  salon,
} from '../../test/support/salon.js'

const WEDNESDAY = '2026-06-03T12:00:00Z'

test('moving keeps the id and the token, raises the sequence, frees the old time and claims the new one', async () => {
  await using server = await openSalon()
  const mine = await book(server)
  server.setNow(Date.parse('2026-06-01T07:00:00Z'))
  const response = await reschedule(server, mine, { start: '2026-06-03T14:00:00+02:00' })
  expect(response.status).toBe(200)
  expect(response.headers.get('Cache-Control')).toBe('no-store')
  const moved = await bookingOf(response)
  expect(moved).toMatchObject({
    id: mine.id,
    status: 'confirmed',
    start: WEDNESDAY,
    end: '2026-06-03T12:30:00Z',
    sequence: 1,
    createdAt: mine.createdAt,
    updatedAt: '2026-06-01T07:00:00Z',
  })
  expect(await bookingOf(await server.request(`/v1/bookings/${mine.id}`, { token: mine.manageToken }))).toEqual(moved)
  const starts = await listStarts(server, { to: '2026-06-04T00:00:00Z' })
  expect(starts).toContain(TUESDAY_TEN)
  expect(starts).not.toContain(WEDNESDAY)
  expect((await bookingOf(await reschedule(server, mine, { start: TUESDAY_TEN }))).sequence).toBe(2)
})

test('moving by 15 minutes over itself works, in both directions', async () => {
  await using server = await openSalon({ catalog: salon({ bufferBeforeMinutes: 10, bufferAfterMinutes: 10 }) })
  const mine = await book(server)
  for (const start of ['2026-06-02T08:15:00Z', '2026-06-02T07:45:00Z']) {
    const response = await reschedule(server, mine, { start })
    expect((await bookingOf(response)).start).toBe(start)
  }
})

test('the same start again is refused', async () => {
  await using server = await openSalon()
  const mine = await book(server)
  const before = dump(server)
  for (const wish of [{ start: TUESDAY_TEN }, { start: '2026-06-02T10:00:00+02:00', staff: 'anna' }]) {
    const response = await reschedule(server, mine, wish)
    expect(response.status).toBe(422)
    expect((await problemOf(response)).errors?.map((error) => error.pointer)).toEqual(['/start'])
  }
  expect(dump(server)).toBe(before)
})

test.each([
  ['past', '2026-05-29T08:00:00Z', 422],
  ['off-grid', '2026-06-02T08:07:00Z', 422],
  ['outside-hours', '2026-06-06T08:00:00Z', 422],
  ['booking-window', '2026-10-01T08:00:00Z', 422],
])('a start that was never bookable is refused: %s', async (reason, start, status) => {
  await using server = await openSalon()
  const mine = await book(server)
  const before = dump(server)
  const response = await reschedule(server, mine, { start })
  expect(response.status).toBe(status)
  expect((await problemOf(response)).reason).toBe(reason)
  expect(dump(server)).toBe(before)
})

test('alternatives to a taken start count the booking’s own time as free', async () => {
  await using server = await openSalon()
  const mine = await book(server)
  await book(server, { start: '2026-06-02T08:30:00Z' })
  const response = await reschedule(server, mine, { start: '2026-06-02T08:30:00Z' })
  expect(response.status).toBe(409)
  expect((await problemOf(response)).alternatives).toContain('2026-06-02T07:45:00Z')
})

describe('the person', () => {
  const two = (): ReturnType<typeof openSalon> => openSalon({ catalog: salon({ staff: ['anna', 'ben'] }) })

  test('stays when they are free then', async () => {
    await using server = await two()
    const mine = await book(server, { staff: 'ben' })
    // Anna has less to do, but the customer knows Ben.
    await book(server, { staff: 'ben', start: '2026-06-04T08:00:00Z' })
    expect((await bookingOf(await reschedule(server, mine, { start: WEDNESDAY }))).staff.slug).toBe('ben')
  })

  test('changes when they are not', async () => {
    await using server = await two()
    const mine = await book(server, { staff: 'ben' })
    await book(server, { staff: 'ben', start: WEDNESDAY })
    expect((await bookingOf(await reschedule(server, mine, { start: WEDNESDAY }))).staff.slug).toBe('anna')
  })

  test('is another one on request, also at the same start', async () => {
    await using server = await two()
    const mine = await book(server, { staff: 'ben' })
    const moved = await bookingOf(await reschedule(server, mine, { start: TUESDAY_TEN, staff: 'anna' }))
    expect(moved).toMatchObject({ staff: { slug: 'anna' }, start: TUESDAY_TEN, sequence: 1 })
    expect(await listStarts(server, { more: '&staff=ben' })).toContain(TUESDAY_TEN)
    expect(await listStarts(server, { more: '&staff=anna' })).not.toContain(TUESDAY_TEN)
  })

  test('must give the service', async () => {
    await using server = await openSalon()
    const response = await reschedule(server, await book(server), { start: WEDNESDAY, staff: 'ben' })
    expect(response.status).toBe(404)
    expect((await problemOf(response)).type).toMatch(/unknown-staff$/)
  })
})

describe('policy', () => {
  const cutoffs = salon({ cancelCutoffMinutes: 60, rescheduleCutoffMinutes: 120, minimumNoticeMinutes: 0 })
  const at = (iso: string): number => Date.parse(iso)

  test('the cut-offs for moving and cancelling are two, to the millisecond, and `can` tells them', async () => {
    await using server = await openSalon({ catalog: cutoffs })
    const mine = await book(server)
    const see = async (): Promise<object> =>
      (await bookingOf(await server.request(`/v1/bookings/${mine.id}`, { token: mine.manageToken }))).can
    server.setNow(at('2026-06-02T06:00:00Z'))
    expect(await see()).toMatchObject({ reschedule: true, cancel: true })
    server.setNow(at('2026-06-02T06:00:00Z') + 1)
    expect(await see()).toMatchObject({ reschedule: false, cancel: true })
    const late = await reschedule(server, mine, { start: WEDNESDAY })
    expect(late.status).toBe(403)
    expect(await problemOf(late)).toMatchObject({ type: expect.stringMatching(/policy$/), rule: 'cut-off' })
    server.setNow(at('2026-06-02T07:00:00Z') + 1)
    expect(await see()).toMatchObject({ reschedule: false, cancel: false })
    expect((await cancel(server, mine)).status).toBe(403)
  })

  test('a moved booking has its cut-off before its new start', async () => {
    await using server = await openSalon({ catalog: cutoffs })
    const mine = await book(server)
    await reschedule(server, mine, { start: WEDNESDAY })
    server.setNow(at('2026-06-02T07:30:00Z'))
    expect((await cancel(server, mine)).status).toBe(200)
  })

  test('what has begun can be neither moved nor cancelled', async () => {
    await using server = await openSalon()
    const mine = await book(server)
    server.setNow(at(TUESDAY_TEN))
    expect(await problemOf(await reschedule(server, mine, { start: WEDNESDAY }))).toMatchObject({ rule: 'started' })
    expect((await cancel(server, mine)).status).toBe(403)
  })

  test('what is cancelled can not be moved', async () => {
    await using server = await openSalon()
    const mine = await book(server)
    await cancel(server, mine)
    const refused = await reschedule(server, mine, { start: WEDNESDAY })
    expect(refused.status).toBe(403)
    expect(await problemOf(refused)).toMatchObject({ rule: 'closed' })
  })
})

test('of a move and a cancellation at once, both orders leave one sound state', async () => {
  for (const order of [0, 1]) {
    await using server = await openSalon()
    const mine = await book(server)
    const calls = [
      (): Promise<Response> => reschedule(server, mine, { start: WEDNESDAY }),
      (): Promise<Response> => cancel(server, mine),
    ]
    const responses = await Promise.all((order === 0 ? calls : calls.toReversed()).map((call) => call()))
    const after = await bookingOf(await server.request(`/v1/bookings/${mine.id}`, { token: mine.manageToken }))
    expect(responses.every((response) => [200, 403].includes(response.status))).toBe(true)
    expect(after.status).toBe('cancelled')
    const starts = await listStarts(server, { to: '2026-06-04T00:00:00Z' })
    expect(starts).toEqual(expect.arrayContaining([TUESDAY_TEN, WEDNESDAY]))
  }
})
