import { ApiError } from '../api/api-error.js'
import type { Words } from '../i18n/en.js'
import { troubleOf } from '../trouble.js'

/** Why a booking couldn't be made, moved or changed, in the reader's words. */
export function bookingTrouble(error: unknown, words: Words): string {
  if (!(error instanceof ApiError)) throw error
  const { refused } = words.booking
  switch (error.code) {
    case 'slot-taken':
      return refused.taken
    case 'slot-unavailable':
      return refused.reasons[error.problem?.reason ?? 'outside-hours']
    case 'unknown-staff':
      return refused.notGiven
    case 'status-conflict':
    case 'precondition-failed':
      return refused.changed
    case 'policy':
      return error.problem?.rule === 'not-started' ? refused.notStarted : refused.closed
    case 'validation':
      return error.problem?.errors?.some(({ pointer }) => pointer === '/start') === true
        ? refused.sameTime
        : troubleOf(error, words)
    default:
      return troubleOf(error, words)
  }
}

/** Free times nearby (epoch ms), for who asked for one that is taken. */
export const alternativesIn = (error: unknown): readonly number[] =>
  error instanceof ApiError ? (error.problem?.alternatives ?? []).map((iso) => Date.parse(iso)) : []
