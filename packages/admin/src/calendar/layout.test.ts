import { expect } from '@open-wc/testing'
import type { Booking } from '@openslot/core/wire'
import { ADA, bookingOf } from '../testing/people.js'
import { blocksOf, hoursAround } from './layout.js'

describe('a column', () => {
  const places = (bookings: readonly Booking[], date = '2026-11-26', zone = 'Europe/Berlin') =>
    blocksOf(bookings, date, zone).map(({ booking, start, end, lane, lanes }) => [
      booking.customer.name,
      start,
      end,
      `${lane}/${lanes}`,
    ])

  it('has what is on its date by its own clock', () => {
    const late = bookingOf('Late', '23:30')
    expect(places([ADA, late])).to.deep.equal([
      ['Ada Lovelace', 630, 660, '0/1'],
      ['Late', 1410, 1440, '0/1'],
    ])
    expect(places([ADA, late], '2026-11-27', 'Asia/Tokyo')).to.deep.equal([['Late', 450, 480, '0/1']])
  })

  it('goes on with what began the evening before, and not with what ended at midnight', () => {
    const party = bookingOf('Party', '23:00', { end: '2026-11-26T23:30:00Z' })
    const last = bookingOf('Last', '22:00', { end: '2026-11-26T23:00:00Z' })
    expect(places([party, last])).to.deep.equal([
      ['Last', 1320, 1440, '0/2'],
      ['Party', 1380, 1440, '1/2'],
    ])
    expect(places([party, last], '2026-11-27')).to.deep.equal([['Party', 0, 30, '0/1']])
    expect(places([party, last], '2026-11-28')).to.deep.equal([])
  })

  it('ends by the clock in a night when the clocks are put back', () => {
    const night = bookingOf('Night', '12:00', { start: '2026-10-24T21:00:00Z', end: '2026-10-25T02:30:00Z' })
    expect(places([night], '2026-10-24')).to.deep.equal([['Night', 1380, 1440, '0/1']])
    expect(places([night], '2026-10-25')).to.deep.equal([['Night', 0, 210, '0/1']])
  })

  it('has what overlaps side by side, and what follows in the first free place', () => {
    const [a, b, c, d] = [
      bookingOf('A', '10:00', { end: '2026-11-26T10:00:00Z' }),
      bookingOf('B', '10:15'),
      bookingOf('C', '10:45'),
      bookingOf('D', '11:15'),
    ]
    expect(places([d, c, b, a])).to.deep.equal([
      ['A', 600, 660, '0/2'],
      ['B', 615, 645, '1/2'],
      ['C', 645, 675, '1/2'],
      ['D', 675, 705, '0/1'],
    ])
  })

  it('shows the hours of a usual day, and those around it that are needed', () => {
    const hours = (bookings: readonly Booking[]) => hoursAround(blocksOf(bookings, '2026-11-26', 'Europe/Berlin'))
    expect(hours([])).to.deep.equal({ from: 8, to: 18 })
    expect(hours([bookingOf('A', '06:30'), bookingOf('B', '20:15')])).to.deep.equal({ from: 6, to: 21 })
  })
})
