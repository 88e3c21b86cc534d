import * as v from 'valibot'
import { CalendarError } from '../calendar-error.js'
import type { RestAnswer } from '../rest-api.js'

const REFUSED = v.object({ error: v.object({ errors: v.optional(v.array(v.object({ reason: v.string() })), []) }) })

/** Why Google refuses, in its own words. */
export function reasonsOf({ json }: RestAnswer): readonly string[] {
  const refused = v.safeParse(REFUSED, json)
  return refused.success ? refused.output.error.errors.map(({ reason }) => reason) : []
}

const TOO_OFTEN = [
  'rateLimitExceeded',
  'userRateLimitExceeded',
  'quotaExceeded',
  'dailyLimitExceeded',
  'calendarUsageLimits',
]
const TOO_LITTLE = ['insufficientPermissions', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT']
const NOT_SWITCHED_ON = ['accessNotConfigured', 'SERVICE_DISABLED']

/** What Google's 403 means: too often, not these scopes, a project without the API, or not this calendar. */
export function refusal(answer: RestAnswer): CalendarError {
  const reasons = reasonsOf(answer)
  const hasAny = (of: readonly string[]): boolean => reasons.some((reason) => of.includes(reason))
  if (hasAny(TOO_OFTEN)) {
    return new CalendarError('rate-limited', 'Google was asked too often.', { retryAfterMs: answer.retryAfterMs })
  }
  if (hasAny(TOO_LITTLE)) {
    return new CalendarError('needs-reconnecting', 'Google gave too little access. Connect again, and tick every box.')
  }
  if (hasAny(NOT_SWITCHED_ON)) {
    return new CalendarError('unavailable', 'The Calendar API is not switched on for this server’s project at Google.')
  }
  return new CalendarError('not-allowed', 'Google doesn’t allow that with this calendar.')
}
