import { MINUTE_MS, policyAgainst } from '@openslot/core'
import { type Booking, toIso } from '@openslot/core/wire'
import type { CatalogStaff } from '../catalog/catalog.js'
import type { StoredBooking } from './store.js'

/** A booking as its customer may see it at `now` (epoch ms). */
export function presentBooking(booking: StoredBooking, now: number): Booking {
  const { service, staff } = booking
  const may = (action: 'reschedule' | 'cancel'): boolean =>
    policyAgainst(action, booking, service, now, 'customer') === undefined
  return {
    id: booking.id,
    status: booking.status,
    service: {
      id: service.id,
      slug: service.slug,
      name: service.name,
      durationMinutes: (booking.end - booking.start) / MINUTE_MS,
    },
    staff: nameOf(staff),
    team: booking.team.map(nameOf),
    location: service.location,
    start: toIso(booking.start),
    end: toIso(booking.end),
    timeZone: booking.timeZone,
    locale: booking.locale,
    customer: { name: booking.customerName, email: booking.customerEmail, phone: booking.customerPhone },
    guests: [...booking.guests],
    answers: booking.answers,
    notes: booking.notes,
    sequence: booking.sequence,
    createdAt: toIso(booking.createdMs),
    updatedAt: toIso(booking.updatedMs),
    cancelledAt: booking.cancelledMs === null ? null : toIso(booking.cancelledMs),
    cancelReason: booking.cancelReason,
    can: { reschedule: may('reschedule'), cancel: may('cancel') },
  }
}

const nameOf = ({ id, slug, name }: CatalogStaff): Booking['staff'] => ({ id, slug, name })
