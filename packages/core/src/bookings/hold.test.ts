import { describe, expect, test } from 'vitest'
import { at, between, buildSnapshot, buildStaff } from '../testing/builders.js'
import { decideBooking } from './book.js'
import { decideHold } from './hold.js'

const start = at('2026-06-01T10:00:00Z')

describe('decideHold', () => {
  test('keeps the place that a booking would get, for its minutes, and owes nobody a message', () => {
    const snapshot = buildSnapshot()
    const booking = decideBooking(snapshot, { start })
    expect(decideHold(snapshot, { start, holdMinutes: 5 })).toEqual({
      accepted: true,
      write: { place: booking.accepted && booking.write.place, expiresAt: at('2026-05-31T20:05:00Z') },
      events: [],
      messages: [],
    })
  })

  test('is refused for the reasons that a booking is refused for', () => {
    const taken = [between('2026-06-01T10:00:00Z', '2026-06-01T11:00:00Z')]
    const snapshots = [
      buildSnapshot({ staff: [buildStaff({ taken })] }),
      buildSnapshot({ staff: [buildStaff({ hours: [] })] }),
      buildSnapshot({ now: start + 1 }),
    ]
    for (const snapshot of snapshots) {
      expect(decideHold(snapshot, { start, holdMinutes: 5 })).toEqual(decideBooking(snapshot, { start }))
    }
  })

  test('a held place is taken for the next', () => {
    const first = decideHold(buildSnapshot(), { start, holdMinutes: 5 })
    const taken = first.accepted ? [first.write.place.blocked] : []
    expect(decideHold(buildSnapshot({ staff: [buildStaff({ taken })] }), { start, holdMinutes: 5 })).toEqual({
      accepted: false,
      refusal: { problem: 'slot-taken' },
    })
  })
})
