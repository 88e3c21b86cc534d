import type { Schedule } from './answers.js'
import type { CalPerson } from './people.js'

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

interface CalWindow {
  readonly startTime: string
  readonly endTime: string
}

/** People as the import file has staff: their default schedule is their hours. */
export const staffEntries = (
  people: readonly CalPerson[],
  slugs: ReadonlyMap<string, string>,
  schedules: readonly Schedule[],
): object[] =>
  people.map(({ id, name, email, timeZone }) => {
    const own = schedules.find(({ ownerId, isDefault }) => ownerId === id && isDefault)
    return {
      slug: slugs.get(String(id)),
      name,
      ...(email !== undefined && { email }),
      timeZone: own?.timeZone ?? timeZone,
      hours: (own?.availability ?? []).flatMap(({ days, ...times }) => {
        const numbers = days.map((day) => DAYS.indexOf(day) + 1).filter((day) => day > 0)
        return isOpen(times) && numbers.length > 0 ? [{ days: numbers, ...windowOf(times) }] : []
      }),
      overrides: overridesOf(own?.overrides ?? []),
    }
  })

/** Several windows of a date are several overrides there, and a day off is one of no length. */
function overridesOf(overrides: readonly ({ readonly date: string } & CalWindow)[]): object[] {
  const dates = [...new Set(overrides.map(({ date }) => date))].toSorted()
  return dates.map((date) => ({
    date,
    windows: overrides.filter((each) => each.date === date && isOpen(each)).map(windowOf),
  }))
}

const isOpen = ({ startTime, endTime }: CalWindow): boolean => startTime !== endTime

/** A day's last minute stands for its end. */
const windowOf = ({ startTime, endTime }: CalWindow): { start: string; end: string } => ({
  start: startTime,
  end: endTime === '23:59' || endTime === '00:00' ? '24:00' : endTime,
})
