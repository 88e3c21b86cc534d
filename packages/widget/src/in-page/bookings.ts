import { bookingVersion, decideBooking, foldCase } from '@openslot/core'
import {
  type Fault,
  answerFaults,
  bookingRequest,
  customerPhoneFaults,
  givenAnswers,
  pointerTo,
} from '@openslot/core/wire'
import type * as v from 'valibot'
import { answerJson, invalid } from './answers.js'
import { once } from './attempts.js'
import { type Call, readBody } from './call.js'
import { type SlotRequest, placeSnapshot } from './calendars.js'
import type { ShopService } from './catalog.js'
import { presentCreated } from './kept-bookings.js'
import { type KeptBooking, findHold, takePlace } from './ledger.js'
import { refusedWith } from './slots.js'
import { requireDuration, requireGivers, requireService } from './wish.js'
import type { World } from './world.js'

type Wish = Omit<v.InferOutput<typeof bookingRequest>, 'website' | 'challenge'>

export function makeBooking(world: World, call: Call): Response {
  const { website, challenge: _, ...wish } = readBody(call, bookingRequest)
  const answer = once(world, { scope: 'bookings', call, body: wish }, () => {
    const { booking, keep } = book(world, wish)
    // A bot that fills in what no person sees is told the same, and nothing is booked.
    if (!website) keep()
    return presentCreated(world, booking, call.base)
  })
  return answerJson(answer, 201, { Location: `/v1/bookings/${answer.id}`, ETag: `"${bookingVersion(answer)}"` })
}

/** The booking that a wish leads to, and what has to be done for it to be there. @throws ProblemError */
function book(world: World, wish: Wish): { readonly booking: KeptBooking; readonly keep: () => void } {
  const { ledger } = world
  const now = world.now()
  const { start, holdToken } = wish
  const service = requireService(world.shop, wish.service)
  const staff = requireGivers(service, wish.staff)
  const durationMinutes = requireDuration(service, wish.durationMinutes, 'durationMinutes')
  const guests = [...new Map((wish.guests ?? []).map((email) => [foldCase(email), email])).values()]
  const answers = givenAnswers(wish.answers ?? {})
  const { name, email, phone = null } = wish.customer
  const faults = faultsIn(service, { guests, answers, phone })
  if (faults.length > 0) throw invalid(faults)
  const hold = findHold(ledger, holdToken, now)
  const own = { holdId: hold?.id }
  const request: SlotRequest = { service, staff, durationMinutes, now, own }
  const snapshot = placeSnapshot(ledger, request, start)
  const { confirmMinutes } = world
  const seen = { ...snapshot, ...(holdToken !== undefined && { hold: hold ?? null }) }
  const decision = decideBooking(seen, { start, confirmMinutes })
  if (!decision.accepted) throw refusedWith(world, decision.refusal, { ...request, own: {} }, start)
  const { place, status, confirmBy } = decision.write
  const { staffId, staffIds, end } = place
  const { timeZone, locale = null } = wish
  const id = world.newId('booking')
  const booking: KeptBooking = {
    id,
    status,
    confirmBy,
    service,
    staffId,
    staffIds,
    start,
    end,
    timeZone,
    locale,
    guests,
    answers,
    appointment: takePlace(ledger, service, { place, now, own }),
    token: world.tokenFor('manage', id),
    sequence: 0,
    moves: 0,
    customer: { name, email, phone },
    notes: wish.notes || null,
    createdAt: now,
    updatedAt: now,
    cancelledAt: null,
    cancelReason: null,
  }
  const keep = (): void => {
    if (hold) ledger.holds.delete(hold.id)
    ledger.bookings.set(id, booking)
    for (const giver of staffIds) ledger.lastAssigned.set(giver, now)
  }
  return { booking, keep }
}

function faultsIn(
  { maxGuests, questions, location }: ShopService,
  { guests, answers, phone }: Pick<KeptBooking, 'guests' | 'answers'> & Pick<KeptBooking['customer'], 'phone'>,
): readonly Fault[] {
  const tooMany = maxGuests === 0 ? 'This service takes no guests.' : `Bring at most ${maxGuests} guests.`
  return [
    ...customerPhoneFaults(location, phone),
    ...(guests.length > maxGuests ? [{ pointer: '/guests', message: tooMany }] : []),
    ...answerFaults(questions, answers).map(({ id, message }) => ({ pointer: pointerTo(['answers', id]), message })),
  ]
}
