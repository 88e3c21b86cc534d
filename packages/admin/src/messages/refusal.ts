import { ApiError } from '../api/api-error.js'
import type { Words } from '../i18n/en.js'
import { troubleOf } from '../trouble.js'

/** Why a message isn't sent again. */
export function refusalOf(error: unknown, words: Words): string {
  if (!(error instanceof ApiError) || error.code !== 'conflict') return troubleOf(error, words)
  const reason = error.problem?.messageReason
  return words.messages.refused(reason ? words.messages.reasons[reason] : error.message)
}
