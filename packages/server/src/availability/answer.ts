import { createHash } from 'node:crypto'
import { type Slot, findSlots, unchangedUntil } from '@openslot/core'
import { type SlotsResponse, toIso } from '@openslot/core/wire'
import { firstSlotFrom } from './open-slots.js'
import type { AvailabilityStore, SlotRequest } from './store.js'

/** An answer to `GET /v1/slots`, written out but for the time at which it is given. */
export interface SlotsAnswer {
  readonly etag: string
  /** The JSON object without its closing brace, as it goes over the wire: written once, sent often. */
  readonly json: Uint8Array
  /** Until when (epoch ms, inclusive) the passing of time alone leaves it as it is. */
  readonly until: number
}

/** The bookable starts in `[from, to)` (epoch ms) or, where there are none, the first one after them. */
export async function answerSlots(
  store: AvailabilityStore,
  request: SlotRequest,
  { from, to }: { from: number; to: number },
): Promise<SlotsAnswer> {
  const query = await store.query(request, { from, to })
  const slots = findSlots(query)
  const next = slots.length > 0 ? null : await firstSlotFrom(store, request, to)
  const facts = { slots: slots.map(presentSlot), next: next === null ? null : toIso(next) }
  const text = JSON.stringify(facts).slice(0, -1)
  return {
    etag: `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`,
    json: Buffer.from(text),
    // Where the next free start is depends on how far ahead is looked, and that moves along with the present.
    until: slots.length > 0 ? unchangedUntil(query, slots) : request.now,
  }
}

const presentSlot = ({ start, end, staffIds, seatsLeft }: Slot): SlotsResponse['slots'][number] => ({
  start: toIso(start),
  end: toIso(end),
  // Only written out: a copy of each list would be made for its type alone.
  staffIds: staffIds as string[],
  ...(seatsLeft !== undefined && { seatsLeft }),
})
