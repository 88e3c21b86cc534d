import {
  type BookingState,
  type ConfirmSnapshot,
  type Decision,
  awaitsCustomer,
  bookingVersion,
  decideCancel,
  decideConfirmation,
  decideIfSeen,
  decideReschedule,
  hasLapsed,
} from '@openslot/core'
import { cancelRequest, rescheduleRequest } from '@openslot/core/wire'
import * as v from 'valibot'
import { answerJson } from './answers.js'
import { calendarFile } from './calendar-file.js'
import { type Call, namesTag, readBody } from './call.js'
import { type SlotRequest, placeSnapshot } from './calendars.js'
import {
  type Access,
  asOf,
  presentBooking,
  requireAccess,
  requireBooking,
  requireMailedAccess,
  unknownBooking,
} from './kept-bookings.js'
import { type KeptBooking, findHold, takePlace } from './ledger.js'
import { durationOnMove, refusedWith } from './slots.js'
import { requireGivers } from './wish.js'
import type { World } from './world.js'

export function showBooking(world: World, call: Call, id: string): Response {
  const access = requireAccess(world, call, id)
  return answer(world, access.booking, isConfirmable(world, access))
}

/** With the token that came by mail and, once the time for it has run out, as long as nobody else has its place. */
function isConfirmable(world: World, { booking, byMail }: Access): boolean {
  const now = world.now()
  if (!byMail) return false
  if (!hasLapsed(booking, now)) return awaitsCustomer(booking) && booking.start > now
  return decideConfirmation(confirmSnapshot(world, booking)).accepted
}

function confirmSnapshot({ ledger, now }: World, booking: KeptBooking): ConfirmSnapshot {
  const { id, service, staffId, start, createdAt } = booking
  const isTeam = service.rules.staffing === 'all'
  const staff = isTeam ? service.staff : service.staff.filter((person) => person.id === staffId)
  const request = { service, staff, durationMinutes: durationOnMove(booking), now: now(), own: { bookingId: id } }
  return { ...placeSnapshot(ledger, request, start), booking, bookedAt: createdAt, isOffered: true }
}

const noBody = v.strictObject({})

export function confirmBooking(world: World, call: Call, id: string): Response {
  const { ledger } = world
  const booking = requireMailedAccess(world, call, id)
  readBody(call, noBody, {})
  const { service, start } = booking
  const decision = asSeen(call, decideConfirmation)(confirmSnapshot(world, booking))
  const now = world.now()
  const own = { bookingId: id }
  const request = { service, staff: service.staff, durationMinutes: durationOnMove(booking), now, own }
  if (!decision.accepted) throw refusedWith(world, decision.refusal, request, start)
  if (!decision.write) return answer(world, booking)
  const { place, status } = decision.write
  const appointment = place ? takePlace(ledger, service, { place, now, own }) : booking.appointment
  return keep(world, { ...booking, appointment, status, cancelledAt: null })
}

export function moveBooking(world: World, call: Call, id: string): Response {
  const { ledger } = world
  const booking = requireBooking(world, call, id)
  const { start, staff, holdToken } = readBody(call, rescheduleRequest)
  const now = world.now()
  const { service } = booking
  const hold = findHold(ledger, holdToken, now)
  const own = { bookingId: id, holdId: hold?.id }
  const request: SlotRequest = {
    service,
    staff: requireGivers(service, staff),
    durationMinutes: durationOnMove(booking),
    now,
    own,
  }
  const snapshot = {
    ...placeSnapshot(ledger, request, start),
    ...(holdToken !== undefined && { hold: hold ?? null }),
    booking,
    policy: service.policy,
  }
  const decide = (seen: typeof snapshot) => decideReschedule(seen, { start, actor: 'customer' })
  const decision = asSeen(call, decide)(snapshot)
  if (!decision.accepted) throw refusedWith(world, decision.refusal, { ...request, own: { bookingId: id } }, start)
  const { place, sequence, status, moves } = decision.write
  const { staffId, staffIds, end } = place
  const appointment = takePlace(ledger, service, { place, now, own })
  if (hold) ledger.holds.delete(hold.id)
  for (const giver of staffIds) if (!booking.staffIds.includes(giver)) ledger.lastAssigned.set(giver, now)
  return keep(world, { ...booking, appointment, sequence, status, moves, staffId, staffIds, start, end })
}

export function cancelBooking(world: World, call: Call, id: string): Response {
  const booking = requireBooking(world, call, id)
  const { reason } = readBody(call, cancelRequest, {})
  const now = world.now()
  const snapshot = { now, booking, policy: booking.service.policy }
  const decide = (seen: typeof snapshot) => decideCancel(seen, { actor: 'customer' })
  const decision = asSeen(call, decide)(snapshot)
  if (!decision.accepted) {
    const { service } = booking
    const request = { service, staff: service.staff, durationMinutes: durationOnMove(booking), now, own: {} }
    throw refusedWith(world, decision.refusal, request, booking.start)
  }
  if (!decision.write) return answer(world, booking)
  const { sequence, cancelledAt } = decision.write
  return keep(world, { ...booking, status: 'cancelled', sequence, cancelledAt, cancelReason: reason || null })
}

export function sendCalendarFile(world: World, call: Call, id: string): Response {
  const key = call.query.get('key')
  const found = key === null ? requireBooking(world, call, id) : world.ledger.bookings.get(id)
  if (!found || (key !== null && key !== world.tokenFor('calendar', id))) throw unknownBooking()
  return new Response(calendarFile(found), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="${found.service.slug}.ics"`,
      'Cache-Control': 'no-store',
    },
  })
}

/** A decision that is made about the version which the request's `If-Match` names, where it names one. */
function asSeen<Snapshot extends { readonly booking: BookingState }, Write>(
  { headers }: Call,
  decide: (snapshot: Snapshot) => Decision<Write>,
): (snapshot: Snapshot) => Decision<Write> {
  const ifMatch = headers.get('If-Match')
  return decideIfSeen((version) => ifMatch === null || namesTag(ifMatch, `"${version}"`), decide)
}

/** Whatever somebody does about a booking: from then on nobody waits for its customer to confirm it. */
function keep(world: World, changed: KeptBooking): Response {
  const booking = { ...changed, confirmBy: null, updatedAt: world.now() }
  world.ledger.bookings.set(booking.id, booking)
  return answer(world, booking)
}

function answer(world: World, booking: KeptBooking, mayConfirm = false): Response {
  const now = world.now()
  return answerJson(presentBooking(booking, now, mayConfirm), 200, { ETag: `"${bookingVersion(asOf(booking, now))}"` })
}
