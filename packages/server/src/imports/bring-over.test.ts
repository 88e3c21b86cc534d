import type { Booking } from '@openslot/core/wire'
import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type AdminServer, openAdmin } from '../../test/support/admin.js'
import { openConnected } from '../../test/support/fake-calendar.js'
import { openReceiver } from '../../test/support/receiver.js'
import { ANNA, BEN, HAIRCUT, NOW, TUESDAY_TEN, bookingBody, openFile } from '../../test/support/salon.js'
import { asWritten } from '../catalog/catalog-file-error.js'
import { catalogFile } from '../catalog/catalog-file.js'
import type { TestServer } from '../testing/index.js'
import type { Brought, BroughtBooking } from './brought.js'
import { parseStart } from './start.js'
import type { BroughtOver } from './store.js'

let salon: AdminServer
beforeEach(async () => {
  salon = await openAdmin({ catalog: { services: [HAIRCUT], staff: [ANNA, BEN] } })
})
afterEach(() => salon[Symbol.asyncDispose]())

/** A booking with Anna, on a Sunday at an odd minute: nothing that {@link HAIRCUT} offers. */
const booking = (changes: Partial<BroughtBooking> & { readonly wall?: string } = {}): BroughtBooking => {
  const { wall = '2026-06-07 20:07', ...rest } = changes
  return {
    at: `row ${rest.key ?? 'a'}`,
    key: 'a',
    service: 'haircut',
    staff: 'anna',
    start: parseStart(wall, null) ?? { instant: 0 },
    durationMinutes: null,
    status: 'confirmed',
    ...rest,
    details: {
      timeZone: null,
      locale: 'de',
      customerName: 'Mia',
      customerEmail: 'mia@example.com',
      customerPhone: null,
      notes: null,
      guests: ['leo@example.com'],
      answers: {},
      ...rest.details,
    },
  }
}

const bringOver = (
  bookings: readonly BroughtBooking[],
  {
    dryRun = false,
    now = NOW,
    server = salon.server,
    ...more
  }: Partial<Brought> & { dryRun?: boolean; now?: number; server?: TestServer } = {},
): Promise<BroughtOver> =>
  server.server.storage.imports.bringOver(
    {
      source: 'csv',
      catalog: v.parse(catalogFile, {}),
      nameOf: asWritten,
      bookings,
      columns: { service: 'service', staff: 'staff', start: 'start' },
      notes: [],
      ...more,
    },
    { dryRun, now, manageTokenHash: (id) => `hash of ${id}` },
  )

const faultsOf = (bookings: readonly BroughtBooking[], more: Parameters<typeof bringOver>[1] = {}): Promise<string[]> =>
  bringOver(bookings, more).then(
    () => [],
    (error: Error) =>
      error.message
        .split('\n')
        .slice(1)
        .map((line) => line.trim()),
  )

const listed = async (): Promise<Booking[]> =>
  ((await (await salon.admin('bookings')).json()) as { bookings: Booking[] }).bookings

describe('a booking that is brought over', () => {
  test('stands where it was agreed upon, outside hours and grid too, and nobody else gets its time', async () => {
    expect((await bringOver([booking()])).bookings).toEqual({ created: 1, kept: 0, past: 0 })
    expect(await listed()).toMatchObject([
      {
        start: '2026-06-07T18:07:00Z',
        end: '2026-06-07T18:37:00Z',
        status: 'confirmed',
        timeZone: 'Europe/Berlin',
        staff: { slug: 'anna' },
      },
    ])
    await bringOver([booking({ key: 'b', wall: '2026-06-02 10:00' })])
    const taken = await salon.server.request('/v1/bookings', { json: bookingBody() })
    expect(taken.status).toBe(409)
  })

  test('tells nobody what they know, reminds, and tells everybody what becomes of it', async () => {
    await bringOver([booking()])
    await salon.server.drain()
    expect(salon.server.mails).toEqual([])
    salon.server.setNow(Date.parse('2026-06-06T18:08:00Z'))
    await salon.server.drain()
    expect(salon.server.mails.map(({ to }) => to.email)).toEqual(['mia@example.com'])
    const [made] = await listed()
    const moved = await salon.admin(`bookings/${made?.id}/reschedule`, {
      json: { start: '2026-06-08T08:00:00Z' },
      ifMatch: '*',
    })
    expect(moved.status).toBe(200)
    await salon.server.drain()
    expect(
      salon.server.mails
        .slice(1)
        .map(({ to }) => to.email)
        .toSorted(),
    ).toEqual(['anna@salon.example', 'leo@example.com', 'mia@example.com'])
  })

  test('is not brought over again, whatever became of it here; who moved it there reads of it', async () => {
    await bringOver([booking()])
    const [made] = await listed()
    expect(await bringOver([booking()])).toMatchObject({ bookings: { created: 0, kept: 1 }, differing: [] })
    await salon.admin(`bookings/${made?.id}/cancel`, { json: {}, ifMatch: '*' })
    const again = await bringOver([booking({ wall: '2026-06-07 21:00' })])
    expect(again.bookings).toEqual({ created: 0, kept: 1, past: 0 })
    expect(again.differing).toEqual([
      'row a: it was brought over before and is at 2026-06-07 20:07 here (cancelled), not at 2026-06-07 21:00. It was left alone: move it by hand if that is right.',
    ])
    expect(await listed()).toHaveLength(1)
  })

  test('may lie beside time off, which may tell of it', async () => {
    await salon.admin('staff/anna/time-off', { json: { start: '2026-06-07T00:00:00Z', end: '2026-06-08T00:00:00Z' } })
    expect((await bringOver([booking()])).bookings.created).toBe(1)
  })
})

test('connected calendars get its event, also beside one of the old system that tells of it', async () => {
  await using connected = await openConnected()
  await connected.change({ calendars: [{ remoteId: 'own', blocks: true, receives: true }] })
  const start = Date.parse('2026-06-07T18:07:00Z')
  connected.fake.events.set('old', {
    ref: 'old',
    uid: 'old@elsewhere',
    version: null,
    at: null,
    isCancelled: false,
    flaw: null,
    spans: [{ start, end: start + 30 * 60_000 }],
  })
  connected.server.setNow(NOW + 5 * 60_000)
  await connected.server.readCalendars()
  await bringOver([booking()], { server: connected.server })
  await connected.server.drain()
  expect([...connected.fake.put.values()]).toMatchObject([{ start, title: 'Haircut – Mia' }])
})

test('webhooks tell of it as of any booking that is made', async () => {
  await using receiver = await openReceiver()
  await using open = await openAdmin({
    catalog: { services: [HAIRCUT], staff: [ANNA, BEN] },
    environment: { OPENSLOT_ALLOW_PRIVATE_WEBHOOKS: 'true' },
  })
  await open.admin('webhooks', { json: { url: receiver.url } })
  await bringOver([booking()], { server: open.server })
  await open.server.drain()
  expect(receiver.bodies.map((body) => (JSON.parse(body) as { type: string }).type)).toEqual(['booking.created'])
})

describe('what can’t be brought over', () => {
  test('overlaps: each row is named with what it overlaps, and nothing is done', async () => {
    await salon.server.request('/v1/bookings', { json: bookingBody() })
    const rows = [
      booking({ key: 'a' }),
      booking({ key: 'b', wall: '2026-06-07 20:36' }),
      booking({ key: 'c', wall: '2026-06-07 20:37' }),
      booking({ key: 'd', start: { instant: Date.parse(TUESDAY_TEN) } }),
      booking({ key: 'e', wall: '2026-06-07 20:07', staff: 'ben' }),
    ]
    const before = await listed()
    // Row c overlaps nothing but row b, which gets no time.
    expect(await faultsOf(rows)).toEqual([
      'row b, start: Its time, 2026-06-07 20:36 to 2026-06-07 21:06 with buffers, is that of the booking of row a. Move or leave out one of them.',
      'row d, start: Its time, 2026-06-02 10:00 to 2026-06-02 10:30 with buffers, is that of what is booked here already. Move or leave out one of them.',
      'row e, staff: "ben" doesn’t give "haircut". Add them to its staff, or name somebody else.',
    ])
    expect(await listed()).toEqual(before)
  })

  test('times that the clocks skip or repeat, in the zone of whom it is with', async () => {
    const now = Date.parse('2026-10-01T00:00:00Z')
    expect(
      await faultsOf(
        [
          booking({ key: 'a', wall: '2027-03-28 02:30' }),
          booking({ key: 'b', wall: '2026-10-25 02:30' }),
          booking({ key: 'c', start: parseStart('2026-11-01 01:30', 'America/New_York') ?? { instant: 0 } }),
          booking({ key: 'd', start: parseStart('2026-10-25T02:30:00+01:00', null) ?? { instant: 0 } }),
          booking({ key: 'e', start: { instant: now + 90_500 } }),
        ],
        { now },
      ),
    ).toEqual([
      'row a, start: There is no 2027-03-28 02:30 in Europe/Berlin: the clocks skip it. Ask when it really is.',
      'row b, start: 2026-10-25 02:30 comes twice in Europe/Berlin, as the clocks go back. Write which one: 2026-10-25T02:30:00+02:00 or 2026-10-25T02:30:00+01:00.',
      'row c, start: 2026-11-01 01:30 comes twice in America/New_York, as the clocks go back. Write which one: 2026-11-01T01:30:00-04:00 or 2026-11-01T01:30:00-05:00.',
      'row e, start: Use whole minutes.',
    ])
  })

  test('a booking whose customer has a fault is tried in its place; one of a service with a fault isn’t', async () => {
    await bringOver([booking()])
    const nameless = { ...booking().details, customerEmail: '', customerName: '' }
    const catalog = v.parse(catalogFile, {
      services: [
        { slug: 'haircut', durationMinutes: 0 },
        { slug: 'beard', name: 'Beard', durationMinutes: 15, staff: ['anna', 'eve'] },
      ],
      staff: [{ slug: 'eve' }],
    })
    const own = [{ at: 'row b, email', message: 'is missing' }]
    expect(await faultsOf([booking({ key: 'b', details: nameless })], { faults: own })).toEqual([
      'row b, email: is missing',
      expect.stringMatching(/^row b, start: Its time/),
    ])
    const hangOnThem = ['haircut', 'beard'].map((service) => booking({ key: service, service }))
    expect(await faultsOf(hangOnThem, { catalog, spoilt: new Set(['staff.0']) })).toEqual([
      expect.stringMatching(/^services\.0\.durationMinutes: /),
    ])
  })

  test('services and people who aren’t here; what is past stays behind without a word', async () => {
    expect(
      await faultsOf([
        booking({ key: 'a', service: 'nails' }),
        booking({ key: 'b', staff: 'zoe' }),
        booking({ key: 'c', staff: 'zoe', wall: '2026-05-01 10:00' }),
      ]),
    ).toEqual([
      'row a, service: There is no service "nails". Name one that is here or brought along.',
      'row b, staff: There is nobody called "zoe". Name somebody who is here or brought along.',
    ])
    expect((await bringOver([booking({ wall: '2026-06-01 07:59' })])).bookings).toEqual({
      created: 0,
      kept: 0,
      past: 1,
    })
  })
})

test('groups fill up to their places', async () => {
  const catalog = v.parse(catalogFile, {
    services: [{ slug: 'yoga', name: 'Yoga', durationMinutes: 60, capacity: 2, staff: ['anna'] }],
  })
  const row = (key: string): BroughtBooking => booking({ key, service: 'yoga' })
  expect((await bringOver([row('a'), row('b')], { catalog })).bookings.created).toBe(2)
  expect(await faultsOf([row('c')])).toEqual([expect.stringMatching(/^row c, start: Its time/)])
})

test('a dry run says the same, and leaves no trace', async () => {
  const catalog = v.parse(catalogFile, { staff: [{ ...ANNA, name: 'Anna Z.' }] })
  const dry = await bringOver([booking()], { catalog, dryRun: true })
  expect(await listed()).toEqual([])
  expect(await bringOver([booking()], { catalog })).toEqual(dry)
  expect(dry.changes).toMatchObject([{ slug: 'anna', changed: [{ field: 'name', to: 'Anna Z.' }] }])
})

test('services and people are known by their keys, whatever they are called meanwhile, there or here', async () => {
  const given = (slug: string, name: string): Partial<Brought> => ({
    source: 'easyappointments',
    catalog: v.parse(catalogFile, {
      services: [{ slug, name, durationMinutes: 30, staff: ['zoe'] }],
      staff: [{ ...ANNA, slug: 'zoe', name: 'Zoe' }],
    }),
    keys: { services: ['12'], staff: ['7'] },
  })
  await bringOver([booking({ service: 'nails', staff: 'zoe' })], given('nails', 'Nails'))
  await salon.admin('services/nails', { method: 'PATCH', json: { slug: 'manicure' }, ifMatch: '*' })
  const again = await bringOver(
    [booking({ key: 'b', service: 'toes', staff: 'zoe', wall: '2026-06-07 22:00' })],
    given('toes', 'Toes'),
  )
  expect(again.changes).toMatchObject([
    { slug: 'zoe', action: 'unchanged' },
    { slug: 'manicure', action: 'update', changed: [{ field: 'name', from: 'Nails', to: 'Toes' }] },
  ])
  expect((await listed()).map(({ service }) => service.slug)).toEqual(['manicure', 'manicure'])
})

test('what is new never takes the name of what was renamed here', async () => {
  const given = (...services: readonly (readonly [key: string, slug: string])[]): Partial<Brought> => ({
    source: 'easyappointments',
    catalog: v.parse(catalogFile, {
      services: services.map(([, slug]) => ({ slug, name: slug, durationMinutes: 30, staff: ['anna'] })),
    }),
    keys: { services: services.map(([key]) => key), staff: [] },
  })
  await bringOver([], given(['1', 'cut']))
  await salon.admin('services/cut', { method: 'PATCH', json: { slug: 'wash' }, ifMatch: '*' })
  const grown = given(['2', 'wash'], ['3', 'wash-2'], ['1', 'cut'])
  const { changes } = await bringOver([booking({ service: 'wash' })], grown)
  expect(changes.map(({ slug, action }) => [slug, action])).toEqual([
    ['wash-2', 'create'],
    ['wash-2-2', 'create'],
    ['wash', 'unchanged'],
  ])
  expect((await listed()).map(({ service }) => service.name)).toEqual(['wash'])
  expect((await listed()).map(({ service }) => service.slug)).toEqual(['wash-2'])
  expect((await bringOver([], grown)).changes.map(({ action }) => action)).toEqual([
    'unchanged',
    'unchanged',
    'unchanged',
  ])
})

test('no customer can be read from what an import keeps of its keys', async () => {
  await bringOver([booking({ key: 'mia@example.com 7 June' })])
  const file = openFile(salon.server)
  expect(JSON.stringify(file.prepare('SELECT * FROM imported').all())).not.toContain('mia')
  file.close()
})

test('a time that is past in UTC and to come where its clock hangs is brought over', async () => {
  const start = parseStart('2026-06-01 00:00', 'America/Los_Angeles') ?? { instant: 0 }
  expect((await bringOver([booking({ start })])).bookings).toEqual({ created: 1, kept: 0, past: 0 })
})

test('a hold that has run out keeps no time from what is brought over', async () => {
  const json = { service: 'haircut', staff: 'anna', start: TUESDAY_TEN }
  expect((await salon.server.request('/v1/holds', { json })).status).toBe(201)
  const sameTime = booking({ wall: '2026-06-02 10:00' })
  await expect(bringOver([sameTime])).rejects.toThrow(/row a/)
  const later = await bringOver([sameTime], { now: NOW + 6 * 60_000 })
  expect(later.bookings).toEqual({ created: 1, kept: 0, past: 0 })
})
