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

  it('has what starts on its date by its own clock', () => {
    const late = bookingOf('Late', '23:45')
    expect(places([ADA, late])).to.deep.equal([
      ['Ada Lovelace', 630, 660, '0/1'],
      ['Late', 1410, 1440, '0/1'],
    ])
    expect(places([ADA, late], '2026-11-27', 'Asia/Tokyo')).to.deep.equal([['Late', 465, 495, '0/1']])
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
