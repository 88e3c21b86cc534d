import { CalendarError } from '../calendar-error.js'
import type { Zone } from './zone.js'

// A calendar file comes from somewhere else and may mean harm. Each of these is far above what people have, and low
// enough that reading takes neither long nor much memory, whatever is in it.

/** Of the file, in characters. */
export const MAX_TEXT = 10 * 1024 * 1024
/** Of a line that matters, folded lines joined. A list of 5,000 exceptions has 80,000. */
export const MAX_LINE = 256 * 1024
/** How deep components may stand in each other; three is usual. */
export const MAX_DEPTH = 8
export const MAX_COMPONENTS = 100_000
/** Days and times looked at while recurring events are expanded: for a year, a weekly one takes 500 and a daily one 1,100. */
const MAX_STEPS = 3_000_000
/** Found in the range asked for. Someone with thirty appointments a day has 11,000 in a year. */
export const MAX_OCCURRENCES = 100_000
/** Of one year, month, week or day of a rule, in the range or not. */
export const MAX_TIMES_IN_PERIOD = 50_000
/** Listed by one event: dates to add, dates to leave out. Also the occurrences that one series may have changed. */
export const MAX_LISTED = 20_000
/** Of one event: it has one, in old files some. */
export const MAX_RULES = 10
/** Lines of one part that say something about time: some write each exception in a line of its own. */
export const MAX_LINES = 20_000
/** Of all answers of a CalDAV server in one reading, in characters: twice what one may have. */
export const MAX_ANSWERED = 40_000_000
/** Names of time zones. To look one up that doesn't exist takes longest. */
const MAX_ZONES = 300
/** Of one time zone: its clocks change twice a year. */
export const MAX_ONSETS = 5000

/** How much is looked at between two pauses. */
export const PAUSE_AFTER = 500

/** What reading one calendar may still cost, however many files it comes in. */
export interface Budget {
  /** @throws CalendarError `too-much` when it is used up */
  spendSteps(count: number): void
  spendOccurrence(): void
  spendZone(): void
  spendAnswer(length: number): void
  /** What the names of time zones were found to mean; `null`: nothing. Each is looked up once. */
  readonly zones: Map<string, Zone | null>
}

export function newBudget(): Budget {
  let steps = MAX_STEPS
  let occurrences = MAX_OCCURRENCES
  let zonesLeft = MAX_ZONES
  let answered = 0
  return {
    spendSteps: (count) => {
      steps -= count
      if (steps < 0) throw tooMuch('its recurring events take too long to expand')
    },
    spendOccurrence: () => {
      occurrences -= 1
      if (occurrences < 0) throw tooManyTimes()
    },
    spendAnswer: (length) => {
      answered += length
      if (answered > MAX_ANSWERED) throw tooMuch(`its server answered more than ${MAX_ANSWERED / 1_000_000} MB`)
    },
    zones: new Map(),
    spendZone: () => {
      zonesLeft -= 1
      if (zonesLeft < 0) throw tooMuch(`it names more than ${MAX_ZONES} time zones`)
    },
  }
}

export const tooManyTimes = (): CalendarError =>
  tooMuch(`it has more than ${MAX_OCCURRENCES} times in the range that is read`)

export const tooMuch = (what: string): CalendarError =>
  new CalendarError('too-much', `The calendar is larger than is read of any: ${what}.`)
