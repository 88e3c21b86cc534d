import { ApiError } from './api/api-error.js'
import type { Words } from './i18n/en.js'

/** Whether trying again leads anywhere. */
export const isGone = (error: unknown): boolean =>
  error instanceof ApiError && ['not-found', 'unknown-service', 'unknown-staff'].includes(error.code)

/** What went wrong and what to do, in the reader's words. What is no error of the API is a bug, and goes on its way. */
export function troubleOf(error: unknown, { trouble }: Words): string {
  if (!(error instanceof ApiError)) throw error
  switch (error.code) {
    case 'unreachable':
      return trouble.unreachable
    case 'unavailable':
      return trouble.busy
    case 'too-many-requests':
      return trouble.tooMany(Math.ceil((error.retryAfterSeconds ?? 60) / 60))
    case 'forbidden':
      return trouble.forbidden
    case 'unauthorized':
      return trouble.signedOut
    case 'not-found':
    case 'unknown-service':
    case 'unknown-staff':
      return trouble.gone
    case 'precondition-failed':
      return trouble.changed
    default:
      return trouble.unexpected(error.message)
  }
}
