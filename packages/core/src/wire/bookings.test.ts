import * as v from 'valibot'
import { describe, expect, expectTypeOf, test } from 'vitest'
import type { BookingStatus } from '../bookings/booking.js'
import { BOOKING_STATUSES, type BookingStatusName } from './booking-status.js'
import { bookingRequest, cancelRequest, rescheduleRequest } from './bookings.js'

const good = {
  service: 'haircut',
  start: '2026-06-01T10:00:00+02:00',
  timeZone: 'Europe/Berlin',
  customer: { name: 'Ada Lovelace', email: 'ada@example.com' },
}

/** Where the issues of a refused body are, as dotted paths. */
const wrongPaths = (schema: v.GenericSchema, body: unknown): (string | null)[] =>
  v.safeParse(schema, body).issues?.map((issue) => v.getDotPath(issue)) ?? []

describe('bookingRequest', () => {
  test('the least that is needed; the start comes out in epoch milliseconds', () => {
    expect(v.parse(bookingRequest, good)).toEqual({ ...good, start: Date.UTC(2026, 5, 1, 8) })
  })

  test('everything that can be said', () => {
    const full = {
      ...good,
      staff: 'anna',
      locale: 'de',
      customer: { ...good.customer, phone: '+49 30 123456' },
      guests: ['ben@example.com'],
      answers: { hair: 'long', visits: 3, allergies: false },
      notes: 'First time.\nPlease be gentle.',
      holdToken: 'token',
    }
    expect(v.parse(bookingRequest, full)).toEqual({ ...full, start: Date.UTC(2026, 5, 1, 8) })
  })

  test.each([
    ['service', { service: '' }],
    ['start', { start: '2026-06-01T10:00:00' }],
    ['timeZone', { timeZone: 'Mars/Olympus' }],
    ['locale', { locale: 'not a language' }],
    ['customer', { customer: null }],
    ['customer.name', { customer: { ...good.customer, name: ' ' } }],
    ['customer.name', { customer: { ...good.customer, name: 'Ada\nBcc: x' } }],
    ['customer.email', { customer: { ...good.customer, email: 'ada' } }],
    ['customer.phone', { customer: { ...good.customer, phone: 'call me' } }],
    ['guests', { guests: Array.from({ length: 21 }, () => 'ben@example.com') }],
    ['guests.1', { guests: ['ben@example.com', 'ben'] }],
    ['answers.hair', { answers: { hair: { long: true } } }],
    ['notes', { notes: 'x'.repeat(2001) }],
    ['holdToken', { holdToken: 'x'.repeat(201) }],
  ])('names what is wrong: %s', (path, change) => {
    expect(wrongPaths(bookingRequest, { ...good, ...change })).toEqual([path])
  })

  test.each(['service', 'start', 'timeZone', 'customer'] as const)('%s must be there', (name) => {
    const { [name]: _, ...rest } = good
    expect(wrongPaths(bookingRequest, rest)).toEqual([name])
  })

  test('nothing that it does not know, at the top or in the customer', () => {
    expect(wrongPaths(bookingRequest, { ...good, price: 0 })).toEqual(['price'])
    expect(wrongPaths(bookingRequest, { ...good, customer: { ...good.customer, admin: true } })).toEqual([
      'customer.admin',
    ])
  })

  test.each([null, [], 'booking', 5])('%j is no booking', (body) => {
    expect(v.safeParse(bookingRequest, body).success).toBe(false)
  })
})

describe('rescheduleRequest and cancelRequest', () => {
  test('what they take', () => {
    expect(v.parse(rescheduleRequest, { start: '2026-06-01T08:00:00Z', staff: 'ben' })).toEqual({
      start: Date.UTC(2026, 5, 1, 8),
      staff: 'ben',
    })
    expect(v.parse(cancelRequest, {})).toEqual({})
    expect(v.parse(cancelRequest, { reason: ' ill ' })).toEqual({ reason: 'ill' })
  })

  test('are strict, too', () => {
    expect(wrongPaths(rescheduleRequest, { start: '2026-06-01T08:00:00Z', force: true })).toEqual(['force'])
    expect(wrongPaths(cancelRequest, { refund: true })).toEqual(['refund'])
    expect(wrongPaths(cancelRequest, { reason: 'x'.repeat(1001) })).toEqual(['reason'])
    expect(wrongPaths(rescheduleRequest, {})).toEqual(['start'])
  })
})

test('the statuses of the wire are those of the domain', () => {
  expectTypeOf<BookingStatusName>().toEqualTypeOf<BookingStatus>()
  expect(new Set(BOOKING_STATUSES).size).toBe(6)
})
