import { type Explanation, type SlotsResponse, toIso } from '@openslot/core/wire'
import { expect, test } from 'vitest'
import { type AdminServer, openAdmin } from '../../test/support/admin.js'
import { NOW, TUESDAY_TEN, book, salon } from '../../test/support/salon.js'
import { addUser, signIn } from '../../test/support/signed-in.js'

async function explain(open: AdminServer, start: string, query = ''): Promise<Explanation> {
  const response = await open.admin(`slots/explain?service=haircut&start=${start}${query}`)
  expect(response.status).toBe(200)
  return (await response.json()) as Explanation
}

const rules = ({ staff }: Explanation): unknown[] =>
  staff.map(({ slug, refusals }) => [slug, ...refusals.map(({ rule }) => rule)])

test('what is listed has no reasons against it, and what isn’t listed has some', async () => {
  await using open = await openAdmin({ catalog: salon({ staff: ['anna', 'ben'], bufferAfterMinutes: 10 }) })
  await book(open.server, { staff: 'anna' })
  const off = { start: '2026-06-02T10:00:00Z', end: '2026-06-02T12:00:00Z' }
  expect((await open.admin('staff/ben/time-off', { json: off })).status).toBe(201)
  const from = Date.parse('2026-06-02T05:00:00Z')
  const to = from + 12 * 3_600_000
  const range = `from=${toIso(from)}&to=${toIso(to)}`
  const response = await open.server.request(`/v1/slots?service=haircut&${range}`)
  const listed = new Map(
    ((await response.json()) as SlotsResponse).slots.map(({ start, staffIds }) => [start, staffIds.toSorted()]),
  )
  const found = { free: 0, not: 0 }
  for (let start = from; start < to; start += 5 * 60_000) {
    const { bookable, staff } = await explain(open, toIso(start))
    const able = staff.filter(({ refusals }) => refusals.length === 0).map(({ id }) => id)
    expect([toIso(start), bookable, able.toSorted()]).toEqual([
      toIso(start),
      listed.has(toIso(start)),
      listed.get(toIso(start)) ?? [],
    ])
    found[bookable ? 'free' : 'not']++
  }
  expect(Math.min(found.free, found.not)).toBeGreaterThan(20)
})

test('says who has booked, what is being booked, and what time off takes a time', async () => {
  await using open = await openAdmin({ catalog: salon({ staff: ['anna', 'ben'], bufferAfterMinutes: 10 }) })
  const booking = await book(open.server, { staff: 'anna' })
  const held = await open.server.request('/v1/holds', {
    json: { service: 'haircut', staff: 'anna', start: '2026-06-02T09:00:00Z' },
  })
  expect(held.status).toBe(201)
  const off = { start: '2026-06-02T08:00:00Z', end: '2026-06-02T12:00:00Z', note: 'Dentist' }
  expect((await open.admin('staff/ben/time-off', { json: off })).status).toBe(201)

  expect(await explain(open, '2026-06-02T08:15:00Z')).toMatchObject({
    start: '2026-06-02T08:15:00Z',
    end: '2026-06-02T08:45:00Z',
    bookable: false,
    staff: [
      {
        slug: 'anna',
        refusals: [
          {
            rule: 'taken',
            blocked: { start: '2026-06-02T08:15:00Z', end: '2026-06-02T08:55:00Z' },
            by: [
              {
                start: TUESDAY_TEN,
                end: '2026-06-02T08:40:00Z',
                kind: 'booking',
                service: 'Haircut',
                bookings: [{ id: booking.id, name: booking.customer.name }],
                note: null,
              },
            ],
          },
        ],
      },
      { slug: 'ben', refusals: [{ rule: 'taken', by: [{ kind: 'time-off', note: 'Dentist', bookings: [] }] }] },
    ],
  })
  const hold = await explain(open, '2026-06-02T09:15:00Z', '&staff=anna')
  expect(hold.staff).toMatchObject([{ slug: 'anna', refusals: [{ by: [{ kind: 'hold', service: 'Haircut' }] }] }])
})

test('names hours, special days, notice, window, grid, caps and resources', async () => {
  await using open = await openAdmin({ catalog: salon({ caps: { day: 1 }, staff: ['anna'] }) })
  await book(open.server)
  const overrides = [{ date: '2026-06-03', windows: [{ start: '22:00', end: '02:00' }] }]
  expect((await open.admin('staff/anna', { method: 'PATCH', ifMatch: '*', json: { overrides } })).status).toBe(200)
  expect(rules(await explain(open, '2026-06-02T12:00:00Z'))).toEqual([['anna', 'cap-reached']])
  expect(rules(await explain(open, '2026-06-01T06:30:00Z'))).toEqual([['anna', 'minimum-notice', 'outside-hours']])
  expect(rules(await explain(open, toIso(NOW - 3_600_000)))).toEqual([['anna', 'past', 'outside-hours']])
  expect(rules(await explain(open, '2026-09-01T08:00:00Z'))).toEqual([['anna', 'booking-window']])
  expect((await explain(open, '2026-06-03T08:00:00Z')).staff[0]?.refusals).toEqual([
    {
      rule: 'outside-hours',
      closedAt: '2026-06-03T08:00:00Z',
      by: [{ date: '2026-06-03', source: 'override', windows: [{ start: 1320, end: 1560 }] }],
    },
  ])
  const late = await explain(open, '2026-06-05T14:45:00Z')
  expect([late.end, late.staff[0]?.refusals]).toEqual([
    '2026-06-05T15:15:00Z',
    [
      {
        rule: 'ends-after-hours',
        closedAt: '2026-06-05T15:00:00Z',
        by: [{ date: '2026-06-05', source: 'weekly-hours', windows: [{ start: 540, end: 1020 }] }],
      },
    ],
  ])
  expect((await explain(open, '2026-06-04T08:05:00Z')).staff[0]?.refusals).toEqual([
    { rule: 'off-grid', previous: '2026-06-04T08:00:00Z', next: '2026-06-04T08:15:00Z' },
  ])

  const room = await open.admin('resources', { json: { slug: 'room', name: 'Back room', kind: 'room' } })
  const { id } = (await room.json()) as { id: string }
  expect(
    (await open.admin('services/haircut', { method: 'PATCH', ifMatch: '*', json: { resources: ['room'] } })).status,
  ).toBe(200)
  const off = { start: '2026-06-05T00:00:00Z', end: '2026-06-06T00:00:00Z', note: 'Painted' }
  expect((await open.admin('resources/room/time-off', { json: off })).status).toBe(201)
  expect((await explain(open, '2026-06-05T08:00:00Z')).staff[0]?.refusals).toMatchObject([
    {
      rule: 'resource-missing',
      kind: 'room',
      needed: 1,
      free: 0,
      by: [{ id, name: 'Back room', closed: false, taken: [{ kind: 'time-off', note: 'Painted' }] }],
    },
  ])
})

test('tells staff that a room is taken, and not by whom', async () => {
  await using open = await openAdmin({
    catalog: {
      ...salon({ staff: ['anna', 'ben'], resources: ['room'] }),
      resources: [{ slug: 'room', name: 'Back room', kind: 'room' }],
    },
  })
  await addUser(open.server, { email: 'anna@salon.example', role: 'staff', staff: 'anna' })
  const anna = await signIn(open.server, 'anna@salon.example')
  const booking = await book(open.server, { staff: 'ben' })
  const off = { start: '2026-06-03T00:00:00Z', end: '2026-06-04T00:00:00Z', note: 'Painted by Paul' }
  expect((await open.admin('resources/room/time-off', { json: off })).status).toBe(201)
  const missing = (taken: object): object => ({
    bookable: false,
    staff: [{ slug: 'anna', refusals: [{ rule: 'resource-missing', by: [{ name: 'Back room', taken: [taken] }] }] }],
  })
  const nobody = { service: null, bookings: [], note: null }
  for (const [start, known, kind] of [
    [TUESDAY_TEN, { bookings: [{ id: booking.id, name: 'Mia Muster' }] }, 'booking'],
    ['2026-06-03T08:00:00Z', { note: 'Painted by Paul' }, 'time-off'],
  ] as const) {
    expect(await explain(open, start, '&staff=anna')).toMatchObject(missing({ kind, ...known }))
    const response = await anna(`/v1/admin/slots/explain?service=haircut&start=${start}&staff=anna`)
    const text = await response.text()
    expect(JSON.parse(text)).toMatchObject(missing({ kind, ...nobody }))
    expect(text).not.toMatch(new RegExp(`Mia|Paul|${booking.id}`))
  }
})

test('refuses what it doesn’t know, and tells staff of nobody but themselves', async () => {
  await using open = await openAdmin({ catalog: salon({ staff: ['anna', 'ben'], staffing: 'all' }) })
  const at = `slots/explain?service=haircut&start=${TUESDAY_TEN}`
  expect((await open.admin(at.replace('haircut', 'perm'))).status).toBe(404)
  expect((await open.admin(`${at}&staff=cleo`)).status).toBe(404)
  expect((await open.admin(`${at}&duration=45`)).status).toBe(422)
  expect((await open.admin(at.replace('Z', ''))).status).toBe(422)
  expect((await open.server.request(`/v1/admin/${at}`)).status).toBe(401)

  await addUser(open.server, { email: 'anna@salon.example', role: 'staff', staff: 'anna' })
  const anna = await signIn(open.server, 'anna@salon.example')
  const off = { start: '2026-06-02T08:00:00Z', end: '2026-06-02T12:00:00Z', note: 'Dentist' }
  expect((await open.admin('staff/ben/time-off', { json: off })).status).toBe(201)
  expect((await anna(`/v1/admin/${at}`)).status).toBe(403)
  expect((await anna(`/v1/admin/${at}&staff=ben`)).status).toBe(403)
  const own = await anna(`/v1/admin/${at}&staff=anna`)
  expect(own.status).toBe(200)
  const text = await own.text()
  expect(rules(JSON.parse(text) as Explanation)).toEqual([['anna', 'others-unavailable']])
  expect(text).not.toContain('Dentist')
})
