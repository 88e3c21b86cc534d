import type { HoldState } from '@openslot/core'
import { and, eq } from 'drizzle-orm'
import type { MoveSnapshot, PlaceScope } from '../../bookings/store.js'
import type { LiveHold } from '../../holds/store.js'
import type { SqliteDb } from './db.js'
import { arg, prepared } from './prepared.js'
import { appointments, holds } from './schema.js'
import { isLive } from './seats.js'

/** The live hold that a wish names. */
export function findHold(
  tx: SqliteDb,
  { holdTokenHash, now }: Pick<PlaceScope, 'holdTokenHash' | 'now'>,
): LiveHold | undefined {
  if (holdTokenHash === undefined) return undefined
  return liveHold(tx).get({ holdTokenHash, now })
}

/** What a decision sees of the hold that a wish names, if it names one. */
export const heldIn = ({ holdTokenHash }: PlaceScope, hold: HoldState | undefined): Pick<MoveSnapshot, 'hold'> =>
  holdTokenHash === undefined ? {} : { hold: hold ?? null }

const liveHold = prepared((db) =>
  db
    .select({
      id: holds.id,
      serviceId: appointments.serviceId,
      staffId: appointments.staffId,
      start: appointments.startMs,
      end: appointments.endMs,
      createdAt: holds.createdMs,
    })
    .from(holds)
    .innerJoin(appointments, eq(appointments.id, holds.appointmentId))
    .where(and(eq(holds.tokenHash, arg('holdTokenHash')), isLive(arg('now'))))
    .prepare(),
)
