import { awaitsCustomer, confirmDeadline } from '@openslot/core'
import type { Context } from 'hono'
import type { ServerContext } from '../context.js'
import { countedAsHeld } from '../http/held-times.js'
import { limitHolds } from '../http/rate-limit.js'
import { hashToken } from '../tokens.js'
import type { BookingWish } from './new-booking.js'

interface Unconfirmed {
  readonly id: string
  readonly wish: Pick<BookingWish, 'holdToken' | 'start'>
  readonly now: number
}

/**
 * Counts bookings that wait for their customer's word as holds are counted, for they keep a time from everyone else just
 * as well. One that takes the place of a hold has been counted with it.
 */
export function limitUnconfirmed({ storage, throttle, confirmMinutes }: ServerContext) {
  /** Holds that bookings in hand have named: each pays for one booking, however many name it at once. */
  const spent = new Set<string>()

  const isUnconfirmed = async (id: string): Promise<boolean> => {
    const found = await storage.bookings.find(id)
    return found !== undefined && awaitsCustomer(found)
  }

  return async <Made extends { readonly isRepeated: boolean }>(
    c: Context,
    { id, wish: { holdToken, start }, now }: Unconfirmed,
    book: () => Promise<Made>,
  ): Promise<Made> => {
    if (confirmMinutes === null) return book()
    const pays = holdToken !== undefined && !spent.has(holdToken)
    if (pays) spent.add(holdToken)
    try {
      const hold = pays ? await storage.holds.findLive(hashToken(holdToken), now) : undefined
      if (!hold) limitHolds(throttle, c)
      const until = confirmDeadline(now, start, confirmMinutes)
      const client = throttle.client(c)
      return await countedAsHeld(
        throttle.unconfirmed,
        { client, name: id, until, isKept: isUnconfirmed },
        book,
        (made) => !made.isRepeated,
      )
    } finally {
      if (pays) spent.delete(holdToken)
    }
  }
}
