import { type PlaceSnapshot, type StaffCandidate, isoWeekStart, localDay, startOfLocalDay } from '@openslot/core'
import { eq } from 'drizzle-orm'
import type { SlotRequest } from '../../availability/store.js'
import { calendarsFor, minutesOn } from './calendars.js'
import type { SqliteDb } from './db.js'
import { arg, prepared } from './prepared.js'
import { staff } from './schema.js'
import { ownSeats } from './seats.js'

/** Reads what a decision about one place may see: the people asked for, and what is taken around the wished start. */
export function placeSnapshot(tx: SqliteDb, request: SlotRequest, start: number): PlaceSnapshot {
  const { service, now } = request
  const { from: _, to: __, ...query } = calendarsFor(tx, request, { from: start, to: start + 1 })
  const isChoice = query.staff.length > 1 && service.staffing === 'any'
  return {
    ...query,
    now,
    service: {
      ...query.service,
      id: service.id,
      assignment: service.assignment,
      requiresApproval: service.requiresApproval,
    },
    staff: query.staff.map((member): StaffCandidate => ({
      ...member,
      ...(isChoice ? load(tx, member, request, start) : NO_LOAD),
    })),
  }
}

type Load = Pick<StaffCandidate, 'bookedMinutesInWeek' | 'lastAssignedAt'>

/** Where nobody is chosen among several, nobody's load is looked at. */
const NO_LOAD: Load = { bookedMinutesInWeek: 0, lastAssignedAt: null }

function load(
  tx: SqliteDb,
  { id, timeZone }: { readonly id: string; readonly timeZone: string },
  { own, now }: SlotRequest,
  start: number,
): Load {
  const monday = isoWeekStart(localDay(timeZone, start))
  const week = { start: startOfLocalDay(timeZone, monday), end: startOfLocalDay(timeZone, monday + 7) }
  const last = lastAssigned(tx).get({ id })
  return {
    bookedMinutesInWeek: minutesOn(tx, id, week, ownSeats(tx, own, now)),
    lastAssignedAt: last?.at ?? null,
  }
}

const lastAssigned = prepared((db) =>
  db
    .select({ at: staff.lastAssignedMs })
    .from(staff)
    .where(eq(staff.id, arg('id')))
    .prepare(),
)
