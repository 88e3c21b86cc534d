import type { Budget } from './budget.js'
import { dayOf } from './wall-time.js'

/** What remembering a day costs, in steps: it takes memory for as long as its series is looked at. */
const STEPS_PER_DAY = 10

/** An occurrence at a time of a day. */
interface Timed {
  readonly time: { readonly ms: number }
  /** Whether something that names it alone has taken it away: it counts, and blocks nothing. */
  readonly isGoneItself: boolean
}

/** The days that a list of changes or exceptions names, and the occurrences that it may mean by them. */
export interface NamedDays<Occurrence extends Timed> {
  note(occurrence: Occurrence): void
  /** What is the only one of its day, and isn't gone itself. */
  alone(): Occurrence[]
}

/**
 * Keeps one occurrence of each day: nobody knows how many a series has of them.
 *
 * @param addOneOfSeveral is told of each that isn't alone on its day, nor gone itself, once there is another one
 */
export function newNamedDays<Occurrence extends Timed>(
  budget: Pick<Budget, 'spendSteps'>,
  addOneOfSeveral: (occurrence: Occurrence) => void,
): NamedDays<Occurrence> {
  /** `null`: a day with several. */
  const only = new Map<number, Occurrence | null>()
  return {
    note: (occurrence) => {
      const day = dayOf(occurrence.time.ms)
      const other = only.get(day)
      if (other === undefined) {
        budget.spendSteps(STEPS_PER_DAY)
        only.set(day, occurrence)
        return
      }
      for (const one of [other, occurrence]) if (one && !one.isGoneItself) addOneOfSeveral(one)
      only.set(day, null)
    },
    alone: () => [...only.values()].filter((one) => one !== null).filter((one) => !one.isGoneItself),
  }
}
