import { describe, expect, test } from 'vitest'
import { at, between, buildService, buildSnapshot, buildStaff } from '../testing/builders.js'
import type { PlaceSnapshot } from './snapshot.js'
import { decideTakeOver } from './take-over.js'

const decide = (snapshot: PlaceSnapshot, start: string, status: 'pending' | 'confirmed' = 'confirmed') =>
  decideTakeOver(snapshot, { start: at(start), status })

const refusalOf = (snapshot: PlaceSnapshot, start: string): unknown => {
  const decision = decide(snapshot, start)
  return decision.accepted ? 'accepted' : decision.refusal
}

describe('decideTakeOver', () => {
  test('asks neither for hours nor for grid, notice, window or caps', () => {
    const service = buildService({
      minimumNoticeMinutes: 100_000,
      bookingWindowDays: 0,
      bookUntil: '2026-06-01',
      caps: { day: 0 },
    })
    const staff = [buildStaff({ hours: [], overrides: [{ date: '2026-06-06', windows: [] }], caps: { week: 0 } })]
    expect(refusalOf(buildSnapshot({ service, staff }), '2026-06-06T23:47:00Z')).toBe('accepted')
  })

  test('has its buffers, and keeps its length in an hour that the clocks repeat', () => {
    const service = buildService({ durationMinutes: 90, bufferBeforeMinutes: 5, bufferAfterMinutes: 10 })
    const staff = [buildStaff({ timeZone: 'Europe/Berlin' })]
    const decision = decide(buildSnapshot({ service, staff }), '2026-10-25T00:30:00Z')
    expect(decision).toMatchObject({
      accepted: true,
      write: { place: { blocked: between('2026-10-25T00:25:00Z', '2026-10-25T02:10:00Z') } },
    })
  })

  test('touches no other claim, of people and of resources; what only touches is fine', () => {
    const taken = [between('2026-06-01T10:00:00Z', '2026-06-01T11:00:00Z')]
    const busy = buildSnapshot({ staff: [buildStaff({ taken })] })
    expect(refusalOf(busy, '2026-06-01T10:59:00Z')).toEqual({ problem: 'slot-taken' })
    expect(refusalOf(busy, '2026-06-01T11:00:00Z')).toBe('accepted')
    const room = { id: 'studio', kind: 'room', timeZone: 'UTC', hours: [], taken }
    const service = buildService({ resources: ['room'] })
    expect(refusalOf(buildSnapshot({ service, resources: [room] }), '2026-06-01T10:59:00Z')).toEqual({
      problem: 'slot-taken',
    })
    expect(refusalOf(buildSnapshot({ service, resources: [room] }), '2026-06-01T12:00:00Z')).toBe('accepted')
  })

  test('joins a group until it is full', () => {
    const start = at('2026-06-01T18:03:00Z')
    const blocked = { start, end: start + 30 * 60_000 }
    const group = (seatsTaken: number): PlaceSnapshot =>
      buildSnapshot({
        service: buildService({ capacity: 2 }),
        staff: [buildStaff({ appointments: [{ start, blocked, seatsTaken, durationMinutes: 30 }] })],
      })
    expect(decide(group(1), '2026-06-01T18:03:00Z')).toMatchObject({ write: { place: { joins: true } } })
    expect(refusalOf(group(2), '2026-06-01T18:03:00Z')).toEqual({ problem: 'slot-taken' })
  })

  test('is of the future', () => {
    expect(refusalOf(buildSnapshot(), '2026-05-31T19:59:00Z')).toEqual({
      problem: 'slot-unavailable',
      reason: 'past',
    })
  })

  test('tells what happened, and that everybody knows', () => {
    const decision = decide(buildSnapshot(), '2026-06-01T10:00:00Z', 'pending')
    expect(decision).toMatchObject({
      write: { status: 'pending', confirmBy: null },
      events: [{ type: 'booking.created', status: 'pending', actor: 'staff' }],
    })
    const messages = decision.accepted ? decision.messages : []
    expect(messages.map(({ kind, isKnown }) => [kind, isKnown])).toEqual([
      ['request-received', true],
      ['request-received', true],
      ['request-received', true],
    ])
  })
})
