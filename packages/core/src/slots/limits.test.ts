import { describe, expect, test } from 'vitest'
import type { ServiceRules } from '../catalog/service.js'
import { EVERY_DAY, at, buildQuery, buildService, buildStaff, hoursOn } from '../testing/builders.js'
import { toIso } from '../wire/instant.js'
import { explainSlot } from './explain.js'
import { findSlots } from './find-slots.js'
import type { SlotQuery } from './query.js'

// One appointment a day at noon, so that a list of slots is a list of dates. Monday is 1 June 2026.
const noon = buildStaff({ hours: hoursOn(EVERY_DAY, '12:00', '12:30') })
const workingDays = buildStaff({ hours: hoursOn([1, 2, 3, 4, 5], '12:00', '12:30') })

const query = (rules: Partial<ServiceRules>, changes: Partial<SlotQuery> = {}): SlotQuery =>
  buildQuery({
    service: buildService(rules),
    staff: [noon],
    from: at('2026-06-01T00:00:00Z'),
    to: at('2026-07-01T00:00:00Z'),
    now: at('2026-06-01T08:00:00Z'),
    ...changes,
  })

const dates = (asked: SlotQuery): string[] => findSlots(asked).map((slot) => toIso(slot.start).slice(0, 10))

describe('the booking window', () => {
  test('up to a date, that day included', () => {
    expect(dates(query({ bookUntil: '2026-06-03' }))).toEqual(['2026-06-01', '2026-06-02', '2026-06-03'])
    expect(dates(query({ bookUntil: '2026-05-31' }))).toEqual([])
    expect(dates(query({ bookUntil: null }))).toHaveLength(30)
  })

  test("the date is the staff member's own", () => {
    const auckland = buildStaff({ timeZone: 'Pacific/Auckland', hours: hoursOn(EVERY_DAY, '08:00', '08:30') })
    // 08:00 on 3 June in Auckland is 20:00 on 2 June in UTC.
    const found = findSlots(query({ bookUntil: '2026-06-03' }, { staff: [auckland] }))
    expect(found.map((slot) => toIso(slot.start))).toEqual(['2026-06-01T20:00:00Z', '2026-06-02T20:00:00Z'])
  })

  test('business days are those with a window; today counts as none', () => {
    const staff = [workingDays]
    expect(dates(query({ bookingWindowBusinessDays: 0 }, { staff }))).toEqual(['2026-06-01'])
    expect(dates(query({ bookingWindowBusinessDays: 5 }, { staff })).at(-1)).toBe('2026-06-08')
    expect(dates(query({ bookingWindowBusinessDays: null }, { staff }))).toHaveLength(22)
  })

  test('an override makes a business day, or takes one', () => {
    const overrides = [
      { date: '2026-06-02', windows: [] },
      { date: '2026-06-06', windows: [{ start: '12:00', end: '12:30' }] },
    ]
    const staff = [{ ...workingDays, overrides }]
    expect(dates(query({ bookingWindowBusinessDays: 4 }, { staff }))).toEqual([
      '2026-06-01',
      '2026-06-03',
      '2026-06-04',
      '2026-06-05',
      '2026-06-06',
    ])
  })

  test('who never works is looked for no longer than was asked for', () => {
    const staff = [buildStaff({ hours: [] })]
    expect(dates(query({ bookingWindowBusinessDays: 36_600 }, { staff }))).toEqual([])
  })

  test('a date that the zone skips is no business day', () => {
    const apia = buildStaff({ timeZone: 'Pacific/Apia', hours: hoursOn(EVERY_DAY, '12:00', '12:30') })
    // Apia went from Thursday 29 to Saturday 31 December 2011.
    const skipping = query(
      { bookingWindowBusinessDays: 2 },
      {
        staff: [apia],
        now: at('2011-12-29T20:00:00Z'),
        from: at('2011-12-29T00:00:00Z'),
        to: at('2012-01-10T00:00:00Z'),
      },
    )
    const found = findSlots(skipping).map((slot) => toIso(slot.start))
    expect(found).toEqual(['2011-12-29T22:00:00Z', '2011-12-30T22:00:00Z', '2011-12-31T22:00:00Z'])
  })

  test('of several limits all hold, and the explanation names the one that ends it', () => {
    const rules = { bookingWindowDays: 9, bookingWindowBusinessDays: 3, bookUntil: '2026-06-06' }
    const limitOf = (changed: Partial<ServiceRules>): unknown =>
      explainSlot(query({ ...rules, ...changed }), at('2026-06-15T12:00:00Z')).staff[0]?.refusals[0]
    expect(limitOf({})).toEqual({ rule: 'booking-window', lastDate: '2026-06-04', limit: 'business-days' })
    expect(limitOf({ bookingWindowBusinessDays: 20 })).toMatchObject({ lastDate: '2026-06-06', limit: 'date' })
    expect(limitOf({ bookingWindowBusinessDays: 20, bookUntil: null })).toMatchObject({
      lastDate: '2026-06-10',
      limit: 'days',
    })
  })
})

describe('caps', () => {
  const halfHours = buildStaff({ hours: hoursOn(EVERY_DAY, '12:00', '13:00') })
  const booked = ['2026-06-02T09:00:00Z', '2026-06-02T10:00:00Z', '2026-06-10T09:00:00Z'].map(at)

  test('a day that has as many bookings as it may is full', () => {
    const found = dates(query({ caps: { day: 2 }, booked }, { staff: [halfHours] }))
    expect(found.filter((date) => date === '2026-06-02')).toEqual([])
    expect(found).toHaveLength(58)
    expect(dates(query({ caps: { day: 3 }, booked }, { staff: [halfHours] }))).toHaveLength(60)
  })

  test('weeks go from Monday to Sunday, months by the calendar', () => {
    expect(dates(query({ caps: { week: 2 }, booked }))[0]).toBe('2026-06-08')
    expect(dates(query({ caps: { month: 3 }, booked }, { to: at('2026-08-01T00:00:00Z') }))[0]).toBe('2026-07-01')
    expect(dates(query({ caps: { month: 4 }, booked }))).toHaveLength(30)
  })

  test('of a staff member count all their bookings, and bind them alone', () => {
    const anna = buildStaff({ ...noon, caps: { day: 2 }, booked })
    const ben = buildStaff({ ...noon, id: 'ben' })
    const found = findSlots(query({}, { staff: [anna, ben] })).map((slot) => slot.staffIds.join())
    expect(found.slice(0, 3)).toEqual(['anna,ben', 'ben', 'anna,ben'])
  })

  test("are counted in each staff member's own zone", () => {
    // 22:30Z on Monday is Tuesday in Berlin and Monday in New York.
    const late = [at('2026-06-01T22:30:00Z')]
    const berlin = buildStaff({ ...noon, timeZone: 'Europe/Berlin' })
    const newYork = buildStaff({ ...noon, id: 'ben', timeZone: 'America/New_York' })
    const rules = { caps: { day: 1 }, booked: late }
    expect(dates(query(rules, { staff: [berlin] })).slice(0, 2)).toEqual(['2026-06-01', '2026-06-03'])
    expect(dates(query(rules, { staff: [newYork] })).slice(0, 2)).toEqual(['2026-06-02', '2026-06-03'])
  })

  test('of nothing, or none', () => {
    expect(dates(query({ caps: {}, booked }))).toHaveLength(30)
    expect(dates(query({ caps: { day: null }, booked }))).toHaveLength(30)
    expect(dates(query({ caps: { day: 0 } }))).toEqual([])
  })

  test('the explanation says whose cap, of what period, and since when it is full', () => {
    const staff = [buildStaff({ ...noon, caps: { week: 1 }, booked })]
    const asked = query({ caps: { day: 2, month: 9 }, booked }, { staff })
    expect(explainSlot(asked, at('2026-06-02T12:00:00Z')).staff[0]?.refusals).toEqual([
      { rule: 'cap-reached', cap: 'service', period: 'day', limit: 2, booked: 2, firstDate: '2026-06-02' },
      { rule: 'cap-reached', cap: 'staff', period: 'week', limit: 1, booked: 2, firstDate: '2026-06-01' },
    ])
  })
})

test('a month that a clock change makes longer than 31 days is counted whole', () => {
  // Clocks fall back on 25 October: the month's first hour is 31 days and an hour before its end.
  const berlin = buildStaff({ timeZone: 'Europe/Berlin', hours: hoursOn(EVERY_DAY, '23:30', '24:00') })
  const booked = [at('2026-09-30T22:00:00Z')]
  const asked = query(
    { caps: { month: 1 }, booked },
    {
      staff: [berlin],
      from: at('2026-10-31T22:15:00Z'),
      to: at('2026-11-01T23:30:00Z'),
      now: at('2026-09-01T00:00:00Z'),
    },
  )
  expect(findSlots(asked).map((slot) => toIso(slot.start))).toEqual(['2026-11-01T22:30:00Z'])
})
