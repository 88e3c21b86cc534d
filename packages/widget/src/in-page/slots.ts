import { DAY_MS, MINUTE_MS, type Refusal, type Slot, findSlots, nearestSlots } from '@openslot/core'
import { MAX_ALTERNATIVES, MAX_RANGE_DAYS, type WireSlot, refusalProblem, slotsQuery, toIso } from '@openslot/core/wire'
import { ProblemError, answerJson } from './answers.js'
import { type Call, namesTag, readQuery } from './call.js'
import { type SlotRequest, calendarsFor } from './calendars.js'
import { requireBooking } from './kept-bookings.js'
import { type KeptBooking, findHold } from './ledger.js'
import { requireDuration, requireGivers, requireService } from './wish.js'
import type { World } from './world.js'

/** How far ahead the next free time is looked for when a service has no booking window. */
const MAX_SEARCH_DAYS = 366

export function listSlots(world: World, call: Call): Response {
  const { from, to, ...wish } = readQuery(call, slotsQuery)
  const hold = call.headers.get('OpenSlot-Hold')
  const request = requestFor(world, call, wish, hold)
  const query = calendarsFor(world.ledger, request)
  const slots = findSlots({ ...query, from, to })
  const next = slots.length > 0 ? undefined : firstFrom(request, query, to)
  const facts = { slots: slots.map(present), next: next === undefined ? null : toIso(next) }
  const etag = `W/"${hash(JSON.stringify(facts))}"`
  const isPublic = wish.booking === undefined && hold === null
  const headers = {
    ETag: etag,
    'Cache-Control': isPublic ? 'no-cache' : 'private, no-cache',
    Vary: 'Authorization, OpenSlot-Hold',
  }
  if (namesTag(call.headers.get('If-None-Match') ?? '', etag)) return new Response(null, { status: 304, headers })
  return answerJson({ ...facts, generatedAt: toIso(world.now()) }, 200, headers)
}

function requestFor(
  world: World,
  call: Call,
  wish: { service: string; staff?: string | undefined; duration?: number | undefined; booking?: string | undefined },
  holdToken: string | null,
): SlotRequest {
  const { shop, ledger } = world
  const now = world.now()
  const own = wish.booking === undefined ? undefined : requireBooking(world, call, wish.booking)
  const isOwn = own !== undefined && [own.service.id, own.service.slug].includes(wish.service)
  const service = isOwn ? own.service : requireService(shop, wish.service)
  const isMove = isOwn && wish.duration === undefined
  return {
    service,
    staff: requireGivers(service, wish.staff),
    durationMinutes: isMove ? durationOnMove(own) : requireDuration(service, wish.duration, 'duration'),
    now,
    own: { bookingId: own?.id, holdId: findHold(ledger, holdToken ?? undefined, now)?.id },
  }
}

/** How long a booking (its instants in epoch ms) lasts when it is moved: as it was booked. */
export const durationOnMove = ({ start, end }: Pick<KeptBooking, 'start' | 'end'>): number => (end - start) / MINUTE_MS

/** The problem of a refusal of `start` (epoch ms), with the nearest free starts where it is taken. */
export function refusedWith(world: World, refusal: Refusal, request: SlotRequest, start: number): ProblemError {
  const { slug, detail, extras } = refusalProblem(refusal)
  if (slug !== 'slot-taken' && slug !== 'hold-expired') return new ProblemError(slug, detail, extras)
  const near = nearestSlots(calendarsFor(world.ledger, request), start, MAX_ALTERNATIVES)
  return new ProblemError(slug, detail, { ...extras, alternatives: near.map((slot) => toIso(slot.start)) })
}

/** The first bookable start at or after `from` (epoch ms). */
function firstFrom(
  { service, now }: SlotRequest,
  query: ReturnType<typeof calendarsFor>,
  from: number,
): number | undefined {
  const start = Math.max(from, now)
  const window = service.rules.bookingWindowDays
  const reach = window === null ? start + MAX_SEARCH_DAYS * DAY_MS : now + (window + 2) * DAY_MS
  for (let at = start; at < reach; at += MAX_RANGE_DAYS * DAY_MS) {
    const [first] = findSlots({ ...query, from: at, to: Math.min(reach, at + MAX_RANGE_DAYS * DAY_MS) })
    if (first) return first.start
  }
  return undefined
}

const present = ({ start, end, staffIds, seatsLeft }: Slot): WireSlot => ({
  start: toIso(start),
  end: toIso(end),
  staffIds: [...staffIds],
  ...(seatsLeft !== undefined && { seatsLeft }),
})

/** FNV-1a: tells answers apart, and is no secret. */
function hash(text: string): string {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  return (value >>> 0).toString(36)
}
