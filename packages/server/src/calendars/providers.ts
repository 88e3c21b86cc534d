import { CalendarError } from './calendar-error.js'
import type { ProviderOf } from './open.js'

/** Every kind of account that can be connected. */
export const providerOf: ProviderOf = (credentials, _access) => {
  throw new CalendarError('not-allowed', `Calendars by ${credentials.kind} can’t be read yet.`)
}
