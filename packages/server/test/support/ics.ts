import { type ReadingOptions, busyFromCalendar } from '../../src/calendars/ics/busy-from-calendar.js'
import { atOnce } from '../../src/calendars/slices.js'

export const RANGE = { from: Date.parse('2026-03-01'), to: Date.parse('2027-03-01'), timeZone: 'Europe/Berlin' }

/** A calendar file of these lines. */
export const calendar = (...lines: string[]): string => ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR', ''].join('\r\n')

/** Lines of a VEVENT. */
export const event = (...lines: string[]): string[] => ['BEGIN:VEVENT', 'UID:one', ...lines, 'END:VEVENT']

/** Lines that say when, and when that is. */
export const NINE = ['DTSTART:20260302T090000Z', 'DTEND:20260302T100000Z']
export const AT_NINE = { start: Date.parse('2026-03-02T09:00Z'), end: Date.parse('2026-03-02T10:00Z') }

export const busy = (text: string, options: ReadingOptions = RANGE) => atOnce(busyFromCalendar(text, options))

/** A calendar of one event. */
export const read = (...lines: string[]) => busy(calendar(...event(...lines)))
