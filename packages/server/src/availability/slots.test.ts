import { type SlotsResponse, slotsResponse } from '@openslot/core/wire'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { ANNA, BEN, TUESDAY_TEN, book, cancel, dump, listStarts, openSalon, salon } from '../../test/support/salon.js'

const TUESDAY = '/v1/slots?service=haircut&from=2026-06-02T00:00:00Z&to=2026-06-03T00:00:00Z'
const read = async (response: Response): Promise<SlotsResponse> => (await response.json()) as SlotsResponse

test('a day of slots, in UTC and ascending, each with who can take it', async () => {
  await using server = await openSalon({ catalog: salon({ staff: ['anna', 'ben'], slotIntervalMinutes: 60 }) })
  await book(server, { staff: 'ben', start: '2026-06-02T07:00:00Z' })
  const answer = await read(await server.request(TUESDAY))
  expect(v.parse(slotsResponse, answer)).toEqual(answer)
  expect(answer.slots.map((slot) => slot.start)).toEqual(
    [7, 8, 9, 10, 11, 12, 13, 14].map((hour) => `2026-06-02T${String(hour).padStart(2, '0')}:00:00Z`),
  )
  expect(answer.slots[0]).toMatchObject({ end: '2026-06-02T07:30:00Z' })
  expect(answer.slots.map((slot) => slot.staffIds.length)).toEqual([1, 2, 2, 2, 2, 2, 2, 2])
  expect(answer).toMatchObject({ next: null, generatedAt: '2026-06-01T06:00:00Z' })
})

test('the range is half-open', async () => {
  await using server = await openSalon()
  const range = { from: '2026-06-02T08:00:00Z', to: '2026-06-02T08:30:00Z' }
  expect(await listStarts(server, range)).toEqual(['2026-06-02T08:00:00Z', '2026-06-02T08:15:00Z'])
  expect(await listStarts(server, { from: range.from, to: range.from })).toEqual([])
})

test('62 days can be asked for at once', async () => {
  await using server = await openSalon()
  const response = await server.request('/v1/slots?service=haircut&from=2026-06-02T00:00:00Z&to=2026-08-03T00:00:00Z')
  expect(response.status).toBe(200)
})

test('services and people are found by id as well as by slug', async () => {
  await using server = await openSalon({ catalog: salon({ staff: ['anna', 'ben'] }) })
  const { service, staff } = await book(server, { staff: 'ben' })
  const range = 'from=2026-06-02T08:00:00Z&to=2026-06-02T08:01:00Z'
  const idsWith = async (query: string): Promise<string[] | undefined> =>
    (await read(await server.request(`/v1/slots?${query}&${range}`))).slots[0]?.staffIds.map(String)
  const any = await idsWith(`service=${service.id}`)
  expect(any).toHaveLength(1)
  expect(any).not.toContain(staff.id)
  expect(await idsWith(`service=haircut&staff=${staff.id}`)).toBeUndefined()
  expect(await idsWith('service=haircut&staff=anna')).toEqual(any)
})

describe('next', () => {
  const week = (from: string, to: string): string => `/v1/slots?service=haircut&from=${from}&to=${to}`

  test('is the first free start after an empty range', async () => {
    const hours = [{ days: [5], start: '09:00', end: '10:00' }]
    await using server = await openSalon({ catalog: salon({}, [{ ...ANNA, hours }]) })
    const path = week('2026-06-01T00:00:00Z', '2026-06-03T00:00:00Z')
    expect(await read(await server.request(path))).toMatchObject({ slots: [], next: '2026-06-05T07:00:00Z' })
    await book(server, { start: '2026-06-05T07:00:00Z' })
    expect(await read(await server.request(path))).toMatchObject({ next: '2026-06-05T07:30:00Z' })
  })

  test('looks beyond the 62 days of a request', async () => {
    const overrides = [{ date: '2026-12-23', windows: [{ start: '09:00', end: '10:00' }] }]
    const catalog = salon({ bookingWindowDays: null }, [{ ...ANNA, hours: [], overrides }])
    await using server = await openSalon({ catalog })
    const path = week('2026-06-01T00:00:00Z', '2026-06-08T00:00:00Z')
    expect(await read(await server.request(path))).toMatchObject({ next: '2026-12-23T08:00:00Z' })
  })

  test('is null when the booking window ends before', async () => {
    await using server = await openSalon({ catalog: salon({ bookingWindowDays: 3 }) })
    const path = week('2026-06-05T00:00:00Z', '2026-06-08T00:00:00Z')
    expect(await read(await server.request(path))).toMatchObject({ slots: [], next: null })
  })

  test('is null when nobody works, or nobody gives the service', async () => {
    await using idle = await openSalon({ catalog: salon({ bookingWindowDays: null }, [{ ...ANNA, hours: [] }]) })
    await using nobody = await openSalon({ catalog: salon({ staff: [] }) })
    for (const server of [idle, nobody]) {
      expect(await read(await server.request(TUESDAY))).toMatchObject({ slots: [], next: null })
    }
  })

  test('counts from the present when the range is past', async () => {
    await using server = await openSalon()
    const path = week('2026-05-01T00:00:00Z', '2026-05-02T00:00:00Z')
    // 08:00 in Berlin, and an hour's notice.
    expect(await read(await server.request(path))).toMatchObject({ next: '2026-06-01T07:00:00Z' })
  })
})

describe('ETag', () => {
  test('answers 304 without a body until something changes', async () => {
    await using server = await openSalon()
    const first = await server.request(TUESDAY)
    const etag = first.headers.get('ETag') ?? ''
    const ask = (tag: string): Promise<Response> => server.request(TUESDAY, { headers: { 'If-None-Match': tag } })
    for (const tag of [etag, etag.replace(/^W\//, ''), `"other", ${etag}`, '*']) {
      const again = await ask(tag)
      expect(again.status).toBe(304)
      expect(await again.text()).toBe('')
      expect(again.headers.get('ETag')).toBe(etag)
    }
    expect((await ask('"other"')).status).toBe(200)
    await book(server)
    const changed = await ask(etag)
    expect(changed.status).toBe(200)
    expect(changed.headers.get('ETag')).not.toBe(etag)
  })

  test('stays when only the time goes on', async () => {
    await using server = await openSalon()
    const first = await server.request(TUESDAY)
    server.setNow(Date.parse('2026-06-01T06:01:00Z'))
    const second = await server.request(TUESDAY)
    expect(second.headers.get('ETag')).toBe(first.headers.get('ETag'))
    expect((await read(second)).generatedAt).not.toBe((await read(first)).generatedAt)
  })

  test('is never shared between those with and without a token', async () => {
    await using server = await openSalon()
    expect((await server.request(TUESDAY)).headers.get('Vary')).toMatch(/Authorization/)
    const mine = await book(server)
    const response = await server.request(`${TUESDAY}&booking=${mine.id}`, { token: mine.manageToken })
    expect(response.headers.get('Cache-Control')).toMatch(/private/)
  })
})

describe('a booking’s own time', () => {
  test('counts as free with its manage token, and only then', async () => {
    await using server = await openSalon()
    const mine = await book(server)
    await book(server, { start: '2026-06-02T09:00:00Z' })
    const own = { more: `&booking=${mine.id}`, token: mine.manageToken }
    const all = await listStarts(server, { ...own })
    const others = await listStarts(server)
    const blockedByMine = ['2026-06-02T07:45:00Z', TUESDAY_TEN, '2026-06-02T08:15:00Z']
    expect(all.filter((start) => !others.includes(start))).toEqual(blockedByMine)
    expect(all).not.toContain('2026-06-02T09:00:00Z')
  })

  test('is free for everybody once it is cancelled', async () => {
    await using server = await openSalon()
    const before = await listStarts(server)
    const mine = await book(server)
    expect(await listStarts(server)).not.toEqual(before)
    await cancel(server, mine)
    expect(await listStarts(server)).toEqual(before)
  })
})

describe('buffers', () => {
  test('of bookings just outside the range are seen', async () => {
    await using server = await openSalon({ catalog: salon({ bufferBeforeMinutes: 20, bufferAfterMinutes: 40 }) })
    await book(server, { start: '2026-06-02T10:00:00Z' })
    // It blocks 09:40 to 11:10; a new one blocks 20 minutes before its start and 70 after it.
    expect(await listStarts(server, { from: '2026-06-02T11:15:00Z', to: '2026-06-02T11:45:00Z' })).toEqual([
      '2026-06-02T11:30:00Z',
    ])
    expect(await listStarts(server, { from: '2026-06-02T08:15:00Z', to: '2026-06-02T09:30:00Z' })).toEqual([
      '2026-06-02T08:15:00Z',
      '2026-06-02T08:30:00Z',
    ])
  })

  test('of a long appointment that began before the range are seen', async () => {
    const long = { durationMinutes: 240, bufferAfterMinutes: 60 }
    await using server = await openSalon({ catalog: salon(long) })
    await book(server, { start: '2026-06-02T07:00:00Z' })
    expect(await listStarts(server, { from: '2026-06-02T11:00:00Z' })).toEqual([])
  })

  test('block a person for other services too', async () => {
    const { services, staff } = salon({ bufferAfterMinutes: 30 }) as { services: object[]; staff: object[] }
    const beard = { slug: 'beard', name: 'Beard', durationMinutes: 30, staff: ['anna'] }
    await using server = await openSalon({ catalog: { services: [...services, beard], staff } })
    await book(server)
    const response = await server.request('/v1/slots?service=beard&from=2026-06-02T07:30:00Z&to=2026-06-02T09:30:00Z')
    const starts = (await read(response)).slots.map((slot) => slot.start)
    expect(starts).toEqual(['2026-06-02T07:30:00Z', '2026-06-02T09:00:00Z'])
  })
})

test('reading changes nothing', async () => {
  await using server = await openSalon({ catalog: salon({}, [ANNA, BEN]) })
  const mine = await book(server)
  const before = dump(server)
  const { token, ...paths } = {
    token: mine.manageToken,
    slots: `${TUESDAY}&booking=${mine.id}`,
    booking: `/v1/bookings/${mine.id}`,
    calendar: `/v1/bookings/${mine.id}/calendar.ics`,
    cancel: `/v1/bookings/${mine.id}/cancel`,
    reschedule: `/v1/bookings/${mine.id}/reschedule`,
    page: `/manage/${mine.id}`,
    services: '/v1/services',
  }
  for (const path of Object.values(paths)) {
    for (const method of ['GET', 'HEAD', 'OPTIONS']) await server.request(path, { method, token })
  }
  expect(dump(server)).toBe(before)
})
