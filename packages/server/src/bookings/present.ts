import { MINUTE_MS, decideLapse, policyAgainst } from '@openslot/core'
import { type Booking, toIso } from '@openslot/core/wire'
import type { CatalogStaff } from '../catalog/catalog.js'
import type { StoredBooking } from './store.js'

/**
 * A booking as its customer may see it at `now` (epoch ms).
 *
 * @param mayConfirm whether who asks may make it count: see `may-confirm.ts`
 */
export function presentBooking(stored: StoredBooking, now: number, mayConfirm = false): Booking {
  const booking = asOf(stored, now)
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
    price: booking.price,
    start: toIso(booking.start),
    end: toIso(booking.end),
    timeZone: booking.timeZone,
    locale: booking.locale,
    customer: { name: booking.customerName, email: booking.customerEmail, phone: booking.customerPhone },
    guests: [...booking.guests],
    questions: [...booking.questions],
    answers: booking.answers,
    notes: booking.notes,
    sequence: booking.sequence,
    createdAt: toIso(booking.createdMs),
    updatedAt: toIso(booking.updatedMs),
    cancelledAt: booking.cancelledMs === null ? null : toIso(booking.cancelledMs),
    cancelReason: booking.cancelReason,
    confirmBy: booking.confirmBy === null ? null : toIso(booking.confirmBy),
    can: {
      reschedule: may('reschedule'),
      cancel: may('cancel'),
      confirm: mayConfirm,
    },
  }
}

/** With what time alone has made of it, also before that is stored. */
export function asOf(booking: StoredBooking, now: number): StoredBooking {
  const decision = decideLapse({ booking, now })
  if (!decision.accepted || !decision.write) return booking
  const { sequence, cancelledAt } = decision.write
  return { ...booking, status: 'cancelled', sequence, cancelledMs: cancelledAt, updatedMs: cancelledAt }
}

const nameOf = ({ id, slug, name }: CatalogStaff): Booking['staff'] => ({ id, slug, name })
