import { createHash } from 'node:crypto'
import { type Slot, findHeldSlots, findSlots, unchangedUntil } from '@openslot/core'
import { type SlotsResponse, toIso } from '@openslot/core/wire'
import { firstSlotFrom } from './open-slots.js'
import type { AvailabilityStore, SlotsQuestion } from './store.js'

/** An answer to `GET /v1/slots`. */
export interface SlotsAnswer {
  readonly etag: string
  /** The JSON as it goes over the wire when it is given at `now` (epoch ms): the same bytes for a whole second. */
  readonly givenAt: (now: number) => Uint8Array<ArrayBuffer>
  /** About how long that is. */
  readonly byteLength: number
  /** Until when (epoch ms, inclusive) the passing of time alone leaves it as it is. */
  readonly until: number
}

/** The bookable starts in `[from, to)` (epoch ms) or, where there are none, the first one after them. */
export async function answerSlots(
  store: AvailabilityStore,
  { held, ...request }: SlotsQuestion,
  { from, to }: { from: number; to: number },
): Promise<SlotsAnswer> {
  const query = await store.query(request, { from, to })
  const slots = held ? findHeldSlots(query, request.service.id, held) : findSlots(query)
  const next = slots.length > 0 ? null : await firstSlotFrom(store, request, to)
  const facts = { slots: slots.map(presentSlot), next: next === null ? null : toIso(next) }
  const text = JSON.stringify(facts).slice(0, -1)
  return {
    etag: `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`,
    givenAt: stamped(Buffer.from(text)),
    byteLength: text.length,
    // Where the next free start is depends on how far ahead is looked, and that moves along with the present.
    until: slots.length > 0 ? unchangedUntil(query, slots) : request.now,
  }
}

/** @param json an object without its closing brace */
function stamped(json: Buffer): SlotsAnswer['givenAt'] {
  let last: { readonly at: string; readonly bytes: Uint8Array<ArrayBuffer> } | undefined
  return (now) => {
    const at = toIso(now)
    if (last?.at !== at) last = { at, bytes: Buffer.concat([json, Buffer.from(`,"generatedAt":"${at}"}`)]) }
    return last.bytes
  }
}

const presentSlot = ({ start, end, staffIds, seatsLeft }: Slot): SlotsResponse['slots'][number] => ({
  start: toIso(start),
  end: toIso(end),
  // Only written out: a copy of each list would be made for its type alone.
  staffIds: staffIds as string[],
  ...(seatsLeft !== undefined && { seatsLeft }),
})
