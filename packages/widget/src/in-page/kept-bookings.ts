import { MINUTE_MS, calendarLinks, decideLapse, policyAgainst } from '@openslot/core'
import { type Booking, type CreatedBooking, toIso } from '@openslot/core/wire'
import { ProblemError } from './answers.js'
import { calendarEntry } from './calendar-file.js'
import { type Call, bearerToken } from './call.js'
import type { KeptBooking } from './ledger.js'
import type { World } from './world.js'

export interface Access {
  readonly booking: KeptBooking
  /** Whether the token is the one that a mail would have brought. */
  readonly byMail: boolean
}

/** The booking that the request's token opens: the manage token, or the mailed one. @throws ProblemError `not-found` */
export function requireAccess({ ledger, tokenFor, now }: World, call: Call, id: string): Access {
  const booking = ledger.bookings.get(id)
  const token = bearerToken(call)
  const byMail = token === tokenFor('confirm', id)
  if (booking && (byMail || token === booking.token)) return { booking: asOf(booking, now()), byMail }
  throw unknownBooking()
}

export const requireBooking = (world: World, call: Call, id: string): KeptBooking =>
  requireAccess(world, call, id).booking

/** The same for the mailed token only. @throws ProblemError `not-found` */
export function requireMailedAccess(world: World, call: Call, id: string): KeptBooking {
  const { booking, byMail } = requireAccess(world, call, id)
  if (byMail) return booking
  throw unknownBooking()
}

/** With what time alone has made of it. */
export function asOf(booking: KeptBooking, now: number): KeptBooking {
  const decision = decideLapse({ booking, now })
  if (!decision.accepted || !decision.write) return booking
  const { sequence, cancelledAt } = decision.write
  return { ...booking, status: 'cancelled', sequence, cancelledAt, updatedAt: cancelledAt }
}

export const unknownBooking = (): ProblemError =>
  new ProblemError(
    'not-found',
    'There is no booking at this address. Open the newest link from your confirmation mail.',
  )

/** A booking as its customer may see it at `now` (epoch ms). */
export function presentBooking(kept: KeptBooking, now: number, mayConfirm = false): Booking {
  const booking = asOf(kept, now)
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
    price: service.wire.price,
    start: toIso(start),
    end: toIso(end),
    timeZone: booking.timeZone,
    locale: booking.locale,
    customer: booking.customer,
    guests: [...booking.guests],
    questions: [...service.questions],
    answers: booking.answers,
    notes: booking.notes,
    sequence: booking.sequence,
    createdAt: toIso(booking.createdAt),
    updatedAt: toIso(booking.updatedAt),
    cancelledAt: cancelledAt === null ? null : toIso(cancelledAt),
    cancelReason: booking.cancelReason,
    confirmBy: booking.confirmBy === null ? null : toIso(booking.confirmBy),
    can: {
      reschedule: may('reschedule'),
      cancel: may('cancel'),
      confirm: mayConfirm,
    },
  }
}

/** The same with what opens it: only who booked is told. */
export const presentCreated = (world: World, booking: KeptBooking, base: string): CreatedBooking => ({
  ...presentBooking(booking, world.now()),
  manageToken: booking.token,
  ...world.linksTo(booking, base),
  calendarLinks: booking.status === 'confirmed' ? calendarLinks(calendarEntry(booking)) : [],
})
