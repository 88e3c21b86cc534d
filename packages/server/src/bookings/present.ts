import { policyAgainst } from '@openslot/core'
import { type Booking, toIso } from '@openslot/core/wire'
import type { StoredBooking } from './store.js'

/** A booking as its customer may see it at `now` (epoch ms). */
export function presentBooking(booking: StoredBooking, now: number): Booking {
  const { service, staff } = booking
  const may = (action: 'reschedule' | 'cancel'): boolean =>
    policyAgainst(action, booking, service, now, 'customer') === undefined
  return {
    id: booking.id,
    status: booking.status,
    service: { id: service.id, slug: service.slug, name: service.name, durationMinutes: service.durationMinutes },
    staff: { id: staff.id, slug: staff.slug, name: staff.name },
    start: toIso(booking.start),
    end: toIso(booking.end),
    timeZone: booking.timeZone,
    locale: booking.locale,
    customer: { name: booking.customerName, email: booking.customerEmail, phone: booking.customerPhone },
    answers: {},
    notes: booking.notes,
    sequence: booking.sequence,
    createdAt: toIso(booking.createdMs),
    updatedAt: toIso(booking.updatedMs),
    cancelledAt: booking.cancelledMs === null ? null : toIso(booking.cancelledMs),
    cancelReason: booking.cancelReason,
    can: { reschedule: may('reschedule'), cancel: may('cancel') },
  }
}
