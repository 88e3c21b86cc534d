import type { Booking } from '@openslot/core/wire'
import type { FakeServer } from './fake-server.js'
import { ANNA, BEN, HAIRCUT, bookingOf } from './people.js'
import { salon } from './salon.js'
import { seeHeading, visit } from './visit.js'

/** Somebody who comes to Ben. */
export const BOB = bookingOf('Bob', '11:00', { staff: BEN, team: [BEN] })

/** The calendar of a salon with these bookings; `search` is what its address says. */
export async function openCalendar(
  bookings: readonly Booking[],
  staff = [ANNA, BEN],
  search = '',
  services = [{ ...HAIRCUT, staff: staff.map(({ slug }) => slug) }],
): Promise<FakeServer> {
  const server = salon({ bookings, staff, services })
  await visit(server, `/admin/calendar${search}`)
  await seeHeading('Calendar')
  return server
}
