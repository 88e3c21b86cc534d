import { describe, expect, test } from 'vitest'
import { at, between, buildService, buildSnapshot, buildStaff } from '../testing/builders.js'
import { type BookingSnapshot, decideBooking } from './book.js'

const start = at('2026-06-01T10:00:00Z')
const decide = (snapshot: Partial<BookingSnapshot>, actor: 'customer' | 'staff' = 'customer') =>
  decideBooking({ ...buildSnapshot(), ...snapshot }, { start, actor })
const statusOf = (...args: Parameters<typeof decide>): unknown => {
  const decision = decide(...args)
  return decision.accepted ? decision.write.status : decision.refusal
}

describe('a service that wants approval', () => {
  const service = buildService({ requiresApproval: true })

  test('has what customers book wait, and tells both sides that it waits', () => {
    const decision = decide({ service })
    expect(decision).toMatchObject({
      write: { status: 'pending' },
      events: [{ type: 'booking.created', status: 'pending', actor: 'customer' }],
    })
    expect(decision.accepted && decision.messages.every(({ kind }) => kind === 'request-received')).toBe(true)
  })

  test('takes what staff enter as approved', () => {
    expect(statusOf({ service }, 'staff')).toBe('confirmed')
  })
})

test.each([
  ['notice', { minimumNoticeMinutes: 2 * 1440 }],
  ['the booking window', { bookingWindowDays: 0 }],
  ['its last date', { bookUntil: '2026-05-31' }],
  ['business days', { bookingWindowBusinessDays: 0 }],
])('%s binds customers, not staff', (_what, rules) => {
  const service = buildService(rules)
  expect(statusOf({ service })).toMatchObject({ problem: 'slot-unavailable' })
  expect(statusOf({ service }, 'staff')).toBe('confirmed')
})

test('opening hours and what is taken bind staff too', () => {
  const taken = [between('2026-06-01T09:00:00Z', '2026-06-01T11:00:00Z')]
  expect(statusOf({ staff: [buildStaff({ taken })] }, 'staff')).toEqual({ problem: 'slot-taken' })
  expect(statusOf({ staff: [buildStaff({ hours: [] })] }, 'staff')).toMatchObject({ reason: 'outside-hours' })
})

describe('a hold', () => {
  const staff = [buildStaff({ bookedMinutesInWeek: 900 }), buildStaff({ id: 'ben' })]
  const end = at('2026-06-01T10:30:00Z')
  const hold = { serviceId: 'haircut', staffId: 'anna', start, end, createdAt: at('2026-05-31T19:58:00Z') }

  test('gives the place to whom it was held with', () => {
    expect(decide({ staff })).toMatchObject({ write: { place: { staffId: 'ben' } } })
    expect(decide({ staff, hold })).toMatchObject({ write: { place: { staffId: 'anna' } } })
  })

  test('keeps what notice allowed when it was made', () => {
    const service = buildService({ minimumNoticeMinutes: 14 * 60 + 1 })
    expect(statusOf({ service })).toMatchObject({ reason: 'minimum-notice' })
    expect(statusOf({ service, hold })).toBe('confirmed')
    for (const other of [{ start: start + 1 }, { end: end + 1 }, { staffId: 'ben' }, { serviceId: 'color' }]) {
      expect(statusOf({ service, hold: { ...hold, ...other } })).toMatchObject({ reason: 'minimum-notice' })
    }
  })

  test('keeps nothing that is past', () => {
    expect(statusOf({ now: start + 1, hold })).toMatchObject({ reason: 'past' })
  })

  test('that has run out: the time is booked while it is free, and hold-expired when it is gone', () => {
    const taken = [between('2026-06-01T10:00:00Z', '2026-06-01T10:30:00Z')]
    expect(statusOf({ hold: null })).toBe('confirmed')
    expect(statusOf({ hold: null, staff: [buildStaff({ taken })] })).toEqual({ problem: 'hold-expired' })
    expect(statusOf({ hold: null, staff: [buildStaff({ hours: [] })] })).toMatchObject({ reason: 'outside-hours' })
  })
})
