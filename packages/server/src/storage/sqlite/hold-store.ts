import { and, eq } from 'drizzle-orm'
import type { HoldStore } from '../../holds/store.js'
import { findServiceById } from './catalog-store.js'
import type { SqliteDb } from './db.js'
import { clearExpired, hasExpired } from './expiry.js'
import { recall, remember } from './idempotency-store.js'
import { placeSnapshot } from './place-snapshot.js'
import { slotRequest } from './booking-store.js'
import { findHold } from './find-hold.js'
import { holds } from './schema.js'
import { removeHold, takePlace } from './seats.js'
import { transact } from './transact.js'

export const sqliteHolds = (db: SqliteDb): HoldStore => ({
  create: async (scope, { id, tokenHash }, decide, attempt) =>
    transact(db, (tx) => {
      const repeated = attempt && recall(tx, attempt, scope.now)
      if (repeated) return { accepted: true, repeated }
      clearExpired(tx, scope.now)
      const fit = scope.fit(findServiceById(tx, scope.serviceId))
      const decision = decide(placeSnapshot(tx, slotRequest(fit, scope.now), scope.start))
      if (!decision.accepted) return decision
      const { place, expiresAt } = decision.write
      const appointmentId = takePlace(tx, fit.service, place, expiresAt)
      tx.insert(holds).values({ id, appointmentId, tokenHash, createdMs: scope.now, expiresMs: expiresAt }).run()
      const hold = { id, staffId: place.staffId, start: place.start, end: place.end, expiresAt }
      if (attempt) remember(tx, attempt, id, attempt.answer(hold), scope.now)
      return { accepted: true, hold }
    }),

  findLive: async (holdTokenHash, now) => findHold(db, { holdTokenHash, now }),

  release: async (id, tokenHash) =>
    transact(db, (tx) => {
      const own = tx
        .select({ id: holds.id })
        .from(holds)
        .where(and(eq(holds.id, id), eq(holds.tokenHash, tokenHash)))
        .get()
      if (own) removeHold(tx, own.id)
      return own !== undefined
    }),

  clearExpired: async (nowMs) => (hasExpired(db, nowMs) ? transact(db, (tx) => clearExpired(tx, nowMs)) : 0),
})
