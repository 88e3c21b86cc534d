import { describe, expect, test } from 'vitest'
import { at, buildBooking, buildPolicy, buildService, buildSnapshot, buildStaff } from '../testing/builders.js'
import { decideBooking } from './book.js'
import { type BookingState, awaitsCustomer, hasLapsed } from './booking.js'
import { decideCancel } from './cancel.js'
import { decideApproval, decideDecline } from './change-status.js'
import { type ConfirmSnapshot, confirmationLapse, decideConfirmation, decideLapse } from './confirm.js'
import { decideReschedule } from './reschedule.js'
import type { PlaceSnapshot } from './snapshot.js'

const now = at('2026-05-31T20:00:00Z')
const confirmBy = at('2026-05-31T20:30:00Z')
const { start } = buildBooking()
const TAKEN = [{ start, end: start + 60_000 }]
const unconfirmed = (overrides: Partial<BookingState> = {}) =>
  buildBooking({ status: 'pending', confirmBy, ...overrides })
const lapsed = unconfirmed({ status: 'cancelled', sequence: 1 })
const confirm = (
  booking: BookingState,
  { bookedAt = now, isOffered = true, ...snapshot }: Partial<ConfirmSnapshot> = {},
) => decideConfirmation({ ...buildSnapshot({ now, ...snapshot }), booking, bookedAt, isOffered })
const HOLD_EXPIRED = { accepted: false, refusal: { problem: 'hold-expired' } }

describe('decideBooking, to be confirmed', () => {
  const book = (snapshot: PlaceSnapshot, actor: 'customer' | 'staff' = 'customer', confirmMinutes = 30) =>
    decideBooking(snapshot, { start, actor, confirmMinutes })

  test('reserves the place until then, and asks its customer alone', () => {
    expect(book(buildSnapshot({ now }))).toMatchObject({
      write: { status: 'pending', confirmBy, place: { start, staffId: 'anna' } },
      events: [{ type: 'booking.reserved', actor: 'customer', at: now, start, staffId: 'anna', confirmBy }],
      messages: [{ kind: 'confirm-email', channel: 'email', dueAt: now, to: { audience: 'customer' } }],
    })
  })

  test('not longer than until it begins', () => {
    expect(book(buildSnapshot({ now: start - 60_000 }))).toMatchObject({ write: { confirmBy: start } })
  })

  test('staff vouch for whom they enter', () => {
    expect(book(buildSnapshot({ now }), 'staff')).toMatchObject({
      write: { status: 'confirmed', confirmBy: null },
      events: [{ type: 'booking.created' }],
    })
  })
})

describe('decideConfirmation', () => {
  test.each([
    [false, 'confirmed', 'confirmation'],
    [true, 'pending', 'request-received'],
  ] as const)('creates it in its place; approval wanted: %s', (requiresApproval, status, kind) => {
    // Even where somebody seems to be in its way: its place is its own.
    const staff = [buildStaff({ taken: TAKEN })]
    const decision = confirm(unconfirmed(), { service: buildService({ requiresApproval }), staff })
    expect(decision).toMatchObject({
      write: { status, place: null },
      events: [{ type: 'booking.created', status, actor: 'customer', at: now, start, staffId: 'anna' }],
    })
    expect(decision.accepted && new Set(decision.messages.map((message) => message.kind))).toEqual(new Set([kind]))
  })

  test.each(['confirmed', 'pending', 'completed', 'no-show'] as const)(
    'again, when it is %s, changes nothing and tells nobody',
    (status) => {
      expect(confirm(buildBooking({ status }))).toEqual({ accepted: true, write: null, events: [], messages: [] })
    },
  )

  test.each(['cancelled', 'declined'] as const)('comes too late for one that was %s', (status) => {
    expect(confirm(buildBooking({ status }))).toEqual({
      accepted: false,
      refusal: { problem: 'policy', rule: 'closed' },
    })
  })

  test.each([
    ['stored as such', lapsed],
    ['or not yet', unconfirmed()],
  ])('after its time it takes its start anew while that is free, %s', (_name, booking) => {
    expect(confirm(booking, { now: confirmBy })).toMatchObject({
      write: { status: 'confirmed', place: { start, staffIds: ['anna'] } },
      events: [{ type: 'booking.created', at: confirmBy }],
    })
    expect(confirm(booking, { now: confirmBy, staff: [buildStaff({ taken: TAKEN })] })).toEqual({
      accepted: false,
      refusal: { problem: 'hold-expired' },
    })
    expect(confirm(booking, { now: start + 1 })).toEqual({
      accepted: false,
      refusal: { problem: 'slot-unavailable', reason: 'past' },
    })
  })
})

describe('decideConfirmation, late', () => {
  const ben = buildStaff({ id: 'ben' })
  const team = buildService({ staffing: 'all' })
  const withBoth = { ...lapsed, staffIds: ['anna', 'ben'] }

  test('books what the mail said, and nothing else that its service has become', () => {
    const longer = { now: confirmBy, durationMinutes: 60, service: buildService({ durations: [60] }) }
    expect(confirm(lapsed, longer)).toEqual(HOLD_EXPIRED)
    expect(confirm({ ...lapsed, end: start + 3_600_000 }, longer)).toMatchObject({
      write: { place: { start, end: start + 3_600_000 } },
    })
    expect(confirm(lapsed, { now: confirmBy, staff: [ben] })).toEqual(HOLD_EXPIRED)
  })

  test('takes everyone whom the mail names, no more and no fewer', () => {
    const both = { now: confirmBy, service: team, staff: [buildStaff(), ben] }
    expect(confirm(withBoth, both)).toMatchObject({ write: { place: { staffIds: ['anna', 'ben'] } } })
    expect(confirm(withBoth, { ...both, staff: [ben] })).toEqual(HOLD_EXPIRED)
    expect(confirm(withBoth, { ...both, staff: [buildStaff()] })).toEqual(HOLD_EXPIRED)
    expect(confirm(lapsed, both)).toEqual(HOLD_EXPIRED)
  })

  test('notice and window are those of when it was booked', () => {
    const service = buildService({ minimumNoticeMinutes: 60 })
    const late = { now: start - 60_000, service }
    expect(confirm(lapsed, { ...late, bookedAt: start - 3_600_000 })).toMatchObject({ write: { status: 'confirmed' } })
    expect(confirm(lapsed, { ...late, now: start, bookedAt: start - 3_600_000 })).toEqual({
      accepted: false,
      refusal: { problem: 'slot-unavailable', reason: 'past' },
    })
  })

  test('is refused once its service is no longer offered; in time, it isn’t', () => {
    expect(confirm(lapsed, { now: confirmBy, isOffered: false })).toEqual({
      accepted: false,
      refusal: { problem: 'policy', rule: 'closed' },
    })
    expect(confirm(unconfirmed(), { isOffered: false })).toMatchObject({ write: { status: 'confirmed' } })
  })
})

describe('decideLapse', () => {
  test('cancels it as of when its time ran out, and tells nobody', () => {
    expect(decideLapse({ booking: unconfirmed(), now: confirmBy + 5 })).toEqual({
      accepted: true,
      write: { sequence: 1, cancelledAt: confirmBy },
      events: [{ type: 'booking.dropped', actor: 'system', at: confirmBy, start, staffId: 'anna' }],
      messages: [],
    })
  })

  test.each([
    ['in time', unconfirmed(), confirmBy - 1],
    ['lapsed already', lapsed, confirmBy],
    ['confirmed', buildBooking(), confirmBy],
    ['waiting for approval only', buildBooking({ status: 'pending' }), confirmBy],
  ])('leaves one alone that is %s', (_name, booking, when) => {
    expect(decideLapse({ booking, now: when })).toMatchObject({ accepted: true, write: null, events: [] })
  })
})

describe('before it is confirmed', () => {
  const policy = buildPolicy({ cancelCutoffMinutes: 100_000 })

  test.each(['customer', 'staff'] as const)(
    'the %s may give it up, whatever the cut-off, and nobody is told',
    (actor) => {
      expect(decideCancel({ now, booking: unconfirmed(), policy }, { actor })).toMatchObject({
        write: { sequence: 1, cancelledAt: now },
        events: [{ type: 'booking.dropped', actor }],
        messages: [],
      })
    },
  )

  test.each(['customer', 'staff'] as const)('the %s gives up for good what has lapsed, and nobody is told', (actor) => {
    expect(decideCancel({ now: confirmBy + 5, booking: lapsed, policy }, { actor })).toMatchObject({
      write: { sequence: 1, cancelledAt: confirmBy },
      events: [{ type: 'booking.dropped', actor }],
      messages: [],
    })
  })

  test.each(['customer', 'staff'] as const)('the %s can’t move it', (actor) => {
    const snapshot = { ...buildSnapshot({ now }), booking: unconfirmed(), policy: buildPolicy() }
    expect(decideReschedule(snapshot, { start: start + 3_600_000, actor })).toEqual({
      accepted: false,
      refusal: { problem: 'policy', rule: 'unconfirmed' },
    })
  })

  test('approval makes it a booking, and tells everyone of a new one', () => {
    expect(decideApproval({ now, booking: unconfirmed() })).toMatchObject({
      write: { status: 'confirmed' },
      events: [{ type: 'booking.created', status: 'confirmed', actor: 'staff' }],
      messages: [
        { kind: 'confirmation' },
        { kind: 'confirmation' },
        { kind: 'confirmation' },
        { kind: 'confirmation' },
      ],
    })
  })

  test('declined, nobody is told', () => {
    expect(decideDecline({ now, booking: unconfirmed() }, { actor: 'staff' })).toMatchObject({
      write: { status: 'declined' },
      events: [{ type: 'booking.dropped', actor: 'staff' }],
      messages: [],
    })
  })
})

test('a booking awaits its customer, then has lapsed, and never both', () => {
  const states = [unconfirmed(), lapsed, buildBooking(), buildBooking({ status: 'cancelled' })]
  const seen = states.map((booking) => [
    awaitsCustomer(booking),
    hasLapsed(booking, now),
    hasLapsed(booking, confirmBy),
  ])
  expect(seen).toEqual([
    [true, false, true],
    [false, true, true],
    [false, false, false],
    [false, false, false],
  ])
})

test('the mail that asks is sent while there is something to confirm', () => {
  expect(confirmationLapse(unconfirmed(), now)).toBeNull()
  expect(confirmationLapse(unconfirmed(), confirmBy)).toMatchObject({ reason: 'confirmation-expired' })
  expect(confirmationLapse(lapsed, now)).toMatchObject({ reason: 'confirmation-expired' })
  expect(confirmationLapse(buildBooking(), now)).toMatchObject({ reason: 'booking-changed' })
})
