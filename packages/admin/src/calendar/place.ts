import { pathOf } from '../routes.js'
import { isDateInReach } from '../time/wall-clock.js'

export type Extent = 'day' | 'week'

/** What the calendar shows, as its address says it. */
export interface Place {
  /** `null`: what there is room for. */
  readonly view: Extent | null
  /** The day on screen, or one of its week; `null`: today. */
  readonly date: string | null
  /** Whose week, by slug; `null`: the first one's. */
  readonly staff: string | null
}

/** `?view=week&date=2026-12-01&staff=anna`; what can't be meant is as if it weren't there. */
export function placeIn(search: string): Place {
  const query = new URLSearchParams(search)
  const [view, date] = [query.get('view'), query.get('date')]
  return {
    view: view === 'day' || view === 'week' ? view : null,
    date: date !== null && isDateInReach(date) ? date : null,
    staff: query.get('staff'),
  }
}

export function addressOf({ view, date, staff }: Place): string {
  const said = Object.entries({ view, date, staff }).filter((one): one is [string, string] => one[1] !== null)
  return said.length === 0 ? pathOf('calendar') : `${pathOf('calendar')}?${new URLSearchParams(said)}`
}
