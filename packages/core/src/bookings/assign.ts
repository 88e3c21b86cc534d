import type { AssignmentRule } from '../catalog/service.js'
import type { StaffCandidate } from './snapshot.js'

/**
 * Who of the free staff gets the booking. Deterministic: what the rule leaves equal, the order of `free` decides.
 *
 * - `least-loaded`: fewest booked minutes in that ISO week, then longest since last assigned
 * - `priority`: the first in the service's order
 * - `round-robin`: longest since last assigned
 */
export function assign(rule: AssignmentRule, free: readonly StaffCandidate[]): StaffCandidate | undefined {
  const rested = (a: StaffCandidate, b: StaffCandidate): number => (a.lastAssignedAt ?? 0) - (b.lastAssignedAt ?? 0)
  switch (rule) {
    case 'priority':
      return free[0]
    case 'round-robin':
      return free.toSorted(rested)[0]
    case 'least-loaded':
      return free.toSorted((a, b) => a.bookedMinutesInWeek - b.bookedMinutesInWeek || rested(a, b))[0]
  }
}
