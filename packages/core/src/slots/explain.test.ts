import { describe, expect, test } from 'vitest'
import type { ServiceRules } from '../catalog/service.js'
import type { StaffMember } from '../catalog/staff.js'
import { at, between, buildQuery, buildService, buildStaff, hoursOn } from '../testing/builders.js'
import { explainSlot } from './explain.js'
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

/** In minutes of the date. */
const NINE_TO_FIVE = { start: 540, end: 1020 }

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
          refusals: [{ rule: 'outside-hours', date: '2026-06-01', source: 'weekly-hours', windows: [] }],
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

  test('outside-hours: closed then, by the weekly hours or by an override', () => {
    expect(refusals('2026-06-01T08:00:00Z', asked({}))).toEqual([
      { rule: 'outside-hours', date: '2026-06-01', source: 'weekly-hours', windows: [NINE_TO_FIVE] },
    ])
    const overrides = [{ date: '2026-06-01', windows: [] }]
    expect(refusals('2026-06-01T10:00:00Z', asked({}, { overrides }))).toEqual([
      { rule: 'outside-hours', date: '2026-06-01', source: 'override', windows: [] },
    ])
  })

  test('outside-hours: open, but not until the end', () => {
    expect(refusals('2026-06-01T16:30:00Z', asked({ durationMinutes: 45 }))).toEqual([
      {
        rule: 'outside-hours',
        date: '2026-06-01',
        source: 'weekly-hours',
        windows: [NINE_TO_FIVE],
        closesAt: at('2026-06-01T17:00:00Z'),
      },
    ])
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
