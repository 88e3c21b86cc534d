import type { CreatedHold, HoldRequest } from '@openslot/core/wire'
import { ApiError, type ApiErrorCode } from './api-error.js'
import { type Api, type Wish, authorization } from './api.js'
import { instantOf, toIso } from './instant.js'
import { randomKey } from './random-key.js'

/** Holding is a courtesy: nobody waits long for it. */
const TIMEOUT_MS = 6000

/** No answer, which doesn't mean that nothing was done. */
const LOST: readonly ApiErrorCode[] = ['unreachable', 'timeout']

/** A place that is kept while its visitor types. */
export interface Hold {
  readonly id: string
  readonly token: string
  /** How long it is kept, counted from when it was asked for. */
  readonly lifeMs: number
}

/** @param now the visitor's present (epoch ms) */
export async function makeHold(
  api: Api,
  { service, staff, duration, start }: Wish & { readonly start: number },
  now: number,
): Promise<Hold> {
  const json: HoldRequest = {
    service,
    ...(staff !== undefined && { staff }),
    start: toIso(start),
    ...(duration !== undefined && { durationMinutes: duration }),
  }
  const headers = { 'Idempotency-Key': randomKey() }
  const make = (): Promise<CreatedHold> => api.ask(['holds'], { method: 'POST', json, headers, timeoutMs: TIMEOUT_MS })
  // Made all the same, it would stand in the way of its own visitor: the same key brings it to light.
  const { id, token, expiresAt } = await make().catch((error: unknown) => {
    if (error instanceof ApiError && LOST.includes(error.code)) return make()
    throw error
  })
  return { id, token, lifeMs: instantOf(expiresAt) - (madeAt(id) ?? now) }
}

/** Gives a hold back. It runs out by itself, so nobody has to know when this fails. */
export async function releaseHold(api: Api, hold: Hold): Promise<void> {
  try {
    // Sent on the spot, and kept alive, as this may be the last thing the page does.
    const headers = authorization(hold)
    await api.ask(['holds', hold.id], { method: 'DELETE', headers, keepalive: true, timeoutMs: TIMEOUT_MS })
  } catch {
    // The answer has no body to be read. And it runs out by itself.
  }
}

/** When the server made it (epoch ms), by its own clock: a UUIDv7 begins with it. The visitor's clock may be wrong. */
function madeAt(id: string): number | undefined {
  return /^[\da-f]{8}-[\da-f]{4}-7/i.test(id) ? Number.parseInt(id.replace('-', '').slice(0, 12), 16) : undefined
}
