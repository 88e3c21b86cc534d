import {
  type Booking,
  type BookingRequest,
  type CreatedBooking,
  type CreatedHold,
  type HoldRequest,
  type RescheduleRequest,
  type Service,
  type WireSlot,
  fromIso,
  toIso,
} from '@openslot/core/wire'
import ky, { HTTPError, type Options, TimeoutError } from 'ky'
import { ApiError, errorOfAnswer } from './api-error.js'

const TIMEOUT_MS = 15_000
/** Holding is a courtesy: nobody waits long for it. */
const HOLD_TIMEOUT_MS = 6000

/** A free time, in instants (epoch ms). */
export interface FreeTime {
  readonly start: number
  readonly end: number
  readonly staffIds: readonly string[]
  /** For group services: the places left. */
  readonly seatsLeft: number | undefined
}

export interface FreeTimes {
  readonly times: readonly FreeTime[]
  /** The first free start after the range, when the range has none. */
  readonly next: number | undefined
}

/** A booking's id and the secret that opens it. */
export interface BookingKey {
  readonly id: string
  readonly token: string
}

/** What is asked for, so far without a time. */
export interface Wish {
  readonly service: string
  readonly staff: string | undefined
  /** Minutes; `undefined`: the usual. */
  readonly duration: number | undefined
}

/** A place that is kept while its visitor types. */
export interface Hold {
  readonly id: string
  readonly token: string
  /** How long it is kept, counted from when it was asked for. */
  readonly lifeMs: number
}

export interface TimesQuery extends Wish {
  readonly from: number
  readonly to: number
  /** The booking that is being moved: its own time counts as free. */
  readonly moving: BookingKey | undefined
  /** The token of the visitor's own hold: its time counts as free, too. */
  readonly hold: string | undefined
}

/** The widget's side of the HTTP API. Every call fails with an {@link ApiError}, or an AbortError when aborted. */
export interface Api {
  services(signal: AbortSignal): Promise<readonly Service[]>
  freeTimes(query: TimesQuery, signal: AbortSignal): Promise<FreeTimes>
  /** @param now the visitor's present (epoch ms) */
  hold(wish: Wish & { readonly start: number }, now: number): Promise<Hold>
  /** Gives a hold back. It runs out by itself, so nobody has to know when this fails. */
  release(hold: Hold): Promise<void>
  book(request: BookingRequest, idempotencyKey: string, signal: AbortSignal): Promise<CreatedBooking>
  booking(key: BookingKey, signal: AbortSignal): Promise<Booking>
  reschedule(key: BookingKey, start: number, staff: string | undefined, signal: AbortSignal): Promise<Booking>
  cancel(key: BookingKey, reason: string, signal: AbortSignal): Promise<Booking>
}

/** @param server the server's address, absolute */
export function createApi(server: string): Api {
  const base = new URL('v1', server.endsWith('/') ? server : `${server}/`)
  const http = ky.create({
    prefixUrl: base,
    timeout: TIMEOUT_MS,
    // Whoever waits sees what happened and has a button: silent retries would only keep them waiting.
    retry: 0,
    credentials: 'omit',
  })

  const bearer = (key: BookingKey): Options => ({ headers: authorization(key) })
  const pathOf = (key: BookingKey): string => `bookings/${encodeURIComponent(key.id)}`

  return {
    async services(signal) {
      const body = await answer<{ services: Service[] }>(http.get('services', { signal }))
      return expectList(body.services)
    },
    async freeTimes({ service, staff, duration, from, to, moving, hold }, signal) {
      const searchParams: Record<string, string> = { service, from: toIso(from), to: toIso(to) }
      if (staff !== undefined) searchParams['staff'] = staff
      if (duration !== undefined) searchParams['duration'] = String(duration)
      if (moving) searchParams['booking'] = moving.id
      const headers = { ...(moving && authorization(moving)), ...(hold !== undefined && { 'OpenSlot-Hold': hold }) }
      const options: Options = { headers, searchParams, signal }
      const body = await answer<{ slots: WireSlot[]; next: string | null }>(http.get('slots', options))
      const times = expectList(body.slots).map(({ start, end, staffIds, seatsLeft }) => ({
        start: instantOf(start),
        end: instantOf(end),
        staffIds,
        seatsLeft,
      }))
      return { times, next: body.next === null ? undefined : instantOf(body.next) }
    },
    async hold({ service, staff, duration, start }, now) {
      const json: HoldRequest = {
        service,
        ...(staff !== undefined && { staff }),
        start: toIso(start),
        ...(duration !== undefined && { durationMinutes: duration }),
      }
      const { id, token, expiresAt } = await answer<CreatedHold>(http.post('holds', { json, timeout: HOLD_TIMEOUT_MS }))
      return { id, token, lifeMs: instantOf(expiresAt) - (madeAt(id) ?? now) }
    },
    async release(hold) {
      const address = new URL(`holds/${encodeURIComponent(hold.id)}`, `${base.href}/`)
      try {
        // Sent on the spot, and kept alive, as this may be the last thing the page does.
        const signal = AbortSignal.timeout(HOLD_TIMEOUT_MS)
        await fetch(address, {
          method: 'DELETE',
          headers: authorization(hold),
          credentials: 'omit',
          keepalive: true,
          signal,
        })
      } catch {
        // It runs out by itself.
      }
    },
    book: (request, idempotencyKey, signal) =>
      answer(http.post('bookings', { json: request, headers: { 'Idempotency-Key': idempotencyKey }, signal })),
    booking: (key, signal) => answer(http.get(pathOf(key), { ...bearer(key), signal })),
    reschedule: (key, start, staff, signal) => {
      const json: RescheduleRequest = { start: toIso(start), ...(staff !== undefined && { staff }) }
      return answer(http.post(`${pathOf(key)}/reschedule`, { ...bearer(key), json, signal }))
    },
    cancel: (key, reason, signal) =>
      answer(http.post(`${pathOf(key)}/cancel`, { ...bearer(key), json: reason ? { reason } : {}, signal })),
  }
}

const authorization = ({ token }: { readonly token: string }): { readonly Authorization: string } => ({
  Authorization: `Bearer ${token}`,
})

/** When the server made it (epoch ms), by its own clock: a UUIDv7 begins with it. The visitor's clock may be wrong. */
function madeAt(id: string): number | undefined {
  return /^[\da-f]{8}-[\da-f]{4}-7/i.test(id) ? Number.parseInt(id.replace('-', '').slice(0, 12), 16) : undefined
}

async function answer<T>(pending: { json<J>(): Promise<J> }): Promise<T> {
  try {
    return await pending.json<T>()
  } catch (error) {
    throw await toApiError(error)
  }
}

async function toApiError(error: unknown): Promise<unknown> {
  if (error instanceof HTTPError) return errorOfAnswer(error.response, error)
  if (error instanceof TimeoutError)
    return new ApiError('timeout', 'The server took too long to answer.', { cause: error })
  if (error instanceof SyntaxError) return new ApiError('unexpected', 'The answer is not JSON.', { cause: error })
  if (error instanceof TypeError) {
    const code = globalThis.navigator && !globalThis.navigator.onLine ? 'offline' : 'unreachable'
    return new ApiError(code, 'The server could not be reached.', { cause: error })
  }
  return error
}

function expectList<T>(list: readonly T[]): readonly T[] {
  if (Array.isArray(list)) return list
  throw new ApiError('unexpected', 'The answer is not one of an OpenSlot server.')
}

function instantOf(iso: string): number {
  const instant = fromIso(iso)
  if (instant !== undefined) return instant
  throw new ApiError('unexpected', `The server sent a time that is none: ${iso}`)
}
