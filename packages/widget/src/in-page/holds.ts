import { decideHold } from '@openslot/core'
import { type CreatedHold, holdRequest, toIso } from '@openslot/core/wire'
import { ProblemError, answerJson } from './answers.js'
import { once } from './attempts.js'
import { type Call, bearerToken, readBody } from './call.js'
import { type SlotRequest, placeSnapshot } from './calendars.js'
import { takePlace } from './ledger.js'
import { refusedWith } from './slots.js'
import { requireDuration, requireGivers, requireService } from './wish.js'
import type { World } from './world.js'

export function makeHold(world: World, call: Call): Response {
  const wish = readBody(call, holdRequest)
  const answer = once(world, { scope: 'holds', call, body: wish }, (): CreatedHold => {
    const { ledger, holdMinutes } = world
    const now = world.now()
    const { start } = wish
    const service = requireService(world.shop, wish.service)
    const staff = requireGivers(service, wish.staff)
    const durationMinutes = requireDuration(service, wish.durationMinutes, 'durationMinutes')
    const request: SlotRequest = { service, staff, durationMinutes, now, own: {} }
    const decision = decideHold(placeSnapshot(ledger, request, start), { start, holdMinutes })
    if (!decision.accepted) throw refusedWith(world, decision.refusal, request, start)
    const { place, expiresAt } = decision.write
    const id = world.newId('hold')
    const token = world.tokenFor('hold', id)
    const { staffId, end } = place
    const appointment = takePlace(ledger, service, { place, now, own: {} })
    ledger.holds.set(id, {
      id,
      token,
      appointment,
      serviceId: service.id,
      staffId,
      start,
      end,
      createdAt: now,
      expiresAt,
    })
    return { id, token, staffId, start: toIso(start), end: toIso(end), expiresAt: toIso(expiresAt) }
  })
  return answerJson(answer, 201)
}

export function releaseHold({ ledger }: World, call: Call, id: string): Response {
  const hold = ledger.holds.get(id)
  if (!hold || bearerToken(call) !== hold.token) {
    throw new ProblemError(
      'not-found',
      'There is no such hold: it has run out, became a booking, or its token is wrong.',
    )
  }
  ledger.holds.delete(id)
  return new Response(null, { status: 204 })
}
