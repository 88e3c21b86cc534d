import { MINUTE_MS, policyAgainst } from '@openslot/core'
import { type Booking, type CreatedBooking, toIso } from '@openslot/core/wire'
import { ProblemError } from './answers.js'
import { type Call, bearerToken } from './call.js'
import type { KeptBooking } from './ledger.js'
import type { World } from './world.js'

/** The booking that the request's manage token opens. @throws ProblemError `not-found` */
export function requireBooking({ ledger }: World, call: Call, id: string): KeptBooking {
  const booking = ledger.bookings.get(id)
  if (booking && bearerToken(call) === booking.token) return booking
  throw unknownBooking()
}

export const unknownBooking = (): ProblemError =>
  new ProblemError(
    'not-found',
    'There is no booking at this address. Open the newest link from your confirmation mail.',
  )

/** A booking as its customer may see it at `now` (epoch ms). */
export function presentBooking(booking: KeptBooking, now: number): Booking {
  const { service, start, end, cancelledAt } = booking
  const names = new Map(service.staff.map(({ id, slug, name }) => [id, { id, slug, name }]))
  const nameOf = (id: string): Booking['staff'] => names.get(id) ?? { id, slug: id, name: id }
  const may = (action: 'reschedule' | 'cancel'): boolean =>
    policyAgainst(action, booking, service.policy, now, 'customer') === undefined
  return {
    id: booking.id,
    status: booking.status,
    service: {
      id: service.id,
      slug: service.slug,
      name: service.name,
      durationMinutes: (end - start) / MINUTE_MS,
    },
    staff: nameOf(booking.staffId),
    team: booking.staffIds.map(nameOf),
    location: service.location,
    start: toIso(start),
    end: toIso(end),
    timeZone: booking.timeZone,
    locale: booking.locale,
    customer: booking.customer,
    guests: [...booking.guests],
    answers: booking.answers,
    notes: booking.notes,
    sequence: booking.sequence,
    createdAt: toIso(booking.createdAt),
    updatedAt: toIso(booking.updatedAt),
    cancelledAt: cancelledAt === null ? null : toIso(cancelledAt),
    cancelReason: booking.cancelReason,
    // Nobody gets a mail from here, so there is nothing to confirm.
    confirmBy: null,
    can: { reschedule: may('reschedule'), cancel: may('cancel'), confirm: false },
  }
}

/** The same with what opens it: only who booked is told. */
export const presentCreated = (world: World, booking: KeptBooking, base: string): CreatedBooking => ({
  ...presentBooking(booking, world.now()),
  manageToken: booking.token,
  ...world.linksTo(booking, base),
})
