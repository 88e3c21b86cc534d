import { type Place, type Refusal, MINUTE_MS, decideTakeOver, overlaps } from '@openslot/core'
import { eq } from 'drizzle-orm'
import type { NewBooking } from '../../bookings/store.js'
import type { Fault } from '../../catalog/catalog-file-error.js'
import type { Sketch } from '../../catalog/plan-import.js'
import type { CatalogService, CatalogStaff } from '../../catalog/catalog.js'
import type { Brought, BroughtBooking } from '../../imports/brought.js'
import { instantOf, isLongPast, shownIn } from '../../imports/start.js'
import { bookIn, slotRequest } from './booking-store.js'
import { findServiceById, toStaff } from './catalog-store.js'
import type { SqliteDb } from './db.js'
import { findBooking } from './find-booking.js'
import type { OweMessages } from './owe-messages.js'
import { placeSnapshot } from './place-snapshot.js'
import { services, staff } from './schema.js'

export interface BringIn {
  /** `unsure`: it can't be told, for something is wrong with its service or person, and said to be. */
  add(booking: BroughtBooking, as: Pick<NewBooking, 'id' | 'manageTokenHash'>): 'created' | 'past' | 'unsure' | Fault
  /** How one that is here differs from what was given again; `null`: it doesn't. */
  compare(bookingId: string, booking: BroughtBooking): string | null
}

/** Where bookings are fitted into the calendars one after the other, within a transaction. */
export function bringInOneByOne(
  tx: SqliteDb,
  { columns, isUnsure }: Pick<Brought, 'columns'> & Pick<Sketch, 'isUnsure'>,
  now: number,
  owe: OweMessages,
): BringIn {
  const serviceOf = known((slug) => serviceCalled(tx, slug))
  const staffOf = known((slug) => staffCalled(tx, slug))
  const added: Added[] = []

  const add: BringIn['add'] = (booking, as) => {
    const wrong = (column: keyof typeof columns, message: string): Fault => ({
      at: `${booking.at}, ${columns[column]}`,
      message,
    })
    // Whoever gave it then may be gone.
    if (isLongPast(booking.start, now)) return 'past'
    const service = serviceOf(booking.service)
    if (isUnsure(booking.service, service ? booking.staff : null)) return 'unsure'
    if (!service)
      return wrong('service', `There is no service "${booking.service}". Name one that is here or brought along.`)
    const member = booking.staff === null ? undefined : staffOf(booking.staff)
    if (booking.staff !== null && !service.staff.some(({ id }) => id === member?.id))
      return wrong('staff', whyNotGiver(service, booking.staff, member))
    const start = instantOf(booking.start, (member ?? onlyGiver(service))?.timeZone)
    if (typeof start === 'string') return wrong('start', start)
    if (start < now) return 'past'
    if (start % MINUTE_MS !== 0) return wrong('start', 'Use whole minutes.')
    const staffId = service.staffing === 'all' ? null : (member?.id ?? null)
    const durationMinutes = booking.durationMinutes ?? service.durationMinutes
    const request = { ...slotRequest({ service, staffId, durationMinutes }, now), claimsOnly: true } as const
    const decision = decideTakeOver(placeSnapshot(tx, request, start), { start, status: booking.status })
    if (!decision.accepted) return wrong(...whyRefused(decision.refusal, { ...request, start }, added))
    const { place } = decision.write
    const timeZone = booking.details.timeZone ?? zoneOf(service, place)
    bookIn(tx, service, { ...booking.details, timeZone, ...as }, decision, { now, by: 'import' }, owe)
    added.push({ at: booking.at, place })
    return 'created'
  }

  return {
    add,
    compare: (bookingId, booking) => {
      const here = findBooking(tx, bookingId)
      if (!here) return null
      const start = instantOf(booking.start, here.staff.timeZone)
      if (start === here.start || typeof start === 'string' || start < now) return null
      const [there, stands] = [start, here.start].map((instant) => shownIn(here.staff.timeZone, instant))
      return `${booking.at}: it was brought over before and is at ${stands} here (${here.status}), not at ${there}. It was left alone: move it by hand if that is right.`
    },
  }
}

/** Where it stood, and what it got. */
interface Added {
  readonly at: string
  readonly place: Place
}

function known<Found>(find: (slug: string) => Found): (slug: string) => Found {
  const found = new Map<string, Found>()
  return (slug) => {
    if (!found.has(slug)) found.set(slug, find(slug))
    return found.get(slug) as Found
  }
}

const serviceCalled = (tx: SqliteDb, slug: string): CatalogService | undefined => {
  const row = tx.select({ id: services.id }).from(services).where(eq(services.slug, slug)).get()
  return row && findServiceById(tx, row.id)
}

const staffCalled = (tx: SqliteDb, slug: string): CatalogStaff | undefined => {
  const row = tx.select().from(staff).where(eq(staff.slug, slug)).get()
  return row && toStaff(row)
}

const onlyGiver = ({ staff: givers }: CatalogService): CatalogStaff | undefined =>
  givers.length === 1 ? givers[0] : undefined

const zoneOf = ({ staff: givers }: CatalogService, { staffId }: Place): string =>
  givers.find(({ id }) => id === staffId)?.timeZone ?? 'UTC'

function whyNotGiver(service: CatalogService, slug: string, member: CatalogStaff | undefined): string {
  if (!member) return `There is nobody called "${slug}". Name somebody who is here or brought along.`
  if (!member.active) return `"${slug}" takes no new bookings. Make them active, or name somebody else.`
  return `"${slug}" doesn’t give "${service.slug}". Add them to its staff, or name somebody else.`
}

interface Wish {
  readonly service: CatalogService
  readonly staff: readonly CatalogStaff[]
  readonly start: number
  readonly durationMinutes?: number
}

function whyRefused({ problem }: Refusal, wish: Wish, added: readonly Added[]): ['service' | 'start', string] {
  const { service, staff: givers } = wish
  if (givers.length === 0) return ['service', `Nobody gives "${service.slug}". Add somebody to its staff.`]
  if (problem !== 'slot-taken')
    return ['service', `"${service.slug}" needs resources (${service.resources.join(', ')}) that aren’t here.`]
  return ['start', whyTaken(wish, added)]
}

/** Whose time it is already. */
function whyTaken(
  { service, staff: givers, start, durationMinutes = service.durationMinutes }: Wish,
  added: readonly Added[],
): string {
  const blocked = {
    start: start - service.bufferBeforeMinutes * MINUTE_MS,
    end: start + (durationMinutes + service.bufferAfterMinutes) * MINUTE_MS,
  }
  const other = added.find(
    ({ place }) => overlaps(place.blocked, blocked) && givers.some(({ id }) => place.staffIds.includes(id)),
  )
  const timeZone = givers[0]?.timeZone ?? 'UTC'
  const [from, to] = [blocked.start, blocked.end].map((instant) => shownIn(timeZone, instant))
  const whose = other ? `the booking of ${other.at}` : 'what is booked here already'
  return `Its time, ${from} to ${to} with buffers, is that of ${whose}. Move or leave out one of them.`
}
