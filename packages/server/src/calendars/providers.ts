import { CalendarError } from './calendar-error.js'
import { caldavProvider } from './caldav/provider.js'
import type { ProviderOf } from './open.js'

/** Every kind of account that can be connected. */
export const providerOf: ProviderOf = (credentials, access) => {
  switch (credentials.kind) {
    case 'caldav':
      return caldavProvider(credentials, access)
    case 'ics':
    case 'google':
    case 'microsoft':
      throw new CalendarError('not-allowed', `Calendars by ${credentials.kind} can’t be read yet.`)
  }
}
