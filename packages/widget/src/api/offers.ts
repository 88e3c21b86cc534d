import type { Service, WireSlot } from '@openslot/core/wire'
import { ApiError } from './api-error.js'
import { type Api, type BookingKey, type Wish, authorization } from './api.js'
import { instantOf, toIso } from './instant.js'

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
  /** The first free start after the range, when the range has none; of a month that nobody can book, the first of all. */
  readonly next: number | undefined
}

export interface TimesQuery extends Wish {
  readonly from: number
  readonly to: number
  /** The booking that is being moved: its own time counts as free. */
  readonly moving: BookingKey | undefined
  /** The token of the visitor's own hold: its time counts as free, too. */
  readonly hold: string | undefined
}

export async function getServices(api: Api, signal: AbortSignal): Promise<readonly Service[]> {
  const { services } = await api.ask<{ services: Service[] }>(['services'], { signal })
  for (const { staff, durations } of expectList(services)) {
    expectList(staff)
    expectList(durations)
  }
  return services
}

export async function getFreeTimes(
  api: Api,
  { service, staff, duration, from, to, moving, hold }: TimesQuery,
  signal: AbortSignal,
): Promise<FreeTimes> {
  const query = {
    service,
    from: toIso(from),
    to: toIso(to),
    ...(staff !== undefined && { staff }),
    ...(duration !== undefined && { duration: String(duration) }),
    ...(moving && { booking: moving.id }),
  }
  const headers = { ...(moving && authorization(moving)), ...(hold !== undefined && { 'OpenSlot-Hold': hold }) }
  const body = await api.ask<{ slots: WireSlot[]; next: string | null }>(['slots'], { query, headers, signal })
  const times = expectList(body.slots).map(({ start, end, staffIds, seatsLeft }) => ({
    start: instantOf(start),
    end: instantOf(end),
    staffIds,
    seatsLeft,
  }))
  return { times, next: body.next === null ? undefined : instantOf(body.next) }
}

function expectList<T>(list: readonly T[]): readonly T[] {
  if (Array.isArray(list)) return list
  throw new ApiError('unexpected', 'The answer is not one of an OpenSlot server.')
}
