import { expect, test } from 'vitest'
import { buildService, buildStaff } from '../testing/builders.js'
import { findSlots } from './find-slots.js'

const at = (iso: string): number => Date.parse(iso)

test('what is taken is crossed out of two overlapping windows that a clock change cuts in two', () => {
  // Norfolk moved from +11:30 to +11 at 2015-10-03T14:30Z, so the booking window's starts come in two spans. Saturday's
  // night runs from 06:25Z, Sunday's window from 13:30Z: its first start is taken.
  const query = {
    service: buildService({ durationMinutes: 15, slotIntervalMinutes: 15, bookingWindowDays: 14 }),
    staff: [
      buildStaff({
        timeZone: 'Pacific/Norfolk',
        hours: [
          { day: 6, start: '17:55', end: '10:00' },
          { day: 7, start: '01:00', end: '10:00' },
        ],
        taken: [{ start: at('2015-10-03T10:30:00Z'), end: at('2015-10-03T13:31:00Z') }],
      }),
    ],
    from: at('2015-10-03T00:00:00Z'),
    to: at('2015-10-04T00:00:00Z'),
    now: at('2015-10-01T12:00:00Z'),
  }
  const between = findSlots(query).filter(
    ({ start }) => at('2015-10-03T10:15:00Z') < start && start < at('2015-10-03T13:50:00Z'),
  )
  expect(between.map(({ start }) => new Date(start).toISOString().slice(11, 16))).toEqual(['13:40', '13:45'])
})
