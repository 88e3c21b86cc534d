import type { AdminService, AdminStaffMember, Booking } from '@openslot/core/wire'
import type { Words } from '../i18n/en.js'

/** Why somebody can't be given a booking, in the reader's words; `null`: they have it, or give its service. */
export function notGiven(
  booking: Booking,
  member: AdminStaffMember,
  services: readonly AdminService[],
  { calendar }: Words,
): string | null {
  // What several give together keeps its people.
  if (booking.team.length > 1 || booking.staff.id === member.id) return null
  const service = services.find(({ id }) => id === booking.service.id)
  if (!service || (member.active && service.staff.includes(member.slug))) return null
  return calendar.notGiven(member.name, service.name)
}

/** Why nothing can be booked with somebody at all, in the reader's words; `null`: something can. */
export const givesNothing = (
  { slug, name }: AdminStaffMember,
  services: readonly AdminService[],
  { calendar }: Words,
): string | null =>
  services.some(({ active, staff }) => active && staff.includes(slug)) ? null : calendar.givesNothing(name)
