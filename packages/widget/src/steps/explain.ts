import type { ApiError } from '../api/api-error.js'
import { SELDOM, type SeldomWords } from '../i18n/seldom/catalogue.js'
import type { Visit } from '../visit.js'
import { unreachedText } from './failure.js'
import type { Explanation } from './notice.js'

/** What happened, and what to do about it. */
export function explain(visit: Visit, error: ApiError): Explanation {
  const { trouble } = visit.wordsOf(SELDOM)
  switch (error.code) {
    case 'too-many-requests':
      return { ...trouble.tooMany, ...waitAdvice(trouble, error.retryAfterSeconds) }
    case 'insecure':
      return trouble.insecure
    case 'no-server':
      return trouble.noServer
    case 'not-found':
      // Nothing else is asked for that may not be there: it is no booking server that has answered.
      return visit.isManaged ? trouble.notFound : trouble.noServer
    case 'unknown-service':
      return trouble.unknownService
    case 'unknown-staff':
      return trouble.unknownStaff
    case 'internal':
    case 'unavailable':
      return trouble.server
    default:
      return unreachedText(visit, error) ?? trouble.unexpected
  }
}

function waitAdvice({ waitSeconds, waitMinutes }: SeldomWords['trouble'], seconds: number | undefined): object {
  if (seconds === undefined) return {}
  return {
    advice: seconds < 120 ? waitSeconds({ count: seconds }) : waitMinutes({ count: Math.ceil(seconds / 60) }),
  }
}
