import { DAY_MS } from '@openslot/core'
import type { BookingListStore, BookingPosition } from '../bookings/list-store.js'
import { asOf } from '../bookings/present.js'
import type { StoredBooking } from '../bookings/store.js'
import type { CatalogStaff } from '../catalog/catalog.js'
import { writeCalendar } from './icalendar.js'
import { eventOf } from './outgoing.js'

/** How far back a feed goes. */
const KEPT_DAYS = 31
const PAGE = 200
/** More than anybody has before them; a calendar program takes all of it each time. */
const MAX_EVENTS = 2_000
const REFRESH_MINUTES = 15

/** A staff member's bookings at `now` (epoch ms), for calendar programs that subscribe to them. */
export async function writeFeed(
  staff: Pick<CatalogStaff, 'id' | 'name' | 'timeZone'>,
  { bookingList, now, locale }: { bookingList: BookingListStore; now: number; locale: string },
): Promise<string> {
  const bookings: StoredBooking[] = []
  const filter = {
    now,
    from: now - KEPT_DAYS * DAY_MS,
    staffId: staff.id,
    statuses: ['pending', 'confirmed', 'completed', 'no-show'],
  } as const
  let after: BookingPosition | null = null
  do {
    const page: StoredBooking[] = await bookingList.page(filter, { after, limit: PAGE })
    bookings.push(...page.map((booking) => asOf(booking, now)))
    after = page.length === PAGE ? (page.at(-1) ?? null) : null
  } while (after !== null && bookings.length < MAX_EVENTS)
  const events = bookings.map((booking) => ({
    ...eventOf(booking, staff.timeZone, locale),
    stampMs: booking.updatedMs,
    isTentative: booking.status === 'pending',
  }))
  return writeCalendar(events, { name: staff.name, refreshMinutes: REFRESH_MINUTES })
}
