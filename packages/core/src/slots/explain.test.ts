import { describe, expect, test } from 'vitest'
import type { ServiceRules } from '../catalog/service.js'
import type { StaffMember } from '../catalog/staff.js'
import { at, between, buildQuery, buildService, buildStaff, hoursOn } from '../testing/builders.js'
import { explainSlot } from './explain.js'
import { nearestSlots } from './nearest.js'
import type { SlotQuery } from './query.js'
import type { SlotRefusal } from './refusal.js'

/** Why Anna can't take `start`. */
function refusals(start: string, query: SlotQuery): readonly SlotRefusal[] {
  const explanation = explainSlot(query, at(start))
  expect(explanation.bookable).toBe(false)
  return explanation.staff[0]?.refusals ?? []
}

const asked = (service: Partial<ServiceRules>, staff: Partial<StaffMember> = {}, now?: string): SlotQuery =>
  buildQuery({
    service: buildService(service),
    staff: [buildStaff(staff)],
    ...(now !== undefined && { now: at(now) }),
  })

describe('explainSlot', () => {
  test('nothing refuses what is bookable', () => {
    const query = buildQuery({ staff: [buildStaff(), buildStaff({ id: 'ben', hours: [] })] })
    const explanation = explainSlot(query, at('2026-06-01T09:00:00Z'))
    expect(explanation).toEqual({
      start: at('2026-06-01T09:00:00Z'),
      bookable: true,
      staffIds: ['anna'],
      staff: [
        { staffId: 'anna', refusals: [] },
        {
          staffId: 'ben',
          refusals: [
            {
              rule: 'outside-hours',
              closedAt: at('2026-06-01T09:00:00Z'),
              by: [{ date: '2026-06-01', source: 'weekly-hours', windows: [] }],
            },
          ],
        },
      ],
    })
  })

  test('with nobody there it is not bookable, and nobody refuses', () => {
    expect(explainSlot(buildQuery({ staff: [] }), at('2026-06-01T09:00:00Z'))).toMatchObject({
      bookable: false,
      staff: [],
    })
  })

  test('past: what has begun', () => {
    const query = asked({ minimumNoticeMinutes: 60 }, {}, '2026-06-01T09:00:00.001Z')
    expect(refusals('2026-06-01T09:00:00Z', query)).toEqual([{ rule: 'past', now: at('2026-06-01T09:00:00.001Z') }])
  })

  test('minimum-notice: with the first instant that keeps it', () => {
    const query = asked({ minimumNoticeMinutes: 60 }, {}, '2026-06-01T08:30:00Z')
    expect(refusals('2026-06-01T09:00:00Z', query)).toEqual([
      { rule: 'minimum-notice', earliest: at('2026-06-01T09:30:00Z') },
    ])
  })

  test("booking-window: with the last date, in the staff member's zone", () => {
    // 23:00Z on Sunday is Monday in Tokyo; Tuesday 09:00 there is Tuesday 00:00Z.
    const tokyo = { timeZone: 'Asia/Tokyo' }
    const query = { ...asked({ bookingWindowDays: 0 }, tokyo, '2026-05-31T23:00:00Z'), to: at('2026-06-03T00:00:00Z') }
    expect(refusals('2026-06-02T00:00:00Z', query)).toEqual([
      { rule: 'booking-window', lastDate: '2026-06-01', limit: 'days' },
    ])
  })

  /** When it is closed, and by which dates: `2026-06-01 override 540-1020`. */
  const closedBy = (start: string, query: SlotQuery): unknown[] =>
    refusals(start, query).map((refusal) =>
      refusal.rule === 'outside-hours' || refusal.rule === 'ends-after-hours'
        ? [
            refusal.rule,
            new Date(refusal.closedAt).toISOString().slice(0, 16),
            ...refusal.by.map(({ date, source, windows }) =>
              [date, source, ...windows.map((window) => `${window.start}-${window.end}`)].join(' '),
            ),
          ]
        : refusal.rule,
    )

  test('outside-hours: closed then, by the weekly hours or by an override', () => {
    expect(closedBy('2026-06-01T08:00:00Z', asked({}))).toEqual([
      ['outside-hours', '2026-06-01T08:00', '2026-06-01 weekly-hours 540-1020'],
    ])
    const overrides = [{ date: '2026-06-01', windows: [] }]
    expect(closedBy('2026-06-01T10:00:00Z', asked({}, { overrides }))).toEqual([
      ['outside-hours', '2026-06-01T10:00', '2026-06-01 override'],
    ])
  })

  test('ends-after-hours: open, but not until the end', () => {
    expect(closedBy('2026-06-01T16:30:00Z', asked({ durationMinutes: 45 }))).toEqual([
      ['ends-after-hours', '2026-06-01T17:00', '2026-06-01 weekly-hours 540-1020'],
    ])
    const hours = [1, 2].map((day) => ({ day, start: '22:00', end: '03:00' }))
    const query = { ...asked({}, { hours }), to: at('2026-06-03T00:00:00Z') }
    expect(closedBy('2026-06-02T02:45:00Z', query)).toEqual([
      [
        'ends-after-hours',
        '2026-06-02T03:00',
        '2026-06-01 weekly-hours 1320-1620',
        '2026-06-02 weekly-hours 1320-1620',
      ],
    ])
  })

  test('outside-hours: names the override that took a night away, though the start lies on the date after it', () => {
    const hours = [{ day: 1, start: '22:00', end: '02:00' }]
    const overrides = [{ date: '2026-06-01', windows: [] }]
    const query = { ...asked({}, { hours, overrides }), to: at('2026-06-03T00:00:00Z') }
    expect(closedBy('2026-06-02T01:00:00Z', query)).toEqual([
      ['outside-hours', '2026-06-02T01:00', '2026-06-01 override', '2026-06-02 weekly-hours'],
    ])
  })

  test('ends-after-hours: names the override on whose date the open time ends', () => {
    const hours = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, start: '00:00', end: '24:00' }))
    const overrides = [{ date: '2026-06-02', windows: [] }]
    const query = { ...asked({ durationMinutes: 60 }, { hours, overrides }), to: at('2026-06-03T00:00:00Z') }
    expect(closedBy('2026-06-01T23:30:00Z', query)).toEqual([
      ['ends-after-hours', '2026-06-02T00:00', '2026-06-02 override'],
    ])
  })

  test('reads what findSlots reads: getters and what is inherited as well', () => {
    const plain = asked({})
    const service = Object.create(plain.service) as ServiceRules
    const query = Object.create({ ...plain, service }) as SlotQuery
    expect(explainSlot(query, at('2026-06-01T09:00:00Z')).bookable).toBe(true)
    expect(nearestSlots(query, at('2026-06-01T09:00:00Z'), 2)).toHaveLength(2)
  })

  test('off-grid: with the points around it', () => {
    expect(refusals('2026-06-01T09:10:00Z', asked({}))).toEqual([
      { rule: 'off-grid', previous: at('2026-06-01T09:00:00Z'), next: at('2026-06-01T09:30:00Z') },
    ])
  })

  test('off-grid: after the last point there is no next', () => {
    const staff = { hours: hoursOn([1], '09:00', '17:00') }
    expect(refusals('2026-06-01T16:10:00Z', asked({ slotIntervalMinutes: 60 }, staff))).toEqual([
      { rule: 'off-grid', previous: at('2026-06-01T16:00:00Z') },
    ])
  })

  test('taken: with what it would block and every span in its way, as given', () => {
    const before = between('2026-06-01T09:30:00Z', '2026-06-01T09:56:00Z')
    const after = between('2026-06-01T10:30:00Z', '2026-06-01T11:00:00Z')
    const inside = between('2026-06-01T10:10:00Z', '2026-06-01T10:20:00Z')
    const query = asked({ bufferBeforeMinutes: 5 }, { taken: [after, inside, before] })
    expect(refusals('2026-06-01T10:00:00Z', query)).toEqual([
      { rule: 'taken', blocked: between('2026-06-01T09:55:00Z', '2026-06-01T10:30:00Z'), by: [inside, before] },
    ])
  })

  test('an empty span is in nobody’s way', () => {
    const taken = [between('2026-06-01T09:20:00Z', '2026-06-01T09:20:00Z')]
    expect(refusals('2026-06-01T09:10:00Z', asked({}, { taken })).map((refusal) => refusal.rule)).toEqual(['off-grid'])
  })

  test('outside-range: what nobody asked for', () => {
    const query = buildQuery()
    expect(refusals('2026-06-02T09:00:00Z', query)).toEqual([{ rule: 'outside-range', from: query.from, to: query.to }])
  })

  test('names every rule that is broken', () => {
    const taken = [between('2026-06-08T18:00:00Z', '2026-06-08T19:00:00Z')]
    const query = asked({ bookingWindowDays: 1, minimumNoticeMinutes: 30 * 1440 }, { taken })
    expect(refusals('2026-06-08T18:05:00Z', query).map((refusal) => refusal.rule)).toEqual([
      'minimum-notice',
      'booking-window',
      'outside-hours',
      'taken',
      'outside-range',
    ])
  })
})
