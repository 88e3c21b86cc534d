import type { ServicePolicy } from '../catalog/service.js'
import { MINUTE_MS } from '../time/date.js'
import { type Actor, type BookingState, awaitsCustomer, isOpen } from './booking.js'
import type { PolicyRule } from './decision.js'

/** What forbids `action` on a booking at `now` (epoch ms); `undefined`: nothing. Deadlines and counts bind customers only. */
export function policyAgainst(
  action: 'cancel' | 'reschedule',
  booking: BookingState,
  policy: ServicePolicy,
  now: number,
  actor: Actor,
): PolicyRule | undefined {
  if (!isOpen(booking.status)) return 'closed'
  // Nobody counts on it yet: it can always be given up. What its customer confirms must be what their mail says.
  if (awaitsCustomer(booking)) return action === 'cancel' ? undefined : 'unconfirmed'
  if (actor !== 'customer') return undefined
  if (booking.start <= now) return 'started'
  const cutoff = action === 'cancel' ? policy.cancelCutoffMinutes : policy.rescheduleCutoffMinutes
  if (booking.start - now < cutoff * MINUTE_MS) return 'cut-off'
  const { maxMoves = null } = policy
  const isUsedUp = action === 'reschedule' && maxMoves !== null && (booking.moves ?? 0) >= maxMoves
  return isUsedUp ? 'max-moves' : undefined
}
