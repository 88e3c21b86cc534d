import { describe, expect, test } from 'vitest'
import { at, buildBooking, buildPolicy } from '../testing/builders.js'
import type { Actor } from './booking.js'
import { decideCancel } from './cancel.js'

type CancelSnapshot = Parameters<typeof decideCancel>[0]

const cancel = (overrides: Partial<CancelSnapshot> = {}, actor: Actor = 'customer') =>
  decideCancel(
    { now: at('2026-05-31T20:00:00Z'), booking: buildBooking(), policy: buildPolicy(), ...overrides },
    { actor },
  )

describe('decideCancel', () => {
  test('writes the next sequence and the time, and tells everyone', () => {
    const now = at('2026-05-31T20:00:00Z')
    const start = at('2026-06-01T10:00:00Z')
    expect(cancel({ booking: buildBooking({ sequence: 2 }) })).toEqual({
      accepted: true,
      write: { sequence: 3, cancelledAt: now },
      events: [{ type: 'booking.cancelled', at: now, actor: 'customer', start, staffId: 'anna' }],
      messages: [
        { kind: 'cancelled', channel: 'email', dueAt: now, to: { audience: 'customer' } },
        { kind: 'cancelled', channel: 'email', dueAt: now, to: { audience: 'guests' } },
        { kind: 'cancelled', channel: 'email', dueAt: now, to: { audience: 'staff', staffId: 'anna' } },
        { kind: 'cancelled', channel: 'email', dueAt: now, to: { audience: 'owner' } },
      ],
    })
  })

  test('a pending booking can be cancelled', () => {
    expect(cancel({ booking: buildBooking({ status: 'pending' }) }).accepted).toBe(true)
  })

  test('twice is the same answer twice, and the second changes nothing and tells nobody', () => {
    const booking = buildBooking({ status: 'cancelled', sequence: 3 })
    const policy = buildPolicy({ cancelCutoffMinutes: 10_000 })
    // Even when a first cancellation would now come too late.
    for (const now of [at('2026-05-31T20:00:00Z'), at('2026-06-02T00:00:00Z')]) {
      expect(cancel({ booking, policy, now })).toEqual({ accepted: true, write: null, events: [], messages: [] })
    }
  })

  test('the cut-off binds customers, not staff', () => {
    const policy = buildPolicy({ cancelCutoffMinutes: 24 * 60 })
    expect(cancel({ policy })).toEqual({ accepted: false, refusal: { problem: 'policy', rule: 'cut-off' } })
    expect(cancel({ policy }, 'staff').accepted).toBe(true)
  })

  test('once it is over, staff set the record right: only who expects it elsewhere is written to; before, all are', () => {
    const booking = buildBooking()
    const toldAt = (now: number): (readonly [kind: string, onlyIfExpected: boolean])[] => {
      const decision = cancel({ booking, now }, 'staff')
      if (!decision.accepted) throw new Error('not cancelled')
      expect(decision).toMatchObject({ write: { sequence: 1 }, events: [{ type: 'booking.cancelled' }] })
      return decision.messages.map(({ kind, onlyIfExpected = false }) => [kind, onlyIfExpected])
    }
    expect(toldAt(booking.end)).toEqual(Array.from({ length: 5 }, () => ['cancelled', true]))
    expect(toldAt(booking.end - 1)).toEqual(Array.from({ length: 5 }, () => ['cancelled', false]))
  })

  test.each(['declined', 'completed', 'no-show'] as const)('what is %s cannot be cancelled by anyone', (status) => {
    const booking = buildBooking({ status })
    for (const actor of ['customer', 'staff'] as const) {
      expect(cancel({ booking }, actor)).toEqual({ accepted: false, refusal: { problem: 'policy', rule: 'closed' } })
    }
  })
})
