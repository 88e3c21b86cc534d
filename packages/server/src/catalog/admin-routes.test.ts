import type { AdminService, AdminStaffMember, TimeOff } from '@openslot/core/wire'
import { beforeEach, afterEach, describe, expect, test } from 'vitest'
import { type AdminServer, openAdmin } from '../../test/support/admin.js'
import { ANNA, HAIRCUT, book, bookingBody, dump, listStarts, problemOf, salon } from '../../test/support/salon.js'
import { addUser } from '../../test/support/signed-in.js'

let open: AdminServer
beforeEach(async () => {
  open = await openAdmin()
})
afterEach(() => open[Symbol.asyncDispose]())

const { slug: _, staff: __, ...haircut } = HAIRCUT
const NEW: Readonly<Record<string, { path: string; entry: Record<string, unknown>; change: Record<string, unknown> }>> =
  {
    service: {
      path: 'services',
      entry: {
        ...haircut,
        slug: 'beard',
        name: 'Beard',
        staff: ['ben', 'anna'],
        questions: [{ id: 'oil', label: 'Oil?', kind: 'checkbox' }],
      },
      change: { name: 'Beard trim', durationMinutes: 45, staff: ['anna'] },
    },
    'staff member': {
      path: 'staff',
      entry: {
        ...ANNA,
        slug: 'cleo',
        name: 'Cleo',
        hours: [
          { days: [6, 2], start: '10:00', end: '14:00' },
          { days: [2], start: '15:00', end: '18:00' },
        ],
      },
      change: { phone: '+49 30 1', overrides: [{ date: '2026-12-24', windows: [] }] },
    },
    resource: {
      path: 'resources',
      entry: { slug: 'room-1', name: 'Room 1', kind: 'room' },
      change: { name: 'The red room', timeZone: 'Europe/Berlin', hours: [{ days: [1], start: '08:00', end: '12:00' }] },
    },
  }
const kinds = Object.entries(NEW)

describe.each(kinds)('a %s', (_kind, { path, entry, change }) => {
  interface Kept {
    readonly id: string
    readonly slug: string
  }
  const make = async (): Promise<{ body: Kept; etag: string }> => {
    const response = await open.admin(path, { json: entry })
    if (response.status !== 201) throw new Error(await response.text())
    return { body: (await response.json()) as Kept, etag: response.headers.get('ETag') ?? '' }
  }

  test('is made, seen by id and slug, listed, changed, and deleted', async () => {
    const { body, etag } = await make()
    for (const name of [body.id, body.slug]) {
      const seen = await open.admin(`${path}/${name}`)
      expect(seen.status).toBe(200)
      expect(seen.headers.get('ETag')).toBe(etag)
      expect(await seen.json()).toEqual(body)
    }
    const list = (await (await open.admin(path)).json()) as Record<string, Kept[]>
    expect(list[path]).toContainEqual(body)
    expect((await open.admin(`${path}/${body.id}`, { headers: { 'If-None-Match': etag } })).status).toBe(304)

    const changed = await open.admin(`${path}/${body.id}`, { method: 'PATCH', json: change, ifMatch: etag })
    const now = (await changed.json()) as Kept
    expect(changed.status).toBe(200)
    expect(now).toEqual({ ...body, ...change })
    expect(changed.headers.get('ETag')).not.toBe(etag)

    const deletion = { method: 'DELETE', ifMatch: changed.headers.get('ETag') }
    const deleted = await open.admin(`${path}/${body.id}`, deletion)
    expect([deleted.status, await deleted.json()]).toEqual([200, { outcome: 'deleted' }])
    expect((await open.admin(`${path}/${body.id}`, deletion)).status).toBe(404)
  })

  test('what an answer says can be sent back as it is', async () => {
    const { body, etag } = await make()
    const { id: _id, ...rest } = body
    const response = await open.admin(`${path}/${body.id}`, { method: 'PATCH', json: rest, ifMatch: etag })
    expect(response.status).toBe(200)
    expect(response.headers.get('ETag')).toBe(etag)
  })

  test('isn’t changed by who saw another version, or says of none', async () => {
    const { body, etag } = await make()
    await open.admin(`${path}/${body.id}`, { method: 'PATCH', json: change, ifMatch: etag })
    const before = dump(open.server)
    for (const method of ['PATCH', 'DELETE']) {
      const json = method === 'PATCH' ? { json: { name: 'Late' } } : {}
      const stale = await open.admin(`${path}/${body.id}`, { method, ...json, ifMatch: etag })
      expect(stale.status).toBe(412)
      expect((await problemOf(stale)).type).toMatch(/\/precondition-failed$/)
      const blind = await open.admin(`${path}/${body.id}`, { method, ...json })
      expect(blind.status).toBe(428)
      expect((await problemOf(blind)).type).toMatch(/\/precondition-required$/)
    }
    expect(dump(open.server)).toBe(before)
    expect(
      (await open.admin(`${path}/${body.id}`, { method: 'PATCH', json: { name: 'Any' }, ifMatch: '*' })).status,
    ).toBe(200)
  })

  test('of two who change the same version at once, one is told', async () => {
    const { body, etag } = await make()
    const answers = await Promise.all(
      ['One', 'Two'].map((name) =>
        open.admin(`${path}/${body.id}`, { method: 'PATCH', json: { name }, ifMatch: etag }),
      ),
    )
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200, 412]))
  })

  test('has a slug of its own', async () => {
    const { body } = await make()
    const again = await open.admin(path, { json: entry })
    expect(again.status).toBe(409)
    expect((await problemOf(again)).type).toMatch(/\/conflict$/)
    const other = (await (await open.admin(path, { json: { ...entry, slug: 'other' } })).json()) as Kept
    const json = { slug: body.slug }
    expect((await open.admin(`${path}/${other.id}`, { method: 'PATCH', json, ifMatch: '*' })).status).toBe(409)
    expect((await open.admin(`${path}/${body.id}`, { method: 'PATCH', json, ifMatch: '*' })).status).toBe(200)
  })

  test('that is wrong is refused, naming the place', async () => {
    const { body } = await make()
    const before = dump(open.server)
    for (const [json, pointer] of [
      [{ ...entry, slug: 'x y' }, '/slug'],
      [{ ...entry, slug: 'new', name: '' }, '/name'],
      [{ ...entry, slug: 'new', fax: '1' }, '/fax'],
      [{ ...entry, slug: 'new', id: '1' }, '/id'],
    ] as const) {
      const response = await open.admin(path, { json })
      expect(response.status).toBe(422)
      expect((await problemOf(response)).errors?.map((error) => error.pointer)).toEqual([pointer])
    }
    for (const json of [{ name: null }, { id: 'x' }, { active: 'no' }])
      expect((await open.admin(`${path}/${body.id}`, { method: 'PATCH', json, ifMatch: '*' })).status).toBe(422)
    expect(dump(open.server)).toBe(before)
  })
})

test('a service names only staff and resources that are there', async () => {
  for (const [changes, pointer] of [
    [{ staff: ['nobody'] }, '/staff'],
    [{ resources: ['laser'] }, '/resources'],
  ] as const) {
    const response = await open.admin('services', { json: { ...NEW['service']?.entry, ...changes } })
    expect(response.status).toBe(422)
    expect((await problemOf(response)).errors?.map((error) => error.pointer)).toEqual([pointer])
  }
})

test('the last resource of a kind stays while a service on offer needs it', async () => {
  const room = { slug: 'room', name: 'Room', kind: 'room' }
  await using needy = await openAdmin({ catalog: { ...salon({ resources: ['room'] }), resources: [room] } })
  const remove = (): Promise<Response> => needy.admin('resources/room', { method: 'DELETE', ifMatch: '*' })
  const refused = await remove()
  expect([refused.status, (await problemOf(refused)).detail]).toEqual([409, expect.stringContaining('"haircut"')])
  const change = (path: string, json: object): Promise<Response> =>
    needy.admin(path, { method: 'PATCH', json, ifMatch: '*' })
  expect((await change('resources/room', { kind: 'studio' })).status).toBe(409)
  expect((await change('resources/room', { name: 'Salon', active: false })).status).toBe(200)
  expect((await change('services/haircut', { resources: [] })).status).toBe(200)
  expect(await (await remove()).json()).toEqual({ outcome: 'deleted' })
})

test('what is changed can be booked as it now is', async () => {
  const { id } = (await (await open.admin('services/haircut')).json()) as AdminService
  const json = { durationMinutes: 60, staff: ['ben'], slotIntervalMinutes: 60 }
  expect((await open.admin(`services/${id}`, { method: 'PATCH', json, ifMatch: '*' })).status).toBe(200)
  const booking = await book(open.server)
  expect(booking).toMatchObject({ staff: { slug: 'ben' }, service: { durationMinutes: 60 } })
})

test('what bookings tell of is archived, not deleted: it is offered no more, and the bookings stay', async () => {
  const booking = await book(open.server)
  const removed = await open.admin('services/haircut', { method: 'DELETE', ifMatch: '*' })
  expect(await removed.json()).toEqual({ outcome: 'archived' })
  expect(await (await open.admin('services/haircut')).json()).toMatchObject({ active: false, staff: ['anna'] })
  expect(await (await open.server.request('/v1/services')).json()).toEqual({ services: [] })
  const gone = await open.admin('staff/anna', { method: 'DELETE', ifMatch: '*' })
  expect(await gone.json()).toEqual({ outcome: 'archived' })
  expect(await (await open.admin('staff/anna')).json()).toMatchObject({ active: false })
  expect((await open.server.request(`/v1/bookings/${booking.id}`, { token: booking.manageToken })).status).toBe(200)
  // Brought back, it is offered again.
  for (const path of ['services/haircut', 'staff/anna'])
    expect((await open.admin(path, { method: 'PATCH', json: { active: true }, ifMatch: '*' })).status).toBe(200)
  expect(
    (await open.server.request('/v1/bookings', { json: bookingBody({ start: '2026-06-03T08:00:00Z' }) })).status,
  ).toBe(201)
})

test('somebody who signs in for their calendar is not deleted before their account is', async () => {
  const account = await addUser(open.server, { email: 'ben@salon.example', role: 'staff', staff: 'ben' })
  const remove = (): Promise<Response> => open.admin('staff/ben', { method: 'DELETE', ifMatch: '*' })
  const refused = await remove()
  expect([refused.status, (await problemOf(refused)).detail]).toEqual([
    409,
    expect.stringMatching(/ben@salon\.example .*Take the account away/),
  ])
  expect((await open.admin('staff/ben')).status).toBe(200)
  expect((await open.admin(`users/${account}`, { method: 'DELETE', ifMatch: '*' })).status).toBe(204)
  expect(await (await remove()).json()).toEqual({ outcome: 'deleted' })
})

test('a deleted member gives nothing any more', async () => {
  await using duo = await openAdmin({ catalog: salon({ staff: ['anna', 'ben'] }) })
  expect(await (await duo.admin('staff/ben', { method: 'DELETE', ifMatch: '*' })).json()).toEqual({
    outcome: 'deleted',
  })
  expect(await (await duo.admin('services/haircut')).json()).toMatchObject({ staff: ['anna'] })
})

test('hours are said once for the days that have them', async () => {
  const { hours } = (await (await open.admin('staff/anna')).json()) as AdminStaffMember
  expect(hours).toEqual([{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }])
})

describe('time off', () => {
  const enter = (json: object, of = 'staff/anna'): Promise<Response> => open.admin(`${of}/time-off`, { json })

  test('is entered, listed by range, and taken back', async () => {
    const response = await enter({ start: '2026-06-02T08:00:00Z', end: '2026-06-02T10:00:00+02:00', note: 'Dentist' })
    expect(response.status).toBe(422)
    const made = await enter({ start: '2026-06-02T08:00:00Z', end: '2026-06-02T12:00:00+02:00', note: 'Dentist' })
    const timeOff = (await made.json()) as TimeOff
    expect(made.status).toBe(201)
    expect(timeOff).toEqual({
      id: timeOff.id,
      start: '2026-06-02T08:00:00Z',
      end: '2026-06-02T10:00:00Z',
      note: 'Dentist',
    })
    const list = async (range = ''): Promise<TimeOff[]> =>
      ((await (await open.admin(`staff/anna/time-off${range}`)).json()) as { timeOff: TimeOff[] }).timeOff
    expect(await list()).toEqual([timeOff])
    expect(await list('?from=2026-06-02T09:00:00Z&to=2026-06-02T09:30:00Z')).toEqual([timeOff])
    expect(await list('?from=2026-06-02T10:00:00Z')).toEqual([])
    expect(await list('?to=2026-06-02T08:00:00Z')).toEqual([])
    const address = made.headers.get('Location')?.replace('/v1/admin/', '') ?? ''
    expect((await open.admin(`staff/ben/time-off/${timeOff.id}`, { method: 'DELETE' })).status).toBe(404)
    expect((await open.admin(address, { method: 'DELETE' })).status).toBe(204)
    expect((await open.admin(address, { method: 'DELETE' })).status).toBe(404)
    expect(await list()).toEqual([])
  })

  test('of nobody is refused', async () => {
    expect((await enter({ start: '2026-06-02T08:00:00Z', end: '2026-06-02T09:00:00Z' }, 'staff/nobody')).status).toBe(
      404,
    )
  })

  test('is not bookable, and what was booked in it stays', async () => {
    const booking = await book(open.server)
    expect((await enter({ start: '2026-06-02T07:00:00Z', end: '2026-06-02T10:00:00Z' })).status).toBe(201)
    const starts = await listStarts(open.server)
    expect(starts).not.toContain('2026-06-02T09:00:00Z')
    expect(starts).toContain('2026-06-02T10:00:00Z')
    const json = bookingBody({ start: '2026-06-02T09:00:00Z' })
    expect((await open.server.request('/v1/bookings', { json })).status).toBe(409)
    expect((await open.server.request(`/v1/bookings/${booking.id}`, { token: booking.manageToken })).status).toBe(200)
  })
})
