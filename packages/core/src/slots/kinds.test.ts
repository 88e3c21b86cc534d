import { describe, expect, test } from 'vitest'
import type { Resource } from '../catalog/resource.js'
import type { GroupAppointment } from '../catalog/staff.js'
import { at, between, buildQuery, buildService, buildStaff, hoursOn } from '../testing/builders.js'
import { MINUTE_MS } from '../time/date.js'
import { toIso } from '../wire/instant.js'
import { findSlots } from './find-slots.js'
import type { SlotQuery } from './query.js'

const times = (query: SlotQuery): string[] => findSlots(query).map((slot) => toIso(slot.start).slice(11, 16))
const seats = (query: SlotQuery): unknown[] =>
  findSlots(query).map((slot) => [toIso(slot.start).slice(11, 16), slot.seatsLeft])

const morning = buildStaff({ hours: hoursOn([1], '09:00', '11:00') })

const group = (time: string, seatsTaken: number, minutes = 30): GroupAppointment => {
  const start = at(`2026-06-01T${time}:00Z`)
  return { start, blocked: { start, end: start + minutes * MINUTE_MS }, seatsTaken }
}

describe('several durations', () => {
  const query = buildQuery({ service: buildService({ durations: [60, 90] }), staff: [morning] })

  test('the default, unless another is asked for', () => {
    expect(times(query)).toEqual(['09:00', '09:30', '10:00', '10:30'])
    expect(times({ ...query, durationMinutes: 30 })).toEqual(times(query))
    const long = findSlots({ ...query, durationMinutes: 90 })
    expect(long.map((slot) => [toIso(slot.start).slice(11, 16), slot.end - slot.start])).toEqual([
      ['09:00', 90 * MINUTE_MS],
      ['09:30', 90 * MINUTE_MS],
    ])
  })
})

describe('a group service', () => {
  const service = buildService({ capacity: 3, durationMinutes: 60 })

  test('has all its places where nobody has booked, and the rest where somebody has', () => {
    const staff = [{ ...morning, appointments: [group('09:30', 2, 60)] }]
    // 09:00 and 10:00 would overlap the appointment at 09:30; it is not in its own way.
    expect(seats(buildQuery({ service, staff }))).toEqual([['09:30', 1]])
    expect(seats(buildQuery({ service, staff: [morning] }))).toEqual([
      ['09:00', 3],
      ['09:30', 3],
      ['10:00', 3],
    ])
  })

  test.each([3, 4])('%s places taken of three: full', (taken) => {
    const staff = [{ ...morning, appointments: [group('09:00', taken, 60)] }]
    expect(seats(buildQuery({ service, staff }))).toEqual([['10:00', 3]])
  })

  test('that has begun to fill is still bound by every other rule', () => {
    const staff = [{ ...morning, appointments: [group('09:00', 1, 60)] }]
    const taken = [between('2026-06-01T09:45:00Z', '2026-06-01T09:50:00Z')]
    expect(seats(buildQuery({ service, staff: [{ ...morning, ...staff[0], taken }] }))).toEqual([['10:00', 3]])
    expect(seats(buildQuery({ service, staff, now: at('2026-06-01T09:00:00.001Z') }))).toEqual([['10:00', 3]])
    // Off the grid: hours that changed since it was made.
    expect(seats(buildQuery({ service, staff: [{ ...morning, appointments: [group('09:10', 1, 60)] }] }))).toEqual([])
  })

  test('of one place: appointments just block, and no places are counted', () => {
    const staff = [{ ...morning, appointments: [group('09:30', 0)] }]
    expect(findSlots(buildQuery({ staff })).map((slot) => 'seatsLeft' in slot)).toEqual([false, false, false])
    expect(times(buildQuery({ staff }))).toEqual(['09:00', '10:00', '10:30'])
  })

  test('with several staff: the most that one of them has', () => {
    const ben = buildStaff({ ...morning, id: 'ben', appointments: [group('09:00', 2, 60)] })
    const anna = { ...morning, appointments: [group('09:00', 1, 60)] }
    expect(findSlots(buildQuery({ service, staff: [ben, anna] }))[0]).toEqual({
      start: at('2026-06-01T09:00:00Z'),
      end: at('2026-06-01T10:00:00Z'),
      staffIds: ['ben', 'anna'],
      seatsLeft: 2,
    })
  })

  test('is joined only by those who want its duration', () => {
    const long = { ...group('09:00', 1, 60), durationMinutes: 60 }
    const choice = buildService({ capacity: 3, durations: [60] })
    const staff = [{ ...morning, appointments: [long] }]
    expect(times(buildQuery({ service: choice, staff }))).toEqual(['10:00', '10:30'])
    expect(times(buildQuery({ service: choice, staff, durationMinutes: 60 }))).toEqual(['09:00', '10:00'])
  })
})

describe('with everyone named', () => {
  const ben = buildStaff({ id: 'ben', hours: hoursOn([1], '09:30', '12:00') })

  test('a start is free when it is for all of them', () => {
    const query = buildQuery({ service: buildService({ staffing: 'all' }), staff: [morning, ben] })
    expect(findSlots(query).map((slot) => [toIso(slot.start).slice(11, 16), slot.staffIds])).toEqual([
      ['09:30', ['anna', 'ben']],
      ['10:00', ['anna', 'ben']],
      ['10:30', ['anna', 'ben']],
    ])
    const taken = [between('2026-06-01T10:10:00Z', '2026-06-01T10:20:00Z')]
    expect(times({ ...query, staff: [morning, { ...ben, taken }] })).toEqual(['09:30', '10:30'])
  })

  test('of nobody: nothing', () => {
    expect(findSlots(buildQuery({ service: buildService({ staffing: 'all' }), staff: [] }))).toEqual([])
  })

  test('a group has the least places that one of them has', () => {
    const service = buildService({ staffing: 'all', capacity: 5 })
    const staffIds = ['anna', 'ben']
    const staff = [
      { ...morning, appointments: [{ ...group('10:00', 1), staffIds }] },
      { ...ben, appointments: [{ ...group('10:00', 3), staffIds }] },
    ]
    expect(seats(buildQuery({ service, staff }))).toEqual([
      ['09:30', 5],
      ['10:00', 2],
      ['10:30', 5],
    ])
    // Two groups side by side, from before everyone was needed: neither has everyone.
    const apart = staff.map((member) => ({ ...member, appointments: [group('10:00', 1)] }))
    expect(seats(buildQuery({ service, staff: apart }))).toEqual([
      ['09:30', 5],
      ['10:30', 5],
    ])
  })
})

describe('resources', () => {
  const busy = [between('2026-06-01T09:30:00Z', '2026-06-01T10:00:00Z')]
  const room = (id: string, taken: Resource['taken'] = []): Resource => ({ id, kind: 'room', taken })
  const asked = (kinds: string[], resources: Resource[], rules = {}): string[] =>
    times(buildQuery({ service: buildService({ resources: kinds, ...rules }), staff: [morning], resources }))

  test('one of the kind must be free, with the buffers of the service', () => {
    expect(asked(['room'], [room('blue', busy)])).toEqual(['09:00', '10:00', '10:30'])
    expect(asked(['room'], [room('blue', busy)], { bufferAfterMinutes: 1 })).toEqual(['10:00', '10:30'])
    expect(asked(['room'], [room('blue', busy)], { bufferBeforeMinutes: 1 })).toEqual(['09:00', '10:30'])
    expect(asked(['room'], [room('blue', busy), room('red')])).toHaveLength(4)
  })

  test('none of the kind: nothing; not needed: not looked at', () => {
    expect(asked(['laser'], [room('blue')])).toEqual([])
    expect(asked(['room'], [])).toEqual([])
    expect(asked([], [room('blue', busy)])).toHaveLength(4)
  })

  test('a kind named twice needs two, each kind its own', () => {
    expect(asked(['room', 'room'], [room('blue')])).toEqual([])
    expect(asked(['room', 'room'], [room('blue', busy), room('red')])).toEqual(['09:00', '10:00', '10:30'])
    const laser = { id: 'laser', kind: 'laser', taken: [between('2026-06-01T10:00:00Z', '2026-06-01T10:30:00Z')] }
    expect(asked(['room', 'laser'], [room('blue', busy), laser])).toEqual(['09:00', '10:30'])
  })

  test('one with hours must be open throughout, in its own zone, buffers aside', () => {
    const open = { timeZone: 'Europe/Berlin', hours: hoursOn([1], '11:30', '12:30') }
    expect(asked(['room'], [{ ...room('blue'), ...open }], { bufferBeforeMinutes: 15 })).toEqual(['09:30', '10:00'])
    const overrides = [{ date: '2026-06-01', windows: [] }]
    expect(asked(['room'], [{ ...room('blue'), ...open, overrides }])).toEqual([])
  })

  test('whoever joins a group needs no new one; a group without one is not joined', () => {
    const service = buildService({ resources: ['room'], capacity: 2 })
    const joined = (more: object, resources: Resource[]): unknown[] => {
      const staff = [{ ...morning, appointments: [{ ...group('09:30', 1), ...more }] }]
      return seats(buildQuery({ service, staff, resources }))
    }
    const others = [
      ['09:00', 2],
      ['10:00', 2],
      ['10:30', 2],
    ]
    expect(joined({ resourceIds: ['blue'] }, [room('blue', busy)])).toEqual(others.toSpliced(1, 0, ['09:30', 1]))
    expect(joined({}, [room('blue', busy)])).toEqual(others)
    expect(joined({}, [room('blue', busy), room('red')])).toEqual(others)
  })
})
