import { problemType } from '@openslot/core/wire'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookingBody, dump, openSalon, problemOf } from '../../test/support/salon.js'
import type { TestServer } from '../testing/index.js'

let server: TestServer
beforeAll(async () => {
  server = await openSalon()
})
afterAll(() => server.close())

const customer = (changes: object): object => ({ customer: { name: 'Mia', email: 'mia@example.com', ...changes } })

/** A body that is wrong in one place, and the JSON pointer to it. */
const WRONG_BODIES: readonly (readonly [what: string, body: unknown, pointer: string])[] = [
  ['no object', [], ''],
  ['null', null, ''],
  ['a missing service', bookingBody({ service: undefined }), '/service'],
  ['an empty service', bookingBody({ service: '' }), '/service'],
  ['a service that is no text', bookingBody({ service: 7 }), '/service'],
  ['a service of more than 64 characters', bookingBody({ service: 'a'.repeat(65) }), '/service'],
  ['a staff member that is no text', bookingBody({ staff: null }), '/staff'],
  ['a missing start', bookingBody({ start: undefined }), '/start'],
  ['a start without offset', bookingBody({ start: '2026-06-02T10:00:00' }), '/start'],
  ['a start that is a number', bookingBody({ start: 1_780_000_000_000 }), '/start'],
  ['a date only', bookingBody({ start: '2026-06-02' }), '/start'],
  ['a date that does not exist', bookingBody({ start: '2026-02-30T10:00:00Z' }), '/start'],
  ['the year 9999', bookingBody({ start: '9999-12-31T23:59:59Z' }), '/start'],
  ['the year 0001', bookingBody({ start: '0001-01-01T00:00:00Z' }), '/start'],
  ['an extended year', bookingBody({ start: '+275760-09-13T00:00:00Z' }), '/start'],
  ['a missing zone', bookingBody({ timeZone: undefined }), '/timeZone'],
  ['an unknown zone', bookingBody({ timeZone: 'Europe/Atlantis' }), '/timeZone'],
  ['an offset as a zone', bookingBody({ timeZone: '+02:00' }), '/timeZone'],
  ['a zone with a line break', bookingBody({ timeZone: 'Europe/Berlin\n' }), '/timeZone'],
  ['an endless zone', bookingBody({ timeZone: 'Z'.repeat(5000) }), '/timeZone'],
  ['a locale that is none', bookingBody({ locale: 'not a language' }), '/locale'],
  ['a missing customer', bookingBody({ customer: undefined }), '/customer'],
  ['a customer that is text', bookingBody({ customer: 'Mia' }), '/customer'],
  ['a missing name', bookingBody(customer({ name: undefined })), '/customer/name'],
  ['a name of blanks', bookingBody(customer({ name: ' \t ' })), '/customer/name'],
  ['a name of more than 200 characters', bookingBody(customer({ name: 'a'.repeat(201) })), '/customer/name'],
  ['a name with a line break', bookingBody(customer({ name: 'Mia\r\nBcc: all@example.com' })), '/customer/name'],
  ['a name with NUL', bookingBody(customer({ name: 'Mi\u0000a' })), '/customer/name'],
  ['a name with a line separator', bookingBody(customer({ name: 'Mi\u2028a' })), '/customer/name'],
  ['a name with half a surrogate pair', bookingBody(customer({ name: 'Mi\ud800a' })), '/customer/name'],
  ['a missing address', bookingBody(customer({ email: undefined })), '/customer/email'],
  ['an address without @', bookingBody(customer({ email: 'mia.example.com' })), '/customer/email'],
  ['two addresses', bookingBody(customer({ email: 'a@example.com,b@example.com' })), '/customer/email'],
  ['an address with a name', bookingBody(customer({ email: 'Mia <mia@example.com>' })), '/customer/email'],
  ['an address with a header', bookingBody(customer({ email: 'mia@example.com\r\nBcc:x@y.zz' })), '/customer/email'],
  ['an address that is too long', bookingBody(customer({ email: `${'a'.repeat(250)}@b.cc` })), '/customer/email'],
  ['a phone number of letters', bookingBody(customer({ phone: 'call me' })), '/customer/phone'],
  ['a phone number that is too long', bookingBody(customer({ phone: '1'.repeat(41) })), '/customer/phone'],
  ['an unknown field', bookingBody({ price: 0 }), '/price'],
  ['an unknown field of the customer', bookingBody(customer({ 'a/b~c': 1 })), '/customer/a~1b~0c'],
  ['a note that is too long', bookingBody({ notes: 'a'.repeat(2001) }), '/notes'],
  ['a note with an escape character', bookingBody({ notes: 'a\u001b[31m' }), '/notes'],
  ['guests, which no service takes', bookingBody({ guests: ['ben@example.com'] }), '/guests'],
  ['an answer to no question', bookingBody({ answers: { 'hair/length': 'long' } }), '/answers/hair~1length'],
  ['an answer that is a list', bookingBody({ answers: { hair: [] } }), '/answers/hair'],
]

test.each(WRONG_BODIES)('booking with %s is refused, naming the place', async (_what, body, pointer) => {
  const response = await server.request('/v1/bookings', { json: body })
  const problem = await problemOf(response)
  expect(response.status).toBe(422)
  expect(response.headers.get('Content-Type')).toBe('application/problem+json')
  expect(problem.type).toBe(problemType('validation'))
  expect(problem.status).toBe(422)
  expect(problem.errors?.map((error) => error.pointer)).toEqual([pointer])
  expect(problem.errors?.[0]?.message).toMatch(/^[A-Z`].*\.$/s)
  expect(problem.detail).toContain(problem.errors?.[0]?.message)
})

test('every wrong field is named at once', async () => {
  const response = await server.request('/v1/bookings', { json: { start: 'soon', customer: { email: 'x' } } })
  const pointers = (await problemOf(response)).errors?.map((error) => error.pointer)
  expect(pointers).toEqual(
    expect.arrayContaining(['/service', '/start', '/timeZone', '/customer/name', '/customer/email']),
  )
})

const RANGE = 'from=2026-06-02T00:00:00Z&to=2026-06-03T00:00:00Z'

test.each([
  ['a missing service', RANGE, '/service'],
  ['a missing start', 'service=haircut&to=2026-06-03T00:00:00Z', '/from'],
  ['a start without offset', 'service=haircut&from=2026-06-02T00:00:00&to=2026-06-03T00:00:00Z', '/from'],
  [
    'an offset whose + became a blank',
    'service=haircut&from=2026-06-02T00:00:00+02:00&to=2026-06-03T00:00:00Z',
    '/from',
  ],
  ['an end before the start', 'service=haircut&from=2026-06-02T00:00:00Z&to=2026-06-01T00:00:00Z', '/to'],
  ['more than 62 days', 'service=haircut&from=2026-06-02T00:00:00Z&to=2026-08-03T00:00:01Z', '/to'],
  ['a repeated parameter', `service=haircut&service=haircut&${RANGE}`, '/service'],
  ['an empty staff member', `service=haircut&staff=&${RANGE}`, '/staff'],
])('listing with %s is refused, naming the parameter', async (_what, query, pointer) => {
  const response = await server.request(`/v1/slots?${query}`)
  expect(response.status).toBe(422)
  expect((await problemOf(response)).errors?.map((error) => error.pointer)).toEqual([pointer])
})

test.each([
  ['nothing', ''],
  ['text', 'service=haircut'],
  ['half an object', '{"service":'],
  ['two objects', '{}{}'],
  ['a byte order mark in another encoding', '\u0000{\u0000}'],
])('a body that is %s is malformed', async (_what, body) => {
  const response = await server.server.app.request('/v1/bookings', { method: 'POST', body })
  expect(response.status).toBe(400)
  expect(response.headers.get('Content-Type')).toBe('application/problem+json')
  expect((await problemOf(response)).type).toBe(problemType('malformed-request'))
})

test('a body that is not UTF-8 is malformed', async () => {
  const body = Buffer.from(JSON.stringify(bookingBody({ notes: 'für' })), 'latin1')
  const response = await server.server.app.request('/v1/bookings', { method: 'POST', body })
  expect(response.status).toBe(400)
  expect((await problemOf(response)).type).toBe(problemType('malformed-request'))
})

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'a field named like an object’s own machinery (%s) is an unknown field',
  async (name) => {
    const before = dump(server)
    const body = `{"${name}":{"x":1},${JSON.stringify(bookingBody()).slice(1)}`
    const response = await server.server.app.request('/v1/bookings', { method: 'POST', body })
    expect(response.status).toBe(422)
    expect((await problemOf(response)).errors?.map((error) => error.pointer)).toEqual([`/${name}`])
    expect(dump(server)).toBe(before)
  },
)

test('an instant with another offset means the same instant', async () => {
  const response = await server.request('/v1/bookings', { json: bookingBody({ start: '2026-06-03T10:00:00+02:00' }) })
  expect(response.status).toBe(201)
  expect(((await response.json()) as { start: string }).start).toBe('2026-06-03T08:00:00Z')
})
