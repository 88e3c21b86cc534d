import { formatZone } from '../i18n/format.js'
import type { Speech } from '../i18n/language.js'
import { zoneBeside } from '../time/times.js'
import { dayOf } from '../time/wall-clock.js'
import { minutesFrom } from './layout.js'
import type { Column } from './shown.js'

/** Whether columns are by clocks that differ, on the first one's date. */
export const areApart = (columns: readonly Column[]): boolean =>
  new Set(columns.map(({ member }) => JSON.stringify(dayOf(columns[0]?.date ?? '', member.timeZone)))).size > 1

/** `New York, GMT-5`: whose clock a column is by, at noon: most changes of clocks are at night. */
export const zoneOf = (column: Column, speech: Pick<Speech, 'locale'>): string =>
  formatZone(noonOf(column), column.member.timeZone, speech)

/** The same for all columns, where they aren't apart, and the clocks here show something else; or else `null`. */
export function zoneOfAll(
  columns: readonly Column[],
  here: readonly string[],
  speech: Pick<Speech, 'locale'>,
): string | null {
  const [first] = columns
  return first && !areApart(columns) ? zoneBeside(noonOf(first), first.member.timeZone, here, speech) : null
}

function noonOf({ member, date }: Column): number {
  const { from, to } = dayOf(date, member.timeZone)
  return (from + to) / 2
}

/** How many minutes further down an instant is in one column than in another of the same date. */
export function minutesApart(instant: number, column: Column, other: Column): number {
  const [there, here] = [column, other].map(({ member, date }) => minutesFrom(date, instant, member.timeZone))
  return (there as number) - (here as number)
}
