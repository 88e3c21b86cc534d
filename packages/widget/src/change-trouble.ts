import type { ApiError } from './api/api-error.js'
import { type Trouble, troubleOf } from './trouble.js'

/** What stands in the way of a change of a booking: beside what its time may be the trouble of, what it has become. */
export function changeTroubleOf(error: ApiError, start: number | undefined): Trouble {
  switch (error.code) {
    // Somebody else changed it meanwhile, or it is over.
    case 'status-conflict':
      return { kind: 'policy', rule: 'closed' }
    case 'precondition-failed':
      return { kind: 'changed' }
    case 'policy':
      return { kind: 'policy', rule: error.problem?.rule ?? 'cut-off' }
    default:
      return troubleOf(error, start)
  }
}

/** Whether the booking isn't what it was: what is shown next must be as it now is. */
export const isOutdated = ({ kind }: Trouble): boolean => kind === 'policy' || kind === 'changed'
