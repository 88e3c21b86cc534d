import { ApiError } from '../api/api-error.js'
import type { Words } from '../i18n/en.js'
import { troubleOf } from '../trouble.js'

/** What went wrong with an account elsewhere, in the reader's words and those of its service. */
export const calendarTrouble = (error: unknown, words: Words): string =>
  error instanceof ApiError && error.code === 'calendar-failed'
    ? words.calendars.failed(error.message)
    : troubleOf(error, words)
