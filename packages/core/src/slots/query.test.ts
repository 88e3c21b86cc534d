import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseHours } from '../availability/hours.js'
import type { ServiceRules } from '../catalog/service.js'
import type { StaffMember } from '../catalog/staff.js'
import { CoreError } from '../errors.js'
import { at, between, buildQuery, buildService, buildStaff, hoursOn } from '../testing/builders.js'
import { START, fieldOf, thrownBy, untyped, withStaff, wrongField } from '../testing/oracle/wrong-input.js'
import { PROPERTY_TIMEOUT_MS, propertyRuns } from '../testing/oracle/arbitraries.js'
import { DAY_MS, formatDate } from '../time/date.js'
import { explainSlot } from './explain.js'
import { findSlots } from './find-slots.js'
import { nearestSlots } from './nearest.js'
import { parseRules } from './rules.js'

describe('a wrong service', () => {
  const bad: [keyof ServiceRules, unknown][] = [
    ...[0, -30, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '30', null, undefined, 7 * 1440 + 1].map(
      (value): [keyof ServiceRules, unknown] => ['durationMinutes', value],
    ),
    ...[0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, undefined].map((value): [keyof ServiceRules, unknown] => [
      'slotIntervalMinutes',
      value,
    ]),
    ...(['bufferBeforeMinutes', 'bufferAfterMinutes', 'minimumNoticeMinutes'] as const).flatMap((name) =>
      [-1, 0.1, Number.NaN, Number.POSITIVE_INFINITY, '5', null].map((value): [keyof ServiceRules, unknown] => [
        name,
        value,
      ]),
    ),
    ...[-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, undefined].map((value): [keyof ServiceRules, unknown] => [
      'bookingWindowDays',
      value,
    ]),
  ]

  test.each(bad)('%s: %s', (name, value) => {
    const service = { ...buildService(), [name]: value }
    expect(fieldOf(buildQuery({ service: untyped(service) }))).toBe(`service.${name}`)
    expect(wrongField(() => parseRules(untyped(service)))).toBe(`service.${name}`)
  })

  test.each([null, undefined, 5, 'haircut'])('that is %s', (service) => {
    expect(fieldOf(buildQuery({ service: untyped(service) }))).toBe('service')
  })
})

describe('a wrong range', () => {
  test.each(['from', 'to', 'now'] as const)('%s', (name) => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, -1e15, 1e15, '2026-06-01', null, undefined]) {
      expect(fieldOf(buildQuery({ [name]: untyped(value) }))).toBe(name)
    }
  })

  test('to before from', () => {
    expect(fieldOf(buildQuery({ from: START, to: START - 1 }))).toBe('to')
  })

  test('over ten years', () => {
    expect(fieldOf(buildQuery({ from: START, to: START + 11 * 366 * DAY_MS }))).toBe('to')
  })

  test('ten years are fine', () => {
    const service = buildService({ slotIntervalMinutes: 480 })
    const query = buildQuery({ service, from: START, to: at('2036-06-01T09:00:00Z') })
    expect(findSlots(query).length).toBeGreaterThan(2600)
  })
})

describe('wrong staff', () => {
  test.each(['Mars/Olympus', '', '+02:00', 'Europe/Berlin; DROP', null, undefined, 7])('zone %s', (timeZone) => {
    expect(fieldOf(withStaff({ timeZone }))).toBe('staff[1].timeZone')
  })

  test('a zone that is not even printable', () => {
    expect(fieldOf(withStaff({ timeZone: Object.create(null) }))).toBe('staff[1].timeZone')
  })

  test.each(['25:00', '24:00', '24:01', '9:00', '09:60', '-01:00', '09:00:00', '', null, 540])('start %s', (start) => {
    expect(fieldOf(withStaff({ hours: [{ day: 1, start, end: '17:00' }] }))).toBe('staff[1].hours[0].start')
  })

  test.each(['25:00', '24:01', '17', '17:60', null, undefined])('end %s', (end) => {
    const hours = [...hoursOn([1], '09:00', '10:00'), { day: 2, start: '09:00', end }]
    expect(fieldOf(withStaff({ hours }))).toBe('staff[1].hours[1].end')
  })

  test.each(['00:00', '09:00'])('an end equal to the start, %s', (time) => {
    expect(fieldOf(withStaff({ hours: [{ day: 1, start: time, end: time }] }))).toBe('staff[1].hours[0].end')
  })

  test.each([0, 8, 1.5, -1, Number.NaN, '1', null])('day %s', (day) => {
    expect(fieldOf(withStaff({ hours: [{ day, start: '09:00', end: '10:00' }] }))).toBe('staff[1].hours[0].day')
  })

  test('windows that are missing from their list, or too many over all overrides', () => {
    const hole = { date: '2026-06-01', windows: Array.from<never>({ length: 0 }) }
    hole.windows.length = 2
    expect(fieldOf(withStaff({ overrides: [hole] }))).toBe('staff[1].overrides[0].windows[0].start')
    const windows = Array.from({ length: 101 }, () => ({ start: '09:00', end: '10:00' }))
    const overrides = Array.from({ length: 100 }, (_, index) => ({
      date: formatDate(20_000 + index),
      windows,
    }))
    expect(fieldOf(withStaff({ overrides }))).toMatch(/^staff\[1\]\.overrides\[9\d\]\.windows$/)
  })

  test('a million windows', () => {
    const hours = Array.from({ length: 1_000_000 }, () => ({ day: 1, start: '09:00', end: '10:00' }))
    expect(fieldOf(withStaff({ hours }))).toBe('staff[1].hours')
  })

  test.each(['2026-02-30', '2026-13-01', '26-01-01', '', null])('override date %s', (date) => {
    expect(fieldOf(withStaff({ overrides: [{ date, windows: [] }] }))).toBe('staff[1].overrides[0].date')
  })

  test('two overrides of one date', () => {
    const overrides = [
      { date: '2026-06-01', windows: [] },
      { date: '2026-06-01', windows: [] },
    ]
    expect(fieldOf(withStaff({ overrides }))).toBe('staff[1].overrides[1].date')
  })

  test('a wrong window of an override', () => {
    const windows = [
      { start: '09:00', end: '10:00' },
      { start: '24:00', end: '10:00' },
    ]
    expect(fieldOf(withStaff({ overrides: [{ date: '2026-06-01', windows }] }))).toBe(
      'staff[1].overrides[0].windows[1].start',
    )
  })

  test('a taken span that ends before it starts', () => {
    const taken = [between('2026-06-01T09:00:00Z', '2026-06-01T10:00:00Z'), { start: START, end: START - 1 }]
    expect(fieldOf(withStaff({ taken }))).toBe('staff[1].taken[1].end')
  })

  test('a taken span that never ends', () => {
    expect(fieldOf(withStaff({ taken: [{ start: START, end: Number.POSITIVE_INFINITY }] }))).toBe(
      'staff[1].taken[0].end',
    )
    expect(fieldOf(withStaff({ taken: [{ start: Number.NaN, end: START }] }))).toBe('staff[1].taken[0].start')
  })

  test.each(['hours', 'overrides', 'taken'])('%s that is no list', (name) => {
    expect(fieldOf(withStaff({ [name]: 'none' }))).toBe(`staff[1].${name}`)
  })

  test.each(['', 5, null, undefined])('id %s', (id) => {
    expect(fieldOf(withStaff({ id }))).toBe('staff[1].id')
  })

  test('two with one id', () => {
    expect(fieldOf(withStaff({ id: 'anna' }))).toBe('staff')
  })

  test('no list, or a list with holes', () => {
    expect(fieldOf(buildQuery({ staff: untyped(null) }))).toBe('staff')
    expect(fieldOf(buildQuery({ staff: Array<StaffMember>(1) }))).toBe('staff[0].id')
  })
})

test('a wrong start is named', () => {
  for (const start of [Number.NaN, Number.POSITIVE_INFINITY, 1e18, untyped('09:00')]) {
    expect(wrongField(() => explainSlot(buildQuery(), start))).toBe('start')
    expect(wrongField(() => nearestSlots(buildQuery(), start, 5))).toBe('start')
  }
})

test('a wrong count is named', () => {
  for (const count of [-1, 1.5, Number.NaN])
    expect(wrongField(() => nearestSlots(buildQuery(), START, count))).toBe('count')
})

describe('garbage', () => {
  // Fragments of real queries with anything in their places, so that garbage gets past the first check.
  const garbage = fc.oneof(
    fc.anything({ withNullPrototype: true, withSparseArray: true, withBigInt: true, withDate: true }),
    fc.constantFrom(null, undefined, Symbol('garbage'), () => 1, '', [null], [undefined], {}),
  )
  const spoiled = (good: object): fc.Arbitrary<object> =>
    fc.tuple(fc.constantFrom(...Object.keys(good)), garbage).map(([key, value]) => ({ ...good, [key]: value }))
  const staff = buildStaff({ overrides: [], taken: [{ start: 0, end: 1 }] })
  const query = fc.oneof(
    garbage,
    spoiled(buildQuery()),
    spoiled({
      ...buildService(),
      durations: [30],
      bookUntil: '2026-12-31',
      bookingWindowBusinessDays: 3,
      staffing: 'all',
      capacity: 2,
      resources: ['room'],
      caps: {},
      booked: [0],
    }).map((service) => ({ ...buildQuery(), service })),
    spoiled(staff).map((member) => ({ ...buildQuery(), staff: [member] })),
    spoiled({ day: 1, start: '09:00', end: '10:00' }).map((window) => ({
      ...buildQuery(),
      staff: [{ ...staff, hours: [window] }],
    })),
    spoiled({ date: '2026-06-01', windows: [] }).map((override) => ({
      ...buildQuery(),
      staff: [{ ...staff, overrides: [override] }],
    })),
    spoiled({ ...staff, appointments: [], caps: {}, booked: [] }).map((member) => ({
      ...buildQuery(),
      staff: [member],
    })),
    spoiled({ start: 0, blocked: { start: 0, end: 1 }, seatsTaken: 1 }).map((one) => ({
      ...buildQuery(),
      staff: [{ ...staff, appointments: [one] }],
    })),
    spoiled({ id: 'blue', kind: 'room', timeZone: 'UTC', hours: [], overrides: [], taken: [] }).map((resource) => ({
      ...buildQuery({ service: buildService({ resources: ['room'] }) }),
      resources: [resource],
    })),
    spoiled({ day: 1, week: 1, month: 1 }).map((caps) => ({
      ...buildQuery(),
      service: { ...buildService(), caps, booked: [START] },
    })),
    garbage.map((durationMinutes) => ({ ...buildQuery(), durationMinutes })),
    spoiled({ start: 0, end: 1 }).map((span) => ({ ...buildQuery(), staff: [{ ...staff, taken: [span] }] })),
  )

  test(
    'is answered, or refused with a CoreError; nothing else is ever thrown',
    () => {
      fc.assert(
        fc.property(query, garbage, (value, other) => {
          const acts = [
            () => findSlots(untyped(value)),
            () => explainSlot(untyped(value), START),
            () => explainSlot(buildQuery(), untyped(other)),
            () => nearestSlots(untyped(value), START, 2),
            () => parseRules(untyped(value)),
            () => parseHours(untyped(value), 'staff'),
          ]
          const thrown = acts.map(thrownBy).filter((error) => error !== undefined)
          expect(thrown.filter((error) => !(error instanceof CoreError))).toEqual([])
        }),
        propertyRuns(1000),
      )
    },
    PROPERTY_TIMEOUT_MS,
  )
})
