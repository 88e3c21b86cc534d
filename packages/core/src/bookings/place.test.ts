import { describe, expect, test } from 'vitest'
import { at, between, buildBooking, buildPolicy, buildService, buildSnapshot, buildStaff } from '../testing/builders.js'
import { decideBooking } from './book.js'
import { decideCancel } from './cancel.js'
import { findPlace } from './place.js'
import { decideReschedule } from './reschedule.js'
import type { PlaceSnapshot } from './snapshot.js'

const START = at('2026-06-01T10:00:00Z')
const span = between('2026-06-01T10:00:00Z', '2026-06-01T10:30:00Z')
const place = (snapshot: Partial<PlaceSnapshot>): unknown =>
  findPlace(buildSnapshot(snapshot), START, { actor: 'customer' })
const room = { kind: 'room', taken: [] }

describe('findPlace', () => {
  test('with everyone: all of them', () => {
    const staff = [buildStaff(), buildStaff({ id: 'ben' })]
    expect(place({ service: buildService({ staffing: 'all' }), staff })).toMatchObject({
      place: { staffId: 'anna', staffIds: ['anna', 'ben'], joins: false },
    })
  })

  test('resources: the first free in the order given, for each kind named', () => {
    const resources = [
      { ...room, id: 'blue', taken: [span] },
      { id: 'laser', kind: 'laser', taken: [] },
      { ...room, id: 'red' },
      { ...room, id: 'green' },
    ]
    const service = buildService({ resources: ['room', 'laser', 'room'] })
    expect(place({ service, resources })).toMatchObject({ place: { resourceIds: ['red', 'laser', 'green'] } })
  })

  test('a group that has begun is joined: with its own claim and its own room', () => {
    const service = buildService({ capacity: 3, resources: ['room'], bufferAfterMinutes: 5 })
    const appointments = [{ start: START, blocked: span, seatsTaken: 2, resourceIds: ['blue'] }]
    const staff = [buildStaff(), buildStaff({ id: 'ben', bookedMinutesInWeek: 900, appointments })]
    // Anna has less to do, but there are places left with Ben.
    expect(place({ service, staff, resources: [{ ...room, id: 'blue' }] })).toEqual({
      place: {
        staffId: 'ben',
        staffIds: ['ben'],
        resourceIds: [],
        ...span,
        blocked: span,
        joins: true,
      },
    })
    const full = [{ start: START, blocked: span, seatsTaken: 3 }]
    const booked = [buildStaff({ id: 'ben', appointments: full })]
    expect(place({ service, staff: booked, resources: [{ ...room, id: 'blue', taken: [span] }] })).toEqual({
      refusal: { problem: 'slot-taken' },
    })
  })

  describe('a group whose service has changed since it began', () => {
    const group = { start: START, blocked: span, seatsTaken: 1 }
    const blue = { ...room, id: 'blue' }

    test('is not joined where it lacks somebody who is needed now, be they free or not', () => {
      const service = buildService({ capacity: 3, staffing: 'all' })
      const anna = buildStaff({ appointments: [group] })
      const taken = { refusal: { problem: 'slot-taken' } }
      expect(place({ service, staff: [anna, buildStaff({ id: 'ben' })] })).toEqual(taken)
      // Each has a group of their own.
      expect(place({ service, staff: [anna, buildStaff({ id: 'ben', appointments: [group] })] })).toEqual(taken)
    })

    test('is not joined where it has others than would give it now', () => {
      const both = [{ ...group, staffIds: ['ben', 'anna'] }]
      const anna = buildStaff({ appointments: both })
      const ben = buildStaff({ id: 'ben', appointments: both })
      const taken = { refusal: { problem: 'slot-taken' } }
      const all = buildService({ capacity: 3, staffing: 'all' })
      expect(place({ service: buildService({ capacity: 3 }), staff: [anna, ben] })).toEqual(taken)
      // Anna does not give the service any more.
      expect(place({ service: all, staff: [ben] })).toEqual(taken)
      // In the appointment's order, whatever the service's is now.
      const joined = { place: { staffId: 'ben', staffIds: ['ben', 'anna'], joins: true } }
      expect(place({ service: all, staff: [anna, ben] })).toMatchObject(joined)
    })

    test('is not joined where it lacks a room, be one free or not; one that is not needed any more is no matter', () => {
      const service = buildService({ capacity: 3, resources: ['room'] })
      const resources = [blue, { ...room, id: 'red' }]
      const withRooms = (...resourceIds: string[]) => [buildStaff({ appointments: [{ ...group, resourceIds }] })]
      expect(place({ service, resources, staff: withRooms() })).toEqual({ refusal: { problem: 'slot-taken' } })
      const two = buildService({ capacity: 3, resources: ['room', 'room'] })
      expect(place({ service: two, resources, staff: withRooms('red') })).toEqual({
        refusal: { problem: 'slot-taken' },
      })
      expect(place({ service: two, resources, staff: withRooms('red', 'blue') })).toMatchObject({
        place: { resourceIds: [], joins: true },
      })
      expect(place({ service: buildService({ capacity: 3 }), staff: withRooms('red') })).toMatchObject({
        place: { resourceIds: [], joins: true },
      })
    })
  })

  test('the duration asked for', () => {
    expect(place({ service: buildService({ durations: [90] }), durationMinutes: 90 })).toMatchObject({
      place: { end: at('2026-06-01T11:30:00Z'), blocked: between('2026-06-01T10:00:00Z', '2026-06-01T11:30:00Z') },
    })
  })
})

describe('a refusal', () => {
  const taken = [span]
  const closed = { timeZone: 'UTC', hours: [] }
  const needsRoom = buildService({ resources: ['room'] })
  const all = buildService({ staffing: 'all' })
  const outsideHours = { problem: 'slot-unavailable', reason: 'outside-hours' }

  test.each<[string, Partial<PlaceSnapshot>, object]>([
    ['a taken room', { service: needsRoom, resources: [{ ...room, id: 'blue', taken }] }, { problem: 'slot-taken' }],
    ['no room', { service: needsRoom }, outsideHours],
    ['a closed room', { service: needsRoom, resources: [{ ...room, id: 'blue', ...closed }] }, outsideHours],
    [
      'a taken and a closed room',
      {
        service: needsRoom,
        resources: [
          { ...room, id: 'blue', taken },
          { ...room, id: 'red', ...closed },
        ],
      },
      { problem: 'slot-taken' },
    ],
    [
      'a full day',
      { service: buildService({ caps: { day: 1 }, booked: [START] }) },
      { problem: 'slot-unavailable', reason: 'cap-reached' },
    ],
    [
      'a full group on a full day',
      {
        service: buildService({ capacity: 2, caps: { day: 2 }, booked: [START, START] }),
        staff: [buildStaff({ appointments: [{ start: START, blocked: span, seatsTaken: 2 }] })],
      },
      { problem: 'slot-unavailable', reason: 'cap-reached' },
    ],
    [
      'one of all is taken',
      { service: all, staff: [buildStaff(), buildStaff({ id: 'ben', taken })] },
      { problem: 'slot-taken' },
    ],
    [
      'of all one is taken, one does not work',
      { service: all, staff: [buildStaff({ id: 'ben', taken }), buildStaff({ id: 'cleo', hours: [] })] },
      outsideHours,
    ],
    ['all of nobody', { service: all, staff: [] }, outsideHours],
    [
      'past the last date',
      { service: buildService({ bookUntil: '2026-05-31' }) },
      { problem: 'slot-unavailable', reason: 'booking-window' },
    ],
  ])('%s', (_, snapshot, refusal) => {
    expect(place(snapshot)).toEqual({ refusal })
  })
})

describe('everyone who gives an appointment is told', () => {
  const service = buildService({ staffing: 'all' })
  const snapshot = buildSnapshot({ service, staff: [buildStaff(), buildStaff({ id: 'ben' })] })
  const booking = buildBooking({ staffIds: ['anna', 'cleo'] })
  const told = (decision: ReturnType<typeof decideBooking | typeof decideCancel | typeof decideReschedule>) =>
    decision.accepted
      ? decision.messages
          .filter(({ channel, to }) => channel === 'email' && (to.audience === 'customer' || to.audience === 'staff'))
          .map(({ kind, to }) => `${kind} ${to.audience === 'staff' ? to.staffId : 'customer'}`)
      : []

  test('when it is made, moved or cancelled', () => {
    expect(told(decideBooking(snapshot, { start: START }))).toEqual([
      'confirmation customer',
      'confirmation anna',
      'confirmation ben',
    ])
    const wish = { start: at('2026-06-01T11:00:00Z'), actor: 'customer' } as const
    expect(told(decideReschedule({ ...snapshot, booking, policy: buildPolicy() }, wish))).toEqual([
      'moved customer',
      'moved anna',
      'confirmation ben',
      'cancelled cleo',
    ])
    const { now } = snapshot
    expect(told(decideCancel({ now, booking, policy: buildPolicy() }, { actor: 'staff' }))).toEqual([
      'cancelled customer',
      'cancelled anna',
      'cancelled cleo',
    ])
  })
})
