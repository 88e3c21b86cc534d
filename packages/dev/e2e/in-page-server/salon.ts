import type { Catalog } from '@openslot/widget/testing'

// What both servers offer, and a wish to book it.

const person = (slug: string, name: string): Catalog['staff'][number] => ({
  slug,
  name,
  email: `${slug}@salon.example`,
  timeZone: 'Europe/Berlin',
  hours: [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }],
  overrides: [{ date: '2026-06-04', windows: [] }],
})

export const HAIRCUT: Catalog['services'][number] = {
  slug: 'haircut',
  name: 'Haircut',
  description: 'Wash and cut.',
  durationMinutes: 30,
  durations: [60],
  slotIntervalMinutes: 15,
  bufferAfterMinutes: 10,
  minimumNoticeMinutes: 60,
  bookingWindowDays: 60,
  price: { amount: 4500, currency: 'EUR' },
  location: { kind: 'in-person', text: 'Linden Lane 4; yard, left' },
  staff: ['anna', 'ben'],
}

export const salon = (service: Partial<Catalog['services'][number]> = {}): Catalog => ({
  services: [{ ...HAIRCUT, ...service }],
  staff: [person('anna', 'Anna'), person('ben', 'Ben')],
  resources: [{ slug: 'room', name: 'Room', kind: 'room' }],
})

export const TUESDAY = 'from=2026-06-02T00:00:00Z&to=2026-06-03T00:00:00Z'
export const TEN = '2026-06-02T08:00:00Z'
export const MIA = {
  timeZone: 'Europe/Berlin',
  locale: 'en-GB',
  customer: { name: 'Mia Muster', email: 'mia@example.com' },
}
export const wish = (changes: object = {}): object => ({ service: 'haircut', start: TEN, ...MIA, ...changes })
