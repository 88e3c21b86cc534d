import { describe, expect, test } from 'vitest'
import {
  at,
  between,
  buildBooking,
  buildPolicy,
  buildService,
  buildSnapshot,
  buildStaff,
  hoursOn,
} from '../testing/builders.js'
import type { Actor, BookingState } from './booking.js'
import { decideReschedule } from './reschedule.js'
import type { PlaceSnapshot } from './snapshot.js'

type MoveSnapshot = Parameters<typeof decideReschedule>[0]

const move = (overrides: Partial<MoveSnapshot>, start: string, actor: Actor = 'customer') =>
  decideReschedule(
    { ...buildSnapshot(), booking: buildBooking(), policy: buildPolicy(), ...overrides },
    { start: at(start), actor },
  )

const refusalOf = (...args: Parameters<typeof move>): unknown => {
  const decision = move(...args)
  return decision.accepted ? 'accepted' : decision.refusal
}

const movedTo = (...args: Parameters<typeof move>): string => {
  const decision = move(...args)
  return decision.accepted ? decision.write.place.staffId : JSON.stringify(decision.refusal)
}

describe('decideReschedule', () => {
  test('writes the new place and the next sequence, and says where the appointment was', () => {
    const now = buildSnapshot().now
    const start = at('2026-06-01T14:00:00Z')
    const previousStart = at('2026-06-01T10:00:00Z')
    const moved = { kind: 'moved', channel: 'email', dueAt: now, previousStart }
    expect(move({ booking: buildBooking({ sequence: 3 }) }, '2026-06-01T14:00:00Z')).toEqual({
      accepted: true,
      write: {
        place: {
          staffId: 'anna',
          staffIds: ['anna'],
          resourceIds: [],
          start,
          end: at('2026-06-01T14:30:00Z'),
          blocked: between('2026-06-01T14:00:00Z', '2026-06-01T14:30:00Z'),
          joins: false,
        },
        sequence: 4,
        status: 'confirmed',
        moves: 1,
      },
      events: [
        {
          type: 'booking.rescheduled',
          status: 'confirmed',
          actor: 'customer',
          at: now,
          start,
          staffId: 'anna',
          previousStart,
          previousStaffId: 'anna',
        },
      ],
      messages: [
        { ...moved, to: { audience: 'customer' } },
        { ...moved, to: { audience: 'guests' } },
        { ...moved, to: { audience: 'staff', staffId: 'anna' } },
        { ...moved, to: { audience: 'owner' } },
      ],
    })
  })

  test('may overlap its own old time, whose claim the snapshot leaves out', () => {
    const service = buildService({ durationMinutes: 60, slotIntervalMinutes: 15 })
    expect(movedTo({ service }, '2026-06-01T10:15:00Z')).toBe('anna')
  })

  describe('the person', () => {
    const ben = buildStaff({ id: 'ben' })
    const busyBen = buildStaff({ id: 'ben', bookedMinutesInWeek: 2000 })
    const withBen: PlaceSnapshot['staff'] = [ben, buildStaff({ bookedMinutesInWeek: 900 })]

    test('stays when free, although the assignment rule would choose another', () => {
      expect(movedTo({ staff: withBen }, '2026-06-01T14:00:00Z')).toBe('anna')
    })

    test('changes when not free; the customer and both of them are told', () => {
      const taken = [between('2026-06-01T14:00:00Z', '2026-06-01T15:00:00Z')]
      const decision = move({ staff: [busyBen, buildStaff({ taken })] }, '2026-06-01T14:00:00Z')
      expect(decision.accepted && decision.write.place.staffId).toBe('ben')
      const messages = decision.accepted ? decision.messages : []
      expect(messages.map(({ kind, to }) => [kind, 'staffId' in to ? to.staffId : to.audience])).toEqual([
        ['moved', 'customer'],
        ['moved', 'guests'],
        ['moved', 'owner'],
        ['confirmation', 'ben'],
        ['cancelled', 'anna'],
      ])
      expect(messages[4]?.previousStart).toBe(at('2026-06-01T10:00:00Z'))
    })

    test('can be changed at the same start', () => {
      expect(movedTo({ staff: [ben] }, '2026-06-01T10:00:00Z')).toBe('ben')
    })
  })

  test('same-start: it is there already', () => {
    expect(refusalOf({}, '2026-06-01T10:00:00Z')).toEqual({ problem: 'same-start' })
    expect(refusalOf({}, '2026-06-01T10:00:00Z', 'staff')).toEqual({ problem: 'same-start' })
  })

  test('slot-taken and slot-unavailable, as for a new booking', () => {
    const taken = [between('2026-06-01T14:00:00Z', '2026-06-01T15:00:00Z')]
    expect(refusalOf({ staff: [buildStaff({ taken })] }, '2026-06-01T14:00:00Z')).toEqual({ problem: 'slot-taken' })
    const staff = [buildStaff({ hours: hoursOn([1], '09:00', '12:00') })]
    expect(refusalOf({ staff }, '2026-06-01T14:00:00Z')).toEqual({
      problem: 'slot-unavailable',
      reason: 'outside-hours',
    })
  })

  test('nobody moves a booking into the past, staff neither', () => {
    const now = at('2026-06-01T09:30:00Z')
    for (const actor of ['customer', 'staff'] as const) {
      expect(refusalOf({ now }, '2026-06-01T09:00:00Z', actor)).toEqual({ problem: 'slot-unavailable', reason: 'past' })
    }
  })

  test('the cut-off for moving binds customers, not staff, and is not the one for cancelling', () => {
    const now = at('2026-06-01T08:30:00Z')
    const policy = buildPolicy({ rescheduleCutoffMinutes: 120 })
    expect(refusalOf({ now, policy }, '2026-06-01T14:00:00Z')).toEqual({ problem: 'policy', rule: 'cut-off' })
    expect(movedTo({ now, policy }, '2026-06-01T14:00:00Z', 'staff')).toBe('anna')
    expect(movedTo({ now, policy: buildPolicy({ cancelCutoffMinutes: 120 }) }, '2026-06-01T14:00:00Z')).toBe('anna')
  })

  test.each(['cancelled', 'declined', 'completed', 'no-show'] as const)('what is %s moves no more', (status) => {
    const booking: BookingState = buildBooking({ status })
    for (const actor of ['customer', 'staff'] as const) {
      expect(refusalOf({ booking }, '2026-06-01T14:00:00Z', actor)).toEqual({ problem: 'policy', rule: 'closed' })
    }
  })

  describe('where the service wants approval', () => {
    const service = buildService({ requiresApproval: true })
    const statusOf = (status: 'pending' | 'confirmed', actor: Actor) => {
      const decision = move({ service, booking: buildBooking({ status }) }, '2026-06-01T14:00:00Z', actor)
      return decision.accepted && decision.write.status
    }

    test('a customer’s new time waits for it again; staff approve by moving what was approved', () => {
      expect(statusOf('confirmed', 'customer')).toBe('pending')
      expect(statusOf('pending', 'customer')).toBe('pending')
      expect(statusOf('confirmed', 'staff')).toBe('confirmed')
      expect(statusOf('pending', 'staff')).toBe('pending')
    })
  })

  test('counts the customer’s moves, not those of staff', () => {
    const movesAfter = (actor: Actor) => {
      const decision = move({ booking: buildBooking({ moves: 3 }) }, '2026-06-01T14:00:00Z', actor)
      return decision.accepted && decision.write.moves
    }
    expect([movesAfter('customer'), movesAfter('staff')]).toEqual([4, 3])
  })
})

describe('a hold of the new time', () => {
  const start = at('2026-06-01T14:00:00Z')
  const hold = {
    serviceId: 'haircut',
    staffId: 'ben',
    start,
    end: at('2026-06-01T14:30:00Z'),
    createdAt: at('2026-05-31T19:58:00Z'),
  }
  const ben = buildStaff({ id: 'ben' })
  const staff = [buildStaff(), ben]

  test('keeps what notice allowed when it was made', () => {
    const service = buildService({ minimumNoticeMinutes: 18 * 60 + 1 })
    const tooLate = { problem: 'slot-unavailable', reason: 'minimum-notice' }
    expect(refusalOf({ service, staff }, '2026-06-01T14:00:00Z')).toEqual(tooLate)
    expect(refusalOf({ service, staff, hold: null }, '2026-06-01T14:00:00Z')).toEqual(tooLate)
    expect(refusalOf({ service, staff, hold }, '2026-06-01T14:00:00Z')).toBe('accepted')
    expect(refusalOf({ service, staff, hold: { ...hold, serviceId: 'color' } }, '2026-06-01T14:00:00Z')).toEqual(
      tooLate,
    )
  })

  test('leaves the booking with whom it is, and gives it to whom it is held with when they can’t', () => {
    const carl = buildStaff({ id: 'carl' })
    const away = buildStaff({ taken: [between('2026-06-01T14:00:00Z', '2026-06-01T14:30:00Z')] })
    expect(movedTo({ staff: [carl, ...staff], hold }, '2026-06-01T14:00:00Z')).toBe('anna')
    expect(movedTo({ staff: [carl, away, ben], hold }, '2026-06-01T14:00:00Z')).toBe('ben')
  })
})
