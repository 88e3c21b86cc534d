import type { Budget } from './budget.js'
import { dayOf } from './wall-time.js'

/** What remembering a day costs, in steps: it takes memory for as long as its series is looked at. */
const STEPS_PER_DAY = 10

/** An occurrence at a time of a day. */
interface Timed {
  readonly time: { readonly ms: number }
}

/** The days that a list of changes or exceptions names, and the occurrences that it may mean by them. */
export interface NamedDays<Occurrence extends Timed> {
  note(occurrence: Occurrence): void
  /** What is the only one of its day. */
  alone(): Occurrence[]
}

/**
 * Keeps one occurrence of each day: nobody knows how many a series has of them.
 *
 * @param addOneOfSeveral is told of each that isn't alone on its day, once there is another one
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
      if (other) addOneOfSeveral(other)
      addOneOfSeveral(occurrence)
      only.set(day, null)
    },
    alone: () => [...only.values()].filter((occurrence) => occurrence !== null),
  }
}
