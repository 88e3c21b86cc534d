import { NASTY_CLOCK_CHANGES } from './nasty-clock-changes.js'
import type { NastyDay } from './nasty-day.js'
import { NASTY_HOURS } from './nasty-hours.js'
import { NASTY_ZONES } from './nasty-zones.js'

/**
 * Days on which calendars go wrong, with what is right on them. Worked out by hand from the rule that an instant is
 * open when its wall-clock time lies in a window of its local date; never copied from an engine's output.
 */
export const NASTY_DAYS: readonly NastyDay[] = [...NASTY_CLOCK_CHANGES, ...NASTY_ZONES, ...NASTY_HOURS]
