import { describe, expect, test } from 'vitest'
import type { Resource } from '../catalog/resource.js'
import type { ServiceRules } from '../catalog/service.js'
import { buildQuery, buildService, hoursOn } from '../testing/builders.js'
import { START, fieldOf, untyped, withStaff, wrongField } from '../testing/oracle/wrong-input.js'
import { parseRules } from './rules.js'

describe('a wrong kind of service', () => {
  const bad: [keyof ServiceRules, unknown][] = [
    ['staffing', 'some'],
    ['staffing', null],
    ...[0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '2', null].map((value): [keyof ServiceRules, unknown] => [
      'capacity',
      value,
    ]),
    ...[-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, '5', 1e9].map((value): [keyof ServiceRules, unknown] => [
      'bookingWindowBusinessDays',
      value,
    ]),
    ...['2026-02-30', '26-12-31', '', 20_605, {}].map((value): [keyof ServiceRules, unknown] => ['bookUntil', value]),
    ...['room', null, 5, Array.from({ length: 101 }, () => 30)].flatMap((value): [keyof ServiceRules, unknown][] => [
      ['durations', value],
      ['resources', value],
    ]),
    ...['many', null, 5].map((value): [keyof ServiceRules, unknown] => ['caps', value]),
    ...['many', null, 5].map((value): [keyof ServiceRules, unknown] => ['booked', value]),
  ]

  test.each(bad)('%s: %s', (name, value) => {
    const service = { ...buildService(), [name]: value }
    expect(fieldOf(buildQuery({ service: untyped(service) }))).toBe(`service.${name}`)
    expect(wrongField(() => parseRules(untyped(service)))).toBe(`service.${name}`)
  })

  const inside: [string, object][] = [
    ...[-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, '3'].flatMap((value): [string, object][] => [
      ['service.caps.day', { caps: { day: value } }],
      ['service.caps.week', { caps: { day: 1, week: value } }],
      ['service.caps.month', { caps: { month: value } }],
    ]),
    ...[0, -30, 1.5, Number.NaN, '30', null, 7 * 1440 + 1].map((value): [string, object] => [
      'service.durations[1]',
      { durations: [60, value] },
    ]),
    ...['', 5, null].map((value): [string, object] => ['service.resources[1]', { resources: ['room', value] }]),
    ...[Number.NaN, Number.POSITIVE_INFINITY, '5', null].map((value): [string, object] => [
      'service.booked[1]',
      { booked: [0, value] },
    ]),
  ]

  test.each(inside)('%s: %j', (field, rules) => {
    const service = { ...buildService(), ...rules }
    expect(fieldOf(buildQuery({ service: untyped(service) }))).toBe(field)
    expect(wrongField(() => parseRules(untyped(service)))).toBe(field)
  })

  test.each([45, 0, -30, 30.5, Number.NaN, '30', null])('a duration that it does not have: %s', (durationMinutes) => {
    const service = buildService({ durations: [30, 60] })
    expect(fieldOf(buildQuery({ service, durationMinutes: untyped(durationMinutes) }))).toBe('durationMinutes')
  })
})

describe('wrong appointments, caps and bookings of staff', () => {
  const good = { start: START, blocked: { start: START, end: START + 1 }, seatsTaken: 1 }

  test.each([
    ['start', { ...good, start: Number.NaN }],
    ['start', { ...good, start: START + 0.5 }],
    ['start', null],
    ['start', undefined],
    ['blocked', { ...good, blocked: { start: START + 1, end: START + 2 } }],
    ['blocked', { ...good, blocked: { start: START, end: START } }],
    ['blocked.start', { ...good, blocked: undefined }],
    ['blocked.end', { ...good, blocked: { start: START, end: START - 1 } }],
    ['blocked.end', { ...good, blocked: { start: START, end: Number.POSITIVE_INFINITY } }],
    ['seatsTaken', { ...good, seatsTaken: -1 }],
    ['seatsTaken', { ...good, seatsTaken: 0.5 }],
    ['seatsTaken', { ...good, seatsTaken: undefined }],
    ['durationMinutes', { ...good, durationMinutes: 0 }],
    ['durationMinutes', { ...good, durationMinutes: '30' }],
    ['staffIds', { ...good, staffIds: 'ben' }],
    ['staffIds', { ...good, staffIds: [] }],
    ['staffIds[0]', { ...good, staffIds: [1] }],
    ['resourceIds', { ...good, resourceIds: 'blue' }],
    ['resourceIds[1]', { ...good, resourceIds: ['blue', ''] }],
  ])('%s', (name, wrong) => {
    const other = { ...good, start: START - 10, blocked: { start: START - 10, end: START } }
    expect(fieldOf(withStaff({ appointments: [other, wrong] }))).toBe(`staff[1].appointments[1].${name}`)
  })

  test('two appointments at one start', () => {
    expect(fieldOf(withStaff({ appointments: [good, good] }))).toBe('staff[1].appointments[1].start')
  })

  test.each([
    ['staff[1].appointments', { appointments: 'none' }],
    ['staff[1].caps', { caps: 3 }],
    ['staff[1].caps.week', { caps: { week: -1 } }],
    ['staff[1].booked', { booked: {} }],
    ['staff[1].booked[0]', { booked: [Number.NaN] }],
  ])('%s', (field, wrong) => {
    expect(fieldOf(withStaff(wrong))).toBe(field)
  })
})

describe('wrong resources', () => {
  const good = { id: 'blue', kind: 'room', taken: [] }
  const weekly = hoursOn([1], '09:00', '10:00')

  test.each([
    ['resources', 'none'],
    ['resources', [good, good]],
    ['resources[0].id', [null]],
    ['resources[0].id', Array<Resource>(1)],
    ['resources[0].id', [{ ...good, id: '' }]],
    ['resources[0].kind', [{ ...good, kind: undefined }]],
    ['resources[0].taken', [{ ...good, taken: undefined }]],
    ['resources[0].taken[0].end', [{ ...good, taken: [{ start: 0, end: Number.NaN }] }]],
    ['resources[0].timeZone', [{ ...good, timeZone: 'Mars/Olympus' }]],
    ['resources[0].timeZone', [{ ...good, hours: weekly }]],
    ['resources[0].hours', [{ ...good, timeZone: 'UTC', hours: null }]],
    ['resources[0].hours[0].start', [{ ...good, timeZone: 'UTC', hours: [{ day: 1, start: '25:00', end: '26:00' }] }]],
    ['resources[0].overrides', [{ ...good, overrides: [{ date: '2026-06-01', windows: [] }] }]],
    ['resources[0].overrides[0].date', [{ ...good, timeZone: 'UTC', hours: weekly, overrides: [{ date: '' }] }]],
  ])('%s', (field, resources) => {
    expect(fieldOf(buildQuery({ resources: untyped(resources) }))).toBe(field)
  })
})
