import {
  type Booking,
  type BookingRequest,
  type Challenge,
  type CreatedBooking,
  type CreatedHold,
  type HoldRequest,
  type RescheduleRequest,
  type Service,
  type WireSlot,
  fromIso,
  toIso,
} from '@openslot/core/wire'
import { ApiError, type ApiErrorCode } from './api-error.js'
import { type Call, type Send, call } from './http.js'
import { randomKey } from './random-key.js'

/** Holding is a courtesy: nobody waits long for it. */
const HOLD_TIMEOUT_MS = 6000

/** No answer, which doesn't mean that nothing was done. */
const LOST: readonly ApiErrorCode[] = ['unreachable', 'timeout']

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

/** Where a booking is moved. */
export interface NewTime {
  readonly start: number
  readonly staff: string | undefined
  /** The token of the visitor's hold of it. */
  readonly holdToken: string | undefined
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
  /** Its address. */
  readonly server: string
  services(signal: AbortSignal): Promise<readonly Service[]>
  freeTimes(query: TimesQuery, signal: AbortSignal): Promise<FreeTimes>
  /** @param now the visitor's present (epoch ms) */
  hold(wish: Wish & { readonly start: number }, now: number): Promise<Hold>
  /** Gives a hold back. It runs out by itself, so nobody has to know when this fails. */
  release(hold: Hold): Promise<void>
  /** A proof of work to be done, where the server asks for one before a booking. */
  challenge(signal: AbortSignal): Promise<Challenge>
  book(request: BookingRequest, idempotencyKey: string, signal: AbortSignal): Promise<CreatedBooking>
  booking(key: BookingKey, signal: AbortSignal): Promise<Booking>
  /** Needs the key that came by mail. */
  confirm(key: BookingKey, signal: AbortSignal): Promise<Booking>
  reschedule(key: BookingKey, to: NewTime, signal: AbortSignal): Promise<Booking>
  cancel(key: BookingKey, reason: string, signal: AbortSignal): Promise<Booking>
}

const overTheNetwork: Send = (input, init) => fetch(input, init)

/** @param server the server's address, absolute */
export function createApi(server: string, send = overTheNetwork): Api {
  const base = new URL('v1/', server.endsWith('/') ? server : `${server}/`)
  const at = (...path: readonly string[]): URL => new URL(path.map(encodeURIComponent).join('/'), base)
  const ask = <T>(address: URL, options: Omit<Call, 'send'>): Promise<T> => call<T>(address, { ...options, send })
  return {
    server,
    async services(signal) {
      const { services } = await ask<{ services: Service[] }>(at('services'), { signal })
      return expectList(services)
    },
    async freeTimes({ service, staff, duration, from, to, moving, hold }, signal) {
      const query = {
        service,
        from: toIso(from),
        to: toIso(to),
        ...(staff !== undefined && { staff }),
        ...(duration !== undefined && { duration: String(duration) }),
        ...(moving && { booking: moving.id }),
      }
      const headers = { ...(moving && authorization(moving)), ...(hold !== undefined && { 'OpenSlot-Hold': hold }) }
      const body = await ask<{ slots: WireSlot[]; next: string | null }>(at('slots'), { query, headers, signal })
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
      const headers = { 'Idempotency-Key': randomKey() }
      const hold = (): Promise<CreatedHold> =>
        ask(at('holds'), { method: 'POST', json, headers, timeoutMs: HOLD_TIMEOUT_MS })
      // Made all the same, it would stand in the way of its own visitor: the same key brings it to light.
      const { id, token, expiresAt } = await hold().catch((error: unknown) => {
        if (error instanceof ApiError && LOST.includes(error.code)) return hold()
        throw error
      })
      return { id, token, lifeMs: instantOf(expiresAt) - (madeAt(id) ?? now) }
    },
    async release(hold) {
      try {
        // Sent on the spot, and kept alive, as this may be the last thing the page does.
        const signal = AbortSignal.timeout(HOLD_TIMEOUT_MS)
        const headers = authorization(hold)
        await send(at('holds', hold.id), { method: 'DELETE', headers, credentials: 'omit', keepalive: true, signal })
      } catch {
        // It runs out by itself.
      }
    },
    challenge: (signal) => ask(at('challenge'), { signal }),
    book: (json, idempotencyKey, signal) =>
      ask(at('bookings'), { method: 'POST', json, headers: { 'Idempotency-Key': idempotencyKey }, signal }),
    booking: (key, signal) => ask(at('bookings', key.id), { headers: authorization(key), signal }),
    confirm: (key, signal) =>
      ask(at('bookings', key.id, 'confirm'), { method: 'POST', headers: authorization(key), signal }),
    reschedule: (key, { start, staff, holdToken }, signal) => {
      const json: RescheduleRequest = {
        start: toIso(start),
        ...(staff !== undefined && { staff }),
        ...(holdToken !== undefined && { holdToken }),
      }
      return ask(at('bookings', key.id, 'reschedule'), { method: 'POST', headers: authorization(key), json, signal })
    },
    cancel: (key, reason, signal) => {
      const json = reason ? { reason } : {}
      return ask(at('bookings', key.id, 'cancel'), { method: 'POST', headers: authorization(key), json, signal })
    },
  }
}

const authorization = ({ token }: { readonly token: string }): { readonly Authorization: string } => ({
  Authorization: `Bearer ${token}`,
})

/** When the server made it (epoch ms), by its own clock: a UUIDv7 begins with it. The visitor's clock may be wrong. */
function madeAt(id: string): number | undefined {
  return /^[\da-f]{8}-[\da-f]{4}-7/i.test(id) ? Number.parseInt(id.replace('-', '').slice(0, 12), 16) : undefined
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
