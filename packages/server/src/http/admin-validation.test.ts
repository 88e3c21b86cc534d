import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AdminServer, openAdmin } from '../../test/support/admin.js'
import { ANNA, BEN, bookingBody, problemOf, salon } from '../../test/support/salon.js'

let open: AdminServer
beforeAll(async () => {
  open = await openAdmin({
    catalog: salon({ durations: [60], questions: [{ id: 'hair', label: 'Hair?' }] }, [ANNA, BEN]),
  })
})
afterAll(() => open[Symbol.asyncDispose]())

const faultsOf = async (
  response: Response,
): Promise<{ status: number; faults: Record<string, string>; detail: string }> => {
  const { errors = [], detail } = await problemOf(response)
  const faults = Object.fromEntries(errors.map(({ pointer, message }) => [pointer, message]))
  return { status: response.status, faults, detail }
}
const refusedFor = (faults: object): object => ({ status: 422, faults })

describe('a list that doesn’t know a parameter says so, and doesn’t answer with more than was asked for', () => {
  test.each([
    'bookings',
    'services',
    'staff',
    'resources',
    'customers',
    'messages',
    'webhooks',
    'tokens',
    'staff/anna/time-off',
  ])('%s', async (path) => {
    expect((await open.admin(path)).status).toBe(200)
    expect(await faultsOf(await open.admin(`${path}?stauts=cancelled`))).toEqual({
      status: 422,
      faults: { '/stauts': 'This field is not known. Leave it out.' },
      detail: '`stauts`: This field is not known. Leave it out.',
    })
  })

  test.each([
    'settings',
    'services/haircut',
    'staff/anna',
    'bookings/none',
    'messages/none',
    'webhooks/none',
    'users/none',
  ])('nor does one thing: %s', async (path) => {
    expect(await faultsOf(await open.admin(`${path}?x=1`))).toMatchObject({
      status: 422,
      faults: { '/x': 'This field is not known. Leave it out.' },
    })
  })

  test('nor does a change', async () => {
    const json = { businessName: 'Elsewhere' }
    const change = { method: 'PATCH', json, ifMatch: '*' } as const
    expect((await open.admin('settings?dry-run=1', change)).status).toBe(422)
    expect(await (await open.admin('settings')).json()).toMatchObject({ businessName: null })
  })

  test('several wrong parts of one parameter are one fault', async () => {
    const { errors } = await problemOf(await open.admin('bookings?status=x,y,x&limit=0'))
    expect(errors?.map(({ pointer }) => pointer)).toEqual(['/status', '/limit'])
  })

  test('public lists pass over what they don’t know: caches and trackers add to addresses', async () => {
    const range = 'from=2026-06-02T00:00:00Z&to=2026-06-03T00:00:00Z'
    for (const path of ['/v1/services?utm_source=x', `/v1/slots?service=haircut&${range}&utm_source=x`])
      expect((await open.server.request(path)).status).toBe(200)
  })
})

test.each(['bookings', 'staff/anna/time-off'])('%s: a range that ends before it begins is refused', async (path) => {
  const between = (from: string, to: string): Promise<Response> => open.admin(`${path}?from=${from}&to=${to}`)
  const [early, late] = ['2026-06-02T00:00:00Z', '2026-06-03T00:00:00Z']
  expect((await between(early, late)).status).toBe(200)
  expect((await between(early, early)).status).toBe(200)
  expect(await faultsOf(await between(late, early))).toMatchObject(
    refusedFor({ '/to': '`to` must not be before `from`.' }),
  )
})

test.each(['%00', '%01', '%E2%80%8B', '+'])('customers aren’t searched for what nobody can read (q=%s)', async (q) => {
  expect(await faultsOf(await open.admin(`customers?q=${q}`))).toMatchObject(refusedFor({ '/q': expect.any(String) }))
})

test('what is missing is told by its name, one after the other', async () => {
  const { status, faults, detail } = await faultsOf(await open.admin('services', { json: {} }))
  expect([status, Object.keys(faults)]).toEqual([422, ['/slug', '/name', '/durationMinutes']])
  expect(detail).toBe(
    '`slug`: This field is missing. `name`: This field is missing. `durationMinutes`: This field is missing.',
  )
})

describe('a wrong field of the catalogue is named, however deep the rule that it breaks', () => {
  const service = { slug: 'new', name: 'New', durationMinutes: 30 }
  const member = { ...ANNA, slug: 'cleo' }
  const nine = { days: [1], start: '09:00', end: '17:00' }
  test.each<[string, object, string, RegExp]>([
    ['services', { ...service, durationMinutes: 0 }, '/durationMinutes', /^Use a whole number from 1 to \d+\.$/],
    ['services', { ...service, durationMinutes: -1 }, '/durationMinutes', /^Use a whole number/],
    ['services', { ...service, durations: [60, 0] }, '/durations/1', /^Use a whole number/],
    ['services', { ...service, slotIntervalMinutes: 'x' }, '/slotIntervalMinutes', /^Use a number\.$/],
    ['services', { ...service, bookUntil: '2026-02-30' }, '/bookUntil', /^Use a date that exists/],
    ['services', { ...service, durations: 30 }, '/durations', /^Use a list\.$/],
    ['services', { ...service, staff: [7] }, '/staff/0', /^Use a slug/],
    [
      'services',
      { ...service, questions: [{ id: 'a', label: 'A?', kind: 'choice' }] },
      '/questions/0/choices',
      /^Give/,
    ],
    ['staff', { ...member, hours: [nine, { ...nine, start: '9' }] }, '/hours/1/start', /^Use a time from 00:00/],
    ['staff', { ...member, hours: [{ ...nine, end: '25:00' }] }, '/hours/0/end', /^Use a time from 00:00/],
    ['staff', { ...member, hours: [{ ...nine, end: '09:00' }] }, '/hours/0/end', /^Use another time than the start/],
    ['staff', { ...member, hours: [{ ...nine, days: [1, 8] }] }, '/hours/0/days/1', /^Use an ISO weekday/],
    ['staff', { ...member, overrides: [{ date: '2026-02-30', windows: [] }] }, '/overrides/0/date', /^Use a date/],
    [
      'staff',
      { ...member, overrides: [{ date: '2026-12-24', windows: [{ start: '9', end: '12:00' }] }] },
      '/overrides/0/windows/0/start',
      /^Use a time/,
    ],
    ['resources', { slug: 'r', name: 'R', kind: 'room', hours: [nine] }, '/timeZone', /^Hours need a timeZone\.$/],
  ])('%s %j', async (path, json, pointer, message) => {
    const { status, faults, detail } = await faultsOf(await open.admin(path, { json }))
    expect([status, Object.keys(faults)]).toEqual([422, [pointer]])
    expect(faults[pointer]).toMatch(message)
    expect(detail).toBe(`\`${pointer.slice(1).replaceAll('/', '.')}\`: ${faults[pointer]}`)
  })

  test('also when it is changed', async () => {
    for (const durationMinutes of [0, -1]) {
      const request = { method: 'PATCH', ifMatch: '*', json: { durationMinutes } }
      const { status, faults } = await faultsOf(await open.admin('services/haircut', request))
      expect([status, Object.keys(faults)]).toEqual([422, ['/durationMinutes']])
    }
  })
})

test('null, lists and text where something else belongs are answered in our words', async () => {
  const post = (json: unknown): Promise<Response> => open.server.request('/v1/bookings', { json })
  expect(await faultsOf(await post(null))).toMatchObject({
    ...refusedFor({ '': 'Use an object.' }),
    detail: 'Use an object.',
  })
  expect(await faultsOf(await post(bookingBody({ guests: 'a@b.cc' })))).toMatchObject(
    refusedFor({ '/guests': 'Use a list.' }),
  )
  expect(await faultsOf(await post(bookingBody({ customer: null })))).toMatchObject(
    refusedFor({ '/customer': 'Use an object.' }),
  )
})

test.each(['constructor', 'prototype', '__proto__'])('an answer called %s is one to no question', async (id) => {
  const body = JSON.stringify(bookingBody({ answers: {} })).replace('"answers":{}', `"answers":{"${id}":"x"}`)
  const response = await open.server.server.app.request('/v1/bookings', { method: 'POST', body })
  expect(await faultsOf(response)).toMatchObject(refusedFor({ [`/answers/${id}`]: expect.any(String) }))
})

test('a body that is nested as deep as its size allows is refused like any other', async () => {
  const body = `{"notes":${'['.repeat(30_000)}${']'.repeat(30_000)}}`
  const response = await open.server.server.app.request('/v1/bookings', { method: 'POST', body })
  expect(response.status).toBe(422)
})

describe('If-Match', () => {
  const refusal = refusedFor({ '/If-Match': expect.stringMatching(/^Send the ETag as it came/) })
  const BAD = ['0-confirmed', 'abc, "d"', '"open', '']

  test('without its quotes is malformed, and not a version that is gone', async () => {
    const made = await open.admin('bookings', { json: bookingBody({ start: '2026-06-05T08:00:00Z' }) })
    const { id } = (await made.json()) as { id: string }
    const cancel = (ifMatch: string): Promise<Response> =>
      open.admin(`bookings/${id}/cancel`, { method: 'POST', ifMatch })
    for (const ifMatch of BAD) expect(await faultsOf(await cancel(ifMatch))).toMatchObject(refusal)
    expect((await cancel('"0-pending"')).status).toBe(412)
    expect((await cancel('"9-confirmed", W/"0-confirmed"')).status).toBe(200)
  })

  test.each(BAD)('of %j changes no service', async (ifMatch) => {
    const change = { method: 'PATCH', json: { name: 'X' }, ifMatch }
    expect(await faultsOf(await open.admin('services/haircut', change))).toMatchObject(refusal)
  })
})

test('a new booking comes with its version, by hand and from its customer', async () => {
  for (const [path, start] of [
    ['/v1/admin/bookings', '2026-06-04T08:00:00Z'],
    ['/v1/bookings', '2026-06-04T09:00:00Z'],
  ] as const) {
    const json = bookingBody({ start })
    const made =
      path === '/v1/bookings' ? await open.server.request(path, { json }) : await open.admin('bookings', { json })
    const { id } = (await made.json()) as { id: string }
    expect(made.status).toBe(201)
    expect(made.headers.get('ETag')).toBe((await open.admin(`bookings/${id}`)).headers.get('ETag'))
  }
})
