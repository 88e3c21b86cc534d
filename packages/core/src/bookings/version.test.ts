import { describe, expect, test } from 'vitest'
import { at, buildBooking, buildPolicy } from '../testing/builders.js'
import type { BookingState } from './booking.js'
import { decideCancel } from './cancel.js'
import { decideApproval, decideDecline, decideOutcome } from './change-status.js'
import { bookingVersion, decideIfSeen } from './version.js'

const now = at('2026-05-31T20:00:00Z')
const confirmBy = at('2026-05-31T20:30:00Z')

test('a version says how often it was moved, what it is, and whether its customer has yet to confirm it', () => {
  const versions = [
    { status: 'pending', confirmBy } as const,
    { status: 'pending', confirmBy: null } as const,
    { sequence: 3 },
    { sequence: 1, status: 'cancelled', confirmBy } as const,
  ].map((booking) => bookingVersion(buildBooking(booking)))
  expect(versions).toEqual(['0-pending-unconfirmed', '0-pending', '3-confirmed', '1-cancelled-unconfirmed'])
})

describe('acting on what was seen', () => {
  const policy = buildPolicy()
  const ACTIONS = {
    cancel: (seen: string, booking: BookingState) =>
      decideIfSeen(is(seen), decideCancelByStaff)({ now, booking, policy }),
    approve: (seen: string, booking: BookingState) => decideIfSeen(is(seen), decideApproval)({ now, booking }),
    decline: (seen: string, booking: BookingState) => decideIfSeen(is(seen), decideDeclineByStaff)({ now, booking }),
    complete: (seen: string, booking: BookingState) =>
      decideIfSeen(is(seen), decideCompletion)({ now: booking.end, booking }),
  } as const
  const act = (action: keyof typeof ACTIONS, seen: string, booking: Partial<BookingState>) =>
    ACTIONS[action](seen, buildBooking(booking))
  const FAILED = { accepted: false, refusal: { problem: 'precondition-failed' } }
  const REPEATED = { accepted: true, write: null, events: [], messages: [] }

  test('what was seen is acted on, and nothing else', () => {
    expect(act('approve', '0-pending', { status: 'pending' })).toMatchObject({ accepted: true, write: {} })
    expect(act('approve', '0-pending', { status: 'pending', sequence: 1 })).toEqual(FAILED)
    expect(act('cancel', '0-pending', {})).toEqual(FAILED)
    expect(act('complete', '0-pending', {})).toEqual(FAILED)
  })

  test.each([
    ['cancel', '0-confirmed', { status: 'cancelled', sequence: 1 }],
    ['cancel', '0-pending-unconfirmed', { status: 'cancelled', sequence: 1 }],
    ['cancel', '1-cancelled-unconfirmed', { status: 'cancelled', sequence: 1 }],
    ['approve', '2-pending', { status: 'confirmed', sequence: 2 }],
    ['approve', '0-pending-unconfirmed', { status: 'confirmed' }],
    ['decline', '0-pending', { status: 'declined', sequence: 1 }],
    ['complete', '4-confirmed', { status: 'completed', sequence: 4 }],
    ['complete', '4-no-show', { status: 'completed', sequence: 4 }],
  ] as const)('%s on %s again, once it is done, is the same answer again', (action, seen, booking) => {
    expect(act(action, seen, booking)).toEqual(REPEATED)
  })

  test.each([
    ['approve', 'another time', '0-pending', { status: 'confirmed', sequence: 1 }],
    ['cancel', 'another time', '0-confirmed', { status: 'cancelled', sequence: 2 }],
    ['decline', 'what was cancelled', '0-pending', { status: 'cancelled', sequence: 1 }],
    [
      'cancel',
      'what nobody confirmed in time',
      '0-pending-unconfirmed',
      { status: 'cancelled', sequence: 1, confirmBy },
    ],
  ] as const)('%s of %s is no repetition', (action, _, seen, booking) => {
    expect(act(action, seen, booking)).toEqual(FAILED)
  })
})

const is = (seen: string) => (version: string) => version === seen

const decideCancelByStaff = (snapshot: Parameters<typeof decideCancel>[0]) => decideCancel(snapshot, { actor: 'staff' })
const decideDeclineByStaff = (snapshot: Parameters<typeof decideDecline>[0]) =>
  decideDecline(snapshot, { actor: 'staff' })
const decideCompletion = (snapshot: Parameters<typeof decideOutcome>[0]) =>
  decideOutcome(snapshot, { outcome: 'completed' })
