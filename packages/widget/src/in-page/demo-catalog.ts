import { ownZone } from '../zones/known-zone.js'
import type { Catalog } from './catalog.js'

/**
 * A salon that is ready to be booked.
 *
 * @param timeZone where it is. Left out: where the machine is, so that its hours are somebody's working day.
 */
export function demoCatalog(timeZone = ownZone()): Catalog {
  const location = { kind: 'in-person', text: 'Linden Lane 4' } as const
  const rules = { bookingWindowDays: 60, minimumNoticeMinutes: 60, bufferAfterMinutes: 10, location }
  return {
    services: [
      {
        slug: 'haircut',
        name: 'Haircut',
        description: 'Wash, cut and finish.',
        durationMinutes: 30,
        slotIntervalMinutes: 15,
        price: { amount: 4500, currency: 'EUR' },
        staff: ['anna', 'ben'],
        ...rules,
      },
      {
        slug: 'colour',
        name: 'Cut and colour',
        description: 'Colour that suits you, then a fresh cut.',
        durationMinutes: 105,
        slotIntervalMinutes: 30,
        price: { amount: 12_800, currency: 'EUR' },
        staff: ['anna', 'chiara'],
        ...rules,
      },
      {
        slug: 'beard',
        name: 'Beard trim',
        description: 'Shape, trim and hot towel.',
        durationMinutes: 20,
        slotIntervalMinutes: 10,
        price: { amount: 2200, currency: 'EUR' },
        staff: ['ben'],
        ...rules,
      },
    ],
    staff: [
      {
        slug: 'anna',
        name: 'Anna',
        timeZone,
        hours: [
          { days: [1, 2, 3, 4, 5], start: '09:00', end: '13:00' },
          { days: [1, 2, 3, 4, 5], start: '14:00', end: '18:00' },
        ],
      },
      {
        slug: 'ben',
        name: 'Ben',
        timeZone,
        hours: [
          { days: [2, 4], start: '12:00', end: '20:00' },
          { days: [6], start: '10:00', end: '16:00' },
        ],
      },
      { slug: 'chiara', name: 'Chiara', timeZone, hours: [{ days: [3, 4, 5, 6], start: '10:00', end: '18:00' }] },
    ],
  }
}
