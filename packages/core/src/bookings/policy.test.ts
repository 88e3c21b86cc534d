import { describe, expect, test } from 'vitest'
import { at, buildBooking, buildPolicy } from '../testing/builders.js'
import { policyAgainst } from './policy.js'

const booking = buildBooking({ start: at('2026-06-01T10:00:00Z') })

describe('policyAgainst', () => {
  test('to the millisecond: the cut-off itself is still in time', () => {
    const policy = buildPolicy({ cancelCutoffMinutes: 60, rescheduleCutoffMinutes: 120 })
    const against = (action: 'cancel' | 'reschedule', now: number) =>
      policyAgainst(action, booking, policy, now, 'customer')
    expect(against('cancel', at('2026-06-01T09:00:00Z'))).toBeUndefined()
    expect(against('cancel', at('2026-06-01T09:00:00.001Z'))).toBe('cut-off')
    expect(against('reschedule', at('2026-06-01T08:00:00Z'))).toBeUndefined()
    expect(against('reschedule', at('2026-06-01T08:00:00.001Z'))).toBe('cut-off')
  })

  test('a customer can do nothing any more once it has begun, cut-off or not; staff can', () => {
    for (const now of [booking.start, booking.start + 1]) {
      expect(policyAgainst('cancel', booking, buildPolicy(), now, 'customer')).toBe('started')
      expect(policyAgainst('cancel', booking, buildPolicy(), now, 'staff')).toBeUndefined()
    }
    expect(policyAgainst('cancel', booking, buildPolicy(), booking.start - 1, 'customer')).toBeUndefined()
  })
})

test('as often as the service allows, and no oftener; staff move on', () => {
  const policy = buildPolicy({ maxMoves: 2 })
  const against = (moves: number, actor: 'customer' | 'staff' = 'customer') =>
    policyAgainst('reschedule', { ...booking, moves }, policy, booking.start - 1, actor)
  expect(against(1)).toBeUndefined()
  expect(against(2)).toBe('max-moves')
  expect(against(2, 'staff')).toBeUndefined()
  expect(policyAgainst('cancel', { ...booking, moves: 2 }, policy, booking.start - 1, 'customer')).toBeUndefined()
})
