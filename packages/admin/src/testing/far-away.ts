import type { Booking } from '@openslot/core/wire'
import { ADA, BEN } from './people.js'

/** Somebody of the house in Berlin whose clock is six hours behind. */
export const NINA = { ...BEN, id: 's-nina', slug: 'nina', name: 'Nina', timeZone: 'America/New_York' }

/** Who comes to her at ten; it is four in the afternoon in Berlin. */
export const ZOE: Booking = {
  ...ADA,
  id: 'b-zoe',
  start: '2026-11-26T15:00:00Z',
  end: '2026-11-26T15:30:00Z',
  staff: NINA,
  team: [NINA],
  customer: { name: 'Zoe', email: 'zoe@example.com', phone: null },
}
