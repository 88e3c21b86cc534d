import { describe, expect, test } from 'vitest'
import { at, buildBooking } from '../testing/builders.js'
import { type BookingStatus, canBecome } from './booking.js'
import { decideApproval, decideDecline, decideOutcome } from './change-status.js'

const now = at('2026-05-31T20:00:00Z')
const booking = (status: BookingStatus) => buildBooking({ status, sequence: 2 })
const STATUSES: readonly BookingStatus[] = ['pending', 'confirmed', 'cancelled', 'declined', 'completed', 'no-show']
const policy = (rule: string) => ({ accepted: false, refusal: { problem: 'policy', rule } })

test('the ends are ends, but how an appointment went can be corrected', () => {
  const ends = { cancelled: [], declined: [], completed: ['no-show'], 'no-show': ['completed'] } as const
  for (const [from, to] of Object.entries(ends)) {
    expect(STATUSES.filter((status) => canBecome(from as BookingStatus, status))).toEqual(to)
  }
})

describe('decideApproval', () => {
  test('confirms what waits for it, in its place in the calendar, and tells both sides', () => {
    const decision = decideApproval({ now, booking: booking('pending') })
    expect(decision).toMatchObject({
      accepted: true,
      write: { status: 'confirmed', sequence: 2 },
      events: [{ type: 'booking.confirmed', actor: 'staff', at: now }],
    })
    expect(decision.accepted && decision.messages.length).toBeGreaterThan(0)
  })

  test('twice is the same answer twice, and tells nobody again', () => {
    expect(decideApproval({ now, booking: booking('confirmed') })).toEqual({
      accepted: true,
      write: null,
      events: [],
      messages: [],
    })
  })

  test.each(['cancelled', 'declined', 'completed', 'no-show'] as const)(
    'comes too late for one that is %s',
    (status) => {
      expect(decideApproval({ now, booking: booking(status) })).toEqual({
        accepted: false,
        refusal: { problem: 'status-conflict', status },
      })
    },
  )

  test('and for one that would have begun', () => {
    const start = booking('pending').start
    expect(decideApproval({ now: start - 1, booking: booking('pending') }).accepted).toBe(true)
    expect(decideApproval({ now: start, booking: booking('pending') })).toEqual(policy('started'))
  })
})

describe('decideDecline', () => {
  test('by staff, at any time; calendars take their entry back', () => {
    expect(decideDecline({ now, booking: booking('pending') }, { actor: 'staff' })).toMatchObject({
      write: { status: 'declined', sequence: 3 },
      events: [{ type: 'booking.declined', automatic: false, actor: 'staff' }],
    })
  })

  test('by the system from the start on, not a moment before', () => {
    const { start } = booking('pending')
    const decide = (when: number) => decideDecline({ now: when, booking: booking('pending') }, { actor: 'system' })
    expect(decide(start - 1)).toEqual(policy('not-started'))
    expect(decide(start)).toMatchObject({ events: [{ automatic: true, actor: 'system' }] })
  })

  test('not what was approved meanwhile', () => {
    expect(decideDecline({ now, booking: booking('confirmed') }, { actor: 'staff' })).toEqual({
      accepted: false,
      refusal: { problem: 'status-conflict', status: 'confirmed' },
    })
  })
})

describe.each(['completed', 'no-show'] as const)('decideOutcome: %s', (outcome) => {
  const { start } = booking('confirmed')

  test('once it has begun, and nobody is told', () => {
    expect(decideOutcome({ now: start - 1, booking: booking('confirmed') }, { outcome })).toEqual(policy('not-started'))
    expect(decideOutcome({ now: start, booking: booking('confirmed') }, { outcome })).toMatchObject({
      write: { status: outcome, sequence: 2 },
      events: [{ type: `booking.${outcome}`, actor: 'staff' }],
      messages: [],
    })
  })

  test('again changes nothing', () => {
    expect(decideOutcome({ now: start, booking: booking(outcome) }, { outcome })).toMatchObject({ write: null })
  })

  test('corrects the other, and nobody is told', () => {
    const other = outcome === 'completed' ? 'no-show' : 'completed'
    expect(decideOutcome({ now: start, booking: booking(other) }, { outcome })).toEqual({
      accepted: true,
      write: { status: outcome, sequence: 2 },
      events: [expect.objectContaining({ type: `booking.${outcome}`, actor: 'staff', at: start })],
      messages: [],
    })
  })

  test.each(['pending', 'cancelled', 'declined'] as const)('not of one that is %s', (status) => {
    expect(decideOutcome({ now: start, booking: booking(status) }, { outcome })).toEqual({
      accepted: false,
      refusal: { problem: 'status-conflict', status },
    })
  })
})
