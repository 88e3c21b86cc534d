import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { slotsQuery } from './slots.js'

const good = { service: 'haircut', from: '2026-06-01T00:00:00Z', to: '2026-06-08T00:00:00Z' }

const issues = (query: unknown): [string | null, string][] =>
  v.safeParse(slotsQuery, query).issues?.map((issue) => [v.getDotPath(issue), issue.message]) ?? []

describe('slotsQuery', () => {
  test('instants come out in epoch milliseconds', () => {
    expect(v.parse(slotsQuery, { ...good, staff: 'anna', booking: 'booking-1' })).toEqual({
      service: 'haircut',
      staff: 'anna',
      booking: 'booking-1',
      from: Date.UTC(2026, 5, 1),
      to: Date.UTC(2026, 5, 8),
    })
  })

  test('62 days are the most', () => {
    expect(v.safeParse(slotsQuery, { ...good, to: '2026-08-02T00:00:00Z' }).success).toBe(true)
    expect(issues({ ...good, to: '2026-08-02T00:00:01Z' })).toEqual([['to', 'Ask for at most 62 days at once.']])
  })

  test('`to` may be `from`, and not before it', () => {
    expect(v.safeParse(slotsQuery, { ...good, to: good.from }).success).toBe(true)
    expect(issues({ ...good, to: '2026-05-31T23:59:59Z' })).toEqual([['to', '`to` must not be before `from`.']])
    // The same instant, though the wall clock of its text is later.
    expect(v.safeParse(slotsQuery, { ...good, from: '2026-06-08T02:00:00+02:00' }).success).toBe(true)
  })

  test('names what is wrong', () => {
    expect(issues({ ...good, from: '2026-06-01' }).map(([path]) => path)).toEqual(['from'])
    expect(issues({ ...good, service: '' })).toEqual([['service', 'The service is missing.']])
    expect(issues({}).map(([path]) => path)).toEqual(['service', 'from', 'to'])
  })
})
