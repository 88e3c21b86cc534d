import { and, eq } from 'drizzle-orm'
import type { DueMessage, Requeued, Why } from '../../outbox/store.js'
import { calendarEntries } from './calendar-schema.js'
import type { SqliteDb } from './db.js'
import { toDueMessage } from './due-message.js'
import { isForgotten } from './erase-messages.js'
import { outbox } from './message-schema.js'
import { DELETED, type OutboxRow } from './owed-row.js'

/** Makes a message due once more, within the transaction, unless something speaks against it. */
export function queueAgain(
  tx: SqliteDb,
  id: string,
  nowMs: number,
  whyNot: (message: DueMessage) => Why | null,
): Requeued {
  const row = tx.select().from(outbox).where(eq(outbox.id, id)).get()
  if (!row) return 'not-found'
  if (isForgotten(tx, row)) return { refused: ERASED }
  const refused = whyNotNow(row, nowMs) ?? (row.state === 'waiting' ? null : whyNotRepeat(tx, row, whyNot))
  if (refused !== null) return { refused }
  tx.update(outbox)
    .set({
      state: 'waiting',
      dueMs: nowMs,
      // Its turn in its lane stays: what came after it comes after it again, as far as that hasn't gone out.
      sendings: row.state === 'sent' ? row.sendings + 1 : row.sendings,
      leasedUntilMs: 0,
      // The attempts are counted on: a worker that comes back late must not speak for the new ones.
      tries: 0,
      triedSinceMs: null,
    })
    .where(eq(outbox.id, id))
    .run()
  // What was sent is wanted once more, also where it was written before.
  if (row.state === 'sent' && row.bookingId !== null) {
    const isItsOwn = and(eq(calendarEntries.bookingId, row.bookingId), eq(calendarEntries.writtenBy, id))
    tx.update(calendarEntries).set({ writtenBy: null }).where(isItsOwn).run()
  }
  return 'queued'
}

const ERASED: Why = {
  reason: 'erased',
  detail: 'Whom it tells of or went to was erased. Nothing more goes out about them.',
}

const FORGOTTEN: Why = {
  reason: 'webhook-forgotten',
  detail: 'It can’t be sent again. Its body is no longer kept: that was done with too long ago.',
}

function whyNotNow({ state, owedMs, leasedUntilMs }: OutboxRow, nowMs: number): Why | null {
  // Also what was withdrawn under its worker: it may arrive yet.
  if (leasedUntilMs > nowMs) {
    return { reason: 'in-hand', detail: 'It is being sent right now. Look again in a moment.' }
  }
  // Its lane goes by when they fall due: hurried, it would wait there for those before it, and go out with them.
  return state === 'waiting' && owedMs > nowMs
    ? { reason: 'not-due', detail: 'It is not due yet, and goes out by itself when it is.' }
    : null
}

/** What waits goes out as it is anyway; what doesn't is asked about. */
function whyNotRepeat(tx: SqliteDb, row: OutboxRow, whyNot: (message: DueMessage) => Why | null): Why | null {
  // What an endpoint was to be told was withdrawn because it was switched off, and it may be on again.
  if (row.state === 'withdrawn' && row.audience !== 'endpoint') {
    return { reason: row.reason ?? 'booking-changed', detail: `It was withdrawn. ${row.lastError ?? ''}`.trim() }
  }
  if (row.audience === 'endpoint' && row.endpointId === null) {
    return { ...DELETED, detail: `It can’t be sent again. ${DELETED.detail}` }
  }
  if (row.audience === 'endpoint' && row.payload === null) return FORGOTTEN
  try {
    return whyNot(toDueMessage(tx, row))
  } catch (error) {
    const detail = `It can’t be sent. ${error instanceof Error ? error.message : String(error)}`
    return { reason: 'unexpected', detail }
  }
}
