import { MINUTE_MS } from '@openslot/core'
import { fromIso } from '@openslot/core/wire'
import type { KeptBooking } from './ledger.js'
import { requireGivers, requireService } from './wish.js'
import type { World } from './world.js'

/** A booking that is simply there: for what a test or a demonstration begins with. */
export interface SeedBooking {
  /** Id or slug. */
  readonly service: string
  /** Id or slug; left out: the first who gives it. */
  readonly staff?: string
  /** ISO 8601 with its offset. */
  readonly start: string
  readonly durationMinutes?: number
  readonly id?: string
  /** The manage token. */
  readonly token?: string
  readonly status?: KeptBooking['status']
  /** Until when its customer must confirm it (ISO 8601); left out: they needn't. */
  readonly confirmBy?: string
  readonly customer?: Partial<KeptBooking['customer']>
  readonly guests?: readonly string[]
  readonly answers?: KeptBooking['answers']
  readonly notes?: string
  readonly timeZone?: string
  readonly locale?: string
}

/** Puts it where it says, whatever the rules would say to it. */
export function seedBooking(world: World, seed: SeedBooking): KeptBooking {
  const service = requireService(world.shop, seed.service)
  const givers = requireGivers(service, seed.staff)
  const takers = service.rules.staffing === 'all' ? givers : givers.slice(0, 1)
  const [first] = takers
  const start = fromIso(seed.start)
  if (!first || start === undefined) {
    throw new Error('A booking needs a start with its offset, such as 2026-03-08T14:00:00Z, and someone to give it.')
  }
  const { durationMinutes, bufferBeforeMinutes, bufferAfterMinutes } = service.rules
  const end = start + (seed.durationMinutes ?? durationMinutes) * MINUTE_MS
  const staffIds = takers.map((person) => person.id)
  const blocked = { start: start - bufferBeforeMinutes * MINUTE_MS, end: end + bufferAfterMinutes * MINUTE_MS }
  const id = seed.id ?? world.newId('booking')
  const now = world.now()
  const booking: KeptBooking = {
    id,
    service,
    start,
    end,
    staffIds,
    staffId: first.id,
    status: seed.status ?? 'confirmed',
    appointment: { serviceId: service.id, start, end, blocked, staffIds, resourceIds: [] },
    token: seed.token ?? world.tokenFor('manage', id),
    sequence: 0,
    moves: 0,
    confirmBy: (seed.confirmBy !== undefined && fromIso(seed.confirmBy)) || null,
    timeZone: seed.timeZone ?? first.timeZone,
    locale: seed.locale ?? null,
    customer: { name: 'Ada Lovelace', email: 'ada@example.com', phone: null, ...seed.customer },
    guests: seed.guests ?? [],
    answers: seed.answers ?? {},
    notes: seed.notes ?? null,
    createdAt: now,
    updatedAt: now,
    cancelledAt: seed.status === 'cancelled' ? now : null,
    cancelReason: null,
  }
  world.ledger.bookings.set(id, booking)
  return booking
}
