import {
  type PlaceSnapshot,
  type StaffCandidate,
  DAY_MS,
  MINUTE_MS,
  isoWeekStart,
  localDay,
  startOfLocalDay,
} from '@openslot/core'
import { and, eq, gte, lt, sum } from 'drizzle-orm'
import type { CatalogService, CatalogStaff } from '../../catalog/catalog.js'
import { sql } from 'drizzle-orm'
import { takenOn } from './availability-store.js'
import type { SqliteDb } from './db.js'
import { appointments, claims, staff } from './schema.js'

/** No buffer before an appointment is longer; a claim starts at most this long before its appointment. */
const MAX_BUFFER_MS = 366 * DAY_MS

interface Scope {
  readonly staffId: string | null
  readonly start: number
  readonly now: number
  /** The appointment that is about to move: its own claim counts as free. */
  readonly exceptAppointmentId?: string
}

/** Reads what a decision about one place may see: the people asked for, and what is taken around the wished start. */
export function placeSnapshot(tx: SqliteDb, service: CatalogService, scope: Scope): PlaceSnapshot {
  const people = service.staff.filter((member) => scope.staffId === null || member.id === scope.staffId)
  const around = {
    start: scope.start - service.bufferBeforeMinutes * MINUTE_MS,
    end: scope.start + (service.durationMinutes + service.bufferAfterMinutes) * MINUTE_MS,
  }
  const candidates = people.map((member): StaffCandidate => ({
    id: member.id,
    timeZone: member.timeZone,
    hours: member.hours,
    overrides: member.overrides,
    taken: takenOn(tx, member.id, around, scope.exceptAppointmentId),
    ...load(tx, member, scope),
  }))
  return { now: scope.now, service, staff: candidates }
}

function load(
  tx: SqliteDb,
  member: CatalogStaff,
  { start, exceptAppointmentId }: Scope,
): Pick<StaffCandidate, 'bookedMinutesInWeek' | 'lastAssignedAt'> {
  const monday = isoWeekStart(localDay(member.timeZone, start))
  const weekStart = startOfLocalDay(member.timeZone, monday)
  const weekEnd = startOfLocalDay(member.timeZone, monday + 7)
  const booked = tx
    .select({ ms: sum(sql`${appointments.endMs} - ${appointments.startMs}`).mapWith(Number) })
    .from(claims)
    .innerJoin(appointments, eq(appointments.id, claims.appointmentId))
    .where(
      and(
        eq(claims.calendarId, member.id),
        gte(claims.startMs, weekStart - MAX_BUFFER_MS),
        lt(claims.startMs, weekEnd),
        gte(appointments.startMs, weekStart),
        lt(appointments.startMs, weekEnd),
        exceptAppointmentId === undefined ? undefined : sql`${appointments.id} <> ${exceptAppointmentId}`,
      ),
    )
    .get()
  const last = tx.select({ at: staff.lastAssignedMs }).from(staff).where(eq(staff.id, member.id)).get()
  return { bookedMinutesInWeek: (booked?.ms ?? 0) / MINUTE_MS, lastAssignedAt: last?.at ?? null }
}
