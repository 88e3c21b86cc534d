import { DAY_MS } from '@openslot/core'
import type { BookingListStore } from '../bookings/list-store.js'
import { asOf } from '../bookings/present.js'
import type { CatalogStaff } from '../catalog/catalog.js'
import { type WrittenEvent, writePages } from './icalendar.js'
import { eventOf } from './outgoing.js'

/** How far back a feed goes. */
const KEPT_DAYS = 31
const PAGE = 200
const REFRESH_MINUTES = 15

interface FeedContext {
  readonly bookingList: BookingListStore
  readonly now: number
  readonly locale: string
}

type FeedStaff = Pick<CatalogStaff, 'id' | 'name' | 'timeZone'>

/** A staff member's bookings at `now` (epoch ms), for calendar programs that subscribe to them. */
export const writeFeed = (staff: FeedStaff, context: FeedContext): Promise<string> =>
  writePages(pages(staff, context), { name: staff.name, refreshMinutes: REFRESH_MINUTES })

/** All there are: of what a feed leaves out, its reader's calendar would say that they are free. */
async function* pages(staff: FeedStaff, { bookingList, now, locale }: FeedContext): AsyncGenerator<WrittenEvent[]> {
  const filter = {
    now,
    from: now - KEPT_DAYS * DAY_MS,
    staffId: staff.id,
    statuses: ['pending', 'confirmed', 'completed', 'no-show'],
  } as const
  const ids = await bookingList.ids(filter)
  for (let at = 0; at < ids.length; at += PAGE) {
    const page = await bookingList.among(ids.slice(at, at + PAGE), filter)
    yield page
      .map((booking) => asOf(booking, now))
      .map((booking) => ({
        ...eventOf(booking, staff.timeZone, locale),
        stampMs: booking.updatedMs,
        isTentative: booking.status === 'pending',
      }))
  }
}
