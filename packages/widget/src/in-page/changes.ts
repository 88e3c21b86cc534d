import { decideCancel, decideReschedule } from '@openslot/core'
import { cancelRequest, rescheduleRequest } from '@openslot/core/wire'
import { answerJson } from './answers.js'
import { calendarFile } from './calendar-file.js'
import { type Call, readBody } from './call.js'
import { type SlotRequest, placeSnapshot } from './calendars.js'
import { presentBooking, requireBooking, unknownBooking } from './kept-bookings.js'
import { type KeptBooking, findHold, takePlace } from './ledger.js'
import { durationOnMove, refusedWith } from './slots.js'
import { requireGivers } from './wish.js'
import type { World } from './world.js'

export const showBooking = (world: World, call: Call, id: string): Response =>
  answer(world, requireBooking(world, call, id))

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
  const snapshot = { ...placeSnapshot(ledger, request, start), booking, policy: service.policy }
  const decision = decideReschedule(snapshot, { start, actor: 'customer' })
  if (!decision.accepted) throw refusedWith(world, decision.refusal, { ...request, own: { bookingId: id } }, start)
  const { place, sequence, status, moves } = decision.write
  const { staffId, staffIds, end } = place
  const appointment = takePlace(ledger, service, { place, now, own })
  const moved: KeptBooking = {
    ...booking,
    appointment,
    sequence,
    status,
    moves,
    staffId,
    staffIds,
    start,
    end,
    updatedAt: now,
  }
  if (hold) ledger.holds.delete(hold.id)
  ledger.bookings.set(id, moved)
  for (const giver of staffIds) if (!booking.staffIds.includes(giver)) ledger.lastAssigned.set(giver, now)
  return answer(world, moved)
}

export function cancelBooking(world: World, call: Call, id: string): Response {
  const booking = requireBooking(world, call, id)
  const { reason } = readBody(call, cancelRequest, {})
  const now = world.now()
  const decision = decideCancel({ now, booking, policy: booking.service.policy }, { actor: 'customer' })
  if (!decision.accepted) {
    const { service } = booking
    const request = { service, staff: service.staff, durationMinutes: durationOnMove(booking), now, own: {} }
    throw refusedWith(world, decision.refusal, request, booking.start)
  }
  if (!decision.write) return answer(world, booking)
  const { sequence, cancelledAt } = decision.write
  const more = { sequence, cancelledAt, cancelReason: reason || null, updatedAt: now }
  const cancelled: KeptBooking = { ...booking, status: 'cancelled', ...more }
  world.ledger.bookings.set(id, cancelled)
  return answer(world, cancelled)
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

const answer = (world: World, booking: KeptBooking): Response => answerJson(presentBooking(booking, world.now()))
