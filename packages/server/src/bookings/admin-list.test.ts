import type { AdminBookingsResponse, Booking } from '@openslot/core/wire'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AdminServer, openAdmin } from '../../test/support/admin.js'
import { ANNA, BEN, HAIRCUT, book, cancel, problemOf } from '../../test/support/salon.js'

const catalog = {
  services: [
    { ...HAIRCUT, staff: ['anna', 'ben'] },
    { ...HAIRCUT, slug: 'beard', name: 'Beard', staff: ['ben'] },
  ],
  staff: [ANNA, BEN],
}

let open: AdminServer
beforeAll(async () => {
  open = await openAdmin({ catalog })
  const customer = (name: string, email: string, phone?: string): object => ({ customer: { name, email, phone } })
  await book(open.server, {
    start: '2026-06-02T08:00:00Z',
    staff: 'anna',
    ...customer('Mia Muster', 'mia@example.com'),
  })
  await book(open.server, {
    start: '2026-06-02T08:00:00Z',
    staff: 'ben',
    ...customer('Max 100%', 'max@example.com', '+49 30 555'),
  })
  const gone = await book(open.server, {
    start: '2026-06-02T09:00:00Z',
    staff: 'anna',
    ...customer('Mia Muster', 'MIA@example.com'),
  })
  await cancel(open.server, gone)
  await book(open.server, { start: '2026-06-03T08:00:00Z', service: 'beard', ...customer('Ida', 'ida@example.com') })
})
afterAll(() => open[Symbol.asyncDispose]())

const page = async (query = ''): Promise<AdminBookingsResponse> => {
  const response = await open.admin(`bookings?${query}`)
  if (response.status !== 200) throw new Error(await response.text())
  return (await response.json()) as AdminBookingsResponse
}
const names = async (query: string): Promise<string[]> =>
  (await page(query)).bookings.map((booking) => `${booking.start.slice(5, 13)} ${booking.customer.name}`)

test.each([
  ['', ['06-02T08 Mia Muster', '06-02T08 Max 100%', '06-02T09 Mia Muster', '06-03T08 Ida']],
  ['from=2026-06-02T09:00:00Z', ['06-02T09 Mia Muster', '06-03T08 Ida']],
  ['to=2026-06-02T09:00:00Z', ['06-02T08 Mia Muster', '06-02T08 Max 100%']],
  ['endsAfter=2026-06-02T08:29:00Z&to=2026-06-02T09:00:00Z', ['06-02T08 Mia Muster', '06-02T08 Max 100%']],
  ['endsAfter=2026-06-02T08:30:00Z', ['06-02T09 Mia Muster', '06-03T08 Ida']],
  ['status=cancelled', ['06-02T09 Mia Muster']],
  ['status=cancelled,confirmed&service=beard', ['06-03T08 Ida']],
  ['staff=ben', ['06-02T08 Max 100%', '06-03T08 Ida']],
  ['service=haircut&staff=anna&status=confirmed', ['06-02T08 Mia Muster']],
  ['email=Mia@Example.com', ['06-02T08 Mia Muster', '06-02T09 Mia Muster']],
  ['q=muster', ['06-02T08 Mia Muster', '06-02T09 Mia Muster']],
  ['q=555', ['06-02T08 Max 100%']],
  ['q=ida@', ['06-03T08 Ida']],
  ['q=%25', ['06-02T08 Max 100%']],
  ['q=_', []],
  ['q=nobody', []],
])('%s', async (query, expected) => {
  expect(await names(query)).toEqual(expected)
})

test.each([
  ['status=gone', '/status'],
  ['status=', '/status'],
  ['from=today', '/from'],
  ['email=mia', '/email'],
  ['limit=0', '/limit'],
  ['limit=201', '/limit'],
  ['limit=ten', '/limit'],
  ['cursor=nonsense', '/cursor'],
  [`cursor=${Buffer.from('["a",1]').toString('base64url')}`, '/cursor'],
  ['q=', '/q'],
  ['q=%00', '/q'],
  ['q=%E2%80%8B', '/q'],
  ['stauts=cancelled', '/stauts'],
  ['from=2026-06-03T00:00:00Z&to=2026-06-02T00:00:00Z', '/to'],
])('%s is refused', async (query, pointer) => {
  const response = await open.admin(`bookings?${query}`)
  expect(response.status).toBe(422)
  expect((await problemOf(response)).errors?.map((error) => error.pointer)).toEqual([pointer])
})

test('a service or a person that isn’t there is said to be missing', async () => {
  expect((await problemOf(await open.admin('bookings?service=nope'))).type).toMatch(/\/unknown-service$/)
  expect((await problemOf(await open.admin('bookings?staff=nope'))).type).toMatch(/\/unknown-staff$/)
})

describe('page by page', () => {
  const all = async (query = '', between: () => Promise<unknown> = async () => {}): Promise<Booking[]> => {
    const found: Booking[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const at: string = cursor === '' ? '' : `&cursor=${cursor}`
      const { bookings, nextCursor } = await page(`limit=1${query}${at}`)
      found.push(...bookings)
      cursor = nextCursor
      await between()
    }
    return found
  }

  test('everything comes once, in order, also where starts are the same', async () => {
    expect((await all()).map(({ id }) => id)).toEqual((await page()).bookings.map(({ id }) => id))
    expect(await all('&email=mia@example.com')).toHaveLength(2)
  })

  test('what is booked meanwhile makes nothing come twice or go missing', async () => {
    const before = (await page()).bookings.map(({ id }) => id)
    let hour = 10
    const booked: string[] = []
    const seen = await all('', async () => {
      if (hour > 12) return
      // Always ahead of what was read and behind it.
      booked.push((await book(open.server, { start: `2026-06-02T${hour}:00:00Z`, staff: 'anna' })).id)
      booked.push((await book(open.server, { start: `2026-06-01T${hour}:00:00Z`, staff: 'anna' })).id)
      hour++
    })
    const ids = seen.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => !booked.includes(id))).toEqual(before)
  })
})
