import { describe, expect, test } from 'vitest'
import { at, between, buildQuery, buildService, buildStaff, hoursOn } from '../testing/builders.js'
import { NASTY_DAYS } from '../testing/nasty-days.js'
import { DAY_MS, MINUTE_MS } from '../time/date.js'
import { toIso } from '../wire/instant.js'
import { findSlots } from './find-slots.js'
import type { SlotQuery } from './query.js'

const starts = (query: SlotQuery): string[] => findSlots(query).map((slot) => toIso(slot.start))
const times = (query: SlotQuery): string[] => starts(query).map((start) => start.slice(11, 16))

describe('findSlots on nasty days', () => {
  const withSlots = NASTY_DAYS.flatMap((day) => (day.slots ? [{ ...day, slots: day.slots }] : []))

  test.each(withSlots)('$name', ({ staff, from, to, slots }) => {
    const query = {
      service: buildService(slots.service),
      staff: [buildStaff(staff)],
      from: at(from),
      to: at(to),
      now: slots.now === undefined ? at(from) - 7 * DAY_MS : at(slots.now),
    }
    expect(starts(query)).toEqual(slots.starts)
  })

  test.each(NASTY_DAYS)('$name: a service of one minute starts at every open minute', (day) => {
    const from = at(day.from)
    const to = at(day.to)
    const openMinutes = new Set<number>()
    for (const run of day.runs) {
      for (let minute = at(run.start); minute < at(run.end); minute += MINUTE_MS) {
        if (from <= minute && minute < to) openMinutes.add(minute)
      }
    }
    const service = buildService({ durationMinutes: 1, slotIntervalMinutes: 1 })
    const found = findSlots({ service, staff: [buildStaff(day.staff)], from, to, now: from - 7 * DAY_MS })
    expect(found.map((slot) => slot.start)).toEqual([...openMinutes].toSorted((a, b) => a - b))
  })
})

describe('findSlots', () => {
  const morning = buildStaff({ hours: hoursOn([1], '09:00', '11:00') })

  test('lists starts on the grid whose appointment ends before closing', () => {
    expect(findSlots(buildQuery({ staff: [morning] }))).toEqual([
      { start: at('2026-06-01T09:00:00Z'), end: at('2026-06-01T09:30:00Z'), staffIds: ['anna'] },
      { start: at('2026-06-01T09:30:00Z'), end: at('2026-06-01T10:00:00Z'), staffIds: ['anna'] },
      { start: at('2026-06-01T10:00:00Z'), end: at('2026-06-01T10:30:00Z'), staffIds: ['anna'] },
      { start: at('2026-06-01T10:30:00Z'), end: at('2026-06-01T11:00:00Z'), staffIds: ['anna'] },
    ])
  })

  test('the range is half-open and does not move the grid', () => {
    const range = { from: at('2026-06-01T09:10:00Z'), to: at('2026-06-01T10:30:00Z') }
    expect(times(buildQuery({ staff: [morning], ...range }))).toEqual(['09:30', '10:00'])
  })

  test('a fraction of a millisecond in the range is neither lost nor won', () => {
    const query = buildQuery({ staff: [morning], from: at('2026-06-01T09:00:00Z') + 0.5 })
    expect(times({ ...query, to: at('2026-06-01T10:00:00Z') + 0.5 })).toEqual(['09:30', '10:00'])
  })

  test('an empty range has no slots, nor has nobody', () => {
    const from = at('2026-06-01T09:00:00Z')
    expect(findSlots(buildQuery({ from, to: from }))).toEqual([])
    expect(findSlots(buildQuery({ staff: [] }))).toEqual([])
  })

  test('touching is no overlap', () => {
    const taken = [between('2026-06-01T09:30:00Z', '2026-06-01T10:00:00Z')]
    expect(times(buildQuery({ staff: [{ ...morning, taken }] }))).toEqual(['09:00', '10:00', '10:30'])
  })

  test('a claim one millisecond into an appointment refuses it', () => {
    const start = at('2026-06-01T09:30:00Z')
    const taken = [{ start: start - 1, end: start + 30 * MINUTE_MS + 1 }]
    expect(times(buildQuery({ staff: [{ ...morning, taken }] }))).toEqual(['10:30'])
  })

  test('an empty taken span takes nothing', () => {
    const taken = [between('2026-06-01T09:10:00Z', '2026-06-01T09:10:00Z')]
    expect(times(buildQuery({ staff: [{ ...morning, taken }] }))).toHaveLength(4)
  })

  test('buffers may reach outside opening hours', () => {
    const service = buildService({ bufferBeforeMinutes: 60, bufferAfterMinutes: 60 })
    expect(times(buildQuery({ service, staff: [morning] }))).toHaveLength(4)
  })

  test("two bookings' buffers add up", () => {
    const service = buildService({ bufferBeforeMinutes: 10, bufferAfterMinutes: 20, slotIntervalMinutes: 10 })
    // An appointment from 10:00 to 10:30 blocks 09:50 to 10:50, and the next one needs its own ten minutes before.
    const taken = [between('2026-06-01T09:50:00Z', '2026-06-01T10:50:00Z')]
    const staff = [buildStaff({ hours: hoursOn([1], '08:00', '12:00'), taken })]
    const found = times(buildQuery({ service, staff }))
    expect(found.filter((time) => time < '10:00').at(-1)).toBe('09:00')
    expect(found.find((time) => time > '10:00')).toBe('11:00')
  })

  test('a claim outside the range refuses by its overlap all the same', () => {
    const service = buildService({ bufferAfterMinutes: 45 })
    const taken = [between('2026-06-01T10:00:00Z', '2026-06-01T10:30:00Z')]
    const range = { from: at('2026-06-01T09:00:00Z'), to: at('2026-06-01T09:31:00Z') }
    expect(times(buildQuery({ service, staff: [{ ...morning, taken }], ...range }))).toEqual([])
  })

  test('minimum notice counts to the millisecond and does not move the grid', () => {
    const service = buildService({ minimumNoticeMinutes: 60 })
    const query = buildQuery({ service, staff: [morning] })
    expect(times({ ...query, now: at('2026-06-01T08:30:00Z') })).toEqual(['09:30', '10:00', '10:30'])
    expect(times({ ...query, now: at('2026-06-01T08:30:00Z') + 1 })).toEqual(['10:00', '10:30'])
  })

  test('the present itself can be booked, the past not', () => {
    expect(times(buildQuery({ staff: [morning], now: at('2026-06-01T10:00:00Z') }))).toEqual(['10:00', '10:30'])
  })

  test('the booking window opens and closes whole days of the staff member', () => {
    const service = buildService({ bookingWindowDays: 1, durationMinutes: 480 })
    const week = { from: at('2026-05-31T00:00:00Z'), to: at('2026-06-06T00:00:00Z') }
    // 23:59 on Monday in UTC is Tuesday in Tokyo: there, Wednesday is already open.
    const now = at('2026-06-01T23:59:00Z')
    const tokyo = buildStaff({ timeZone: 'Asia/Tokyo' })
    expect(starts(buildQuery({ service, ...week, now }))).toEqual(['2026-06-02T09:00:00Z'])
    expect(starts(buildQuery({ service, staff: [tokyo], ...week, now }))).toEqual([
      '2026-06-02T00:00:00Z',
      '2026-06-03T00:00:00Z',
    ])
  })

  test('one entry for each start, with everyone who can take it, in the order of the query', () => {
    const ben = buildStaff({ id: 'ben', timeZone: 'Europe/Berlin', hours: hoursOn([1], '12:00', '13:30') })
    const query = buildQuery({ staff: [ben, morning] })
    expect(findSlots(query).map((slot) => [toIso(slot.start).slice(11, 16), slot.staffIds])).toEqual([
      ['09:00', ['anna']],
      ['09:30', ['anna']],
      ['10:00', ['ben', 'anna']],
      ['10:30', ['ben', 'anna']],
      ['11:00', ['ben']],
    ])
  })

  test('a taken span that ends a hair after a blocked span begins does not stop the search', () => {
    // 5e-324 + one hour is one hour: a search that goes on from there without care stands still for ever.
    const service = buildService({ durationMinutes: 60, slotIntervalMinutes: 60, bufferBeforeMinutes: 60 })
    const staff = [buildStaff({ hours: hoursOn([4], '00:00', '03:00'), taken: [{ start: -1, end: 5e-324 }] })]
    const query = buildQuery({ service, staff, from: 0, to: DAY_MS, now: -DAY_MS })
    expect(starts(query)).toEqual(['1970-01-01T02:00:00Z'])
  })

  test('leaves what it is given alone', () => {
    const taken = [
      between('2026-06-01T10:00:00Z', '2026-06-01T10:30:00Z'),
      between('2026-06-01T09:00:00Z', '2026-06-01T09:30:00Z'),
    ]
    const query = buildQuery({ staff: [{ ...morning, taken }] })
    const before = structuredClone(query)
    findSlots(query)
    expect(query).toEqual(before)
  })
})
