import { type Actor, decideBooking, foldCase } from '@openslot/core'
import {
  type AdminBookingRequest,
  type Booking,
  type CreatedBooking,
  type bookingRequest,
  answerFaults,
  customerPhoneFaults,
  givenAnswers,
  pointerTo,
} from '@openslot/core/wire'
import { uuidv7 } from 'uuidv7'
import type * as v from 'valibot'
import type { SlotRequest } from '../availability/store.js'
import type { CatalogService } from '../catalog/catalog.js'
import { requireDuration, requireGiver, requireOffered } from '../catalog/find.js'
import { spentProof } from '../challenges/challenge.js'
import type { ProofOfWork } from '../challenges/store.js'
import type { ServerContext } from '../context.js'
import { type Attempt, answerAgain } from '../http/idempotency.js'
import { invalid } from '../http/validate.js'
import { deriveToken, hashToken } from '../tokens.js'
import { calendarUrl, linksToCalendars, manageUrl } from './links.js'
import { requireAccepted } from './outcome.js'
import { presentBooking } from './present.js'
import type { BookingDetails } from './store.js'

/** A booking as it is wished for, checked by itself. */
export type BookingWish = Omit<v.InferOutput<typeof bookingRequest>, 'website' | 'challenge'>

/** A wish that fits its service. */
export interface FittingWish extends SlotRequest {
  readonly wish: BookingWish
  readonly start: number
  readonly staffId: string | null
  readonly durationMinutes: number
  readonly details: BookingDetails
}

export interface Booker {
  readonly actor: Exclude<Actor, 'system'>
  /** The admin token's name; `null`: none acts. */
  readonly by: string | null
}

/** Holds a wish against its service. @throws ProblemError `unknown-staff` or `validation` with a pointer for each fault */
export function fitToService(service: CatalogService, wish: BookingWish, now: number, { actor }: Booker): FittingWish {
  const giver = requireGiver(service, wish.staff)
  const durationMinutes = requireDuration(service, wish.durationMinutes, 'durationMinutes')
  const guests = uniqueGuests(wish)
  const answers = givenAnswers(wish.answers ?? {})
  const customerPhone = wish.customer.phone ?? null
  refuseFaults(service, { guests, answers, customerPhone }, actor)
  return {
    wish,
    service,
    staff: giver ? [giver] : service.staff,
    staffId: giver?.id ?? null,
    durationMinutes,
    now,
    start: wish.start,
    details: {
      timeZone: wish.timeZone,
      locale: wish.locale ?? null,
      customerName: wish.customer.name,
      customerEmail: wish.customer.email,
      customerPhone,
      notes: wish.notes || null,
      guests,
      answers,
    },
  }
}

/** What a wish may come with. */
interface With {
  /** Left out: a new one. */
  readonly id?: string
  readonly attempt?: Attempt | undefined
  readonly holdToken?: string | undefined
  readonly proof?: ProofOfWork | undefined
}

/**
 * Books, or gives the first answer to this attempt again: as it is kept, without what opens the booking.
 *
 * @throws ProblemError with the reason of a refusal
 */
export async function makeBooking(
  context: ServerContext,
  fitting: FittingWish,
  booker: Booker,
  { id = uuidv7(), attempt, holdToken, proof }: With,
): Promise<{ readonly answered: object; readonly isRepeated: boolean }> {
  const { wish, details, start, service, now } = fitting
  const { actor, by } = booker
  await context.calendars.reading.refresh(fitting.staff.map(({ id: staffId }) => staffId))
  const outcome = await context.storage.bookings.create(
    {
      serviceId: service.id,
      fit: (current) =>
        current === service ? fitting : fitToService(requireOffered(current, wish.service), wish, now, booker),
      start,
      now,
      by,
      ...(holdToken !== undefined && { holdTokenHash: hashToken(holdToken) }),
      ...(proof && { proof }),
    },
    { ...details, id, manageTokenHash: hashToken(deriveToken(context.secret, 'manage', id)) },
    (snapshot) => decideBooking(snapshot, { start, actor, confirmMinutes: context.confirmMinutes }),
    attempt && { ...attempt, answer: (booking) => presentBooking(booking, now) },
  )
  if ('isProofSpent' in outcome) throw spentProof()
  if ('repeated' in outcome) return { answered: answerAgain(outcome.repeated, attempt), isRepeated: true }
  const booking = await requireAccepted(context, outcome, fitting, start)
  return { answered: presentBooking(booking, now), isRepeated: false }
}

/** Adds what opens a booking: derived from its id, so that it needs to be stored nowhere. */
export const withSecrets = (context: ServerContext, booking: Booking): CreatedBooking => ({
  ...booking,
  manageToken: deriveToken(context.secret, 'manage', booking.id),
  // For the very browser that has booked, whose language it is anyway.
  manageUrl: manageUrl(context, booking, { isShort: true }),
  calendarUrl: calendarUrl(context, booking.id),
  calendarLinks: linksToCalendars(context, booking),
})

function uniqueGuests({ guests = [] }: Pick<AdminBookingRequest, 'guests'>): string[] {
  const byAddress = new Map(guests.map((email) => [foldCase(email), email]))
  return [...byAddress.values()]
}

/** Staff know what a customer told them: they may leave questions and the number to call open. */
function refuseFaults(
  { maxGuests, questions, location }: CatalogService,
  { guests, answers, customerPhone }: Pick<BookingDetails, 'guests' | 'answers' | 'customerPhone'>,
  actor: Booker['actor'],
): void {
  const tooMany = maxGuests === 0 ? 'This service takes no guests.' : `Bring at most ${maxGuests} guests.`
  const errors = [
    ...(actor === 'customer' ? customerPhoneFaults(location, customerPhone) : []),
    ...(guests.length > maxGuests ? [{ pointer: '/guests', message: tooMany }] : []),
    ...answerFaults(questions, answers, actor === 'customer').map(({ id, message }) => ({
      pointer: pointerTo(['answers', id]),
      message,
    })),
  ]
  if (errors.length > 0) throw invalid(errors)
}
