import { parseDate } from '@openslot/core'
import { formatDate as dateOfDay, isoWeekStart } from '@openslot/core/dates'
import { type AdminService, type AdminStaffMember, type Booking, toIso } from '@openslot/core/wire'
import { type Roster, STANDING, houseZone, loadRoster, ownStaffId } from '../bookings/roster.js'
import { isStanding } from '../bookings/status.js'
import type { Desk } from '../desk.js'
import { dayOf, todayIn } from '../time/wall-clock.js'
import type { Absences } from './away.js'
import { type Block, blocksOf } from './layout.js'
import type { Extent, Place } from './place.js'

/** A day of one person. */
export interface Column {
  readonly member: AdminStaffMember
  readonly date: string
}

export interface Shown {
  readonly roster: Roster
  readonly columns: readonly Column[]
  readonly bookings: readonly Booking[]
  readonly services: readonly AdminService[]
  /** By the ids of the staff. */
  readonly absences: ReadonlyMap<string, Absences>
}

/** What the calendar shows at a place. Whoever is no longer booked is there as long as bookings of theirs are. */
export async function loadShown(desk: Desk, place: Place, view: Extent): Promise<Shown> {
  const roster = await loadRoster(desk)
  const candidates = view === 'day' ? dayColumns(roster, place, desk) : weekColumns(roster, place, desk)
  if (candidates.length === 0) return { roster, columns: [], bookings: [], services: [], absences: new Map() }
  const days = candidates.map(({ member, date }) => dayOf(date, member.timeZone))
  const from = Math.min(...days.map((day) => day.from))
  const to = Math.max(...days.map((day) => day.to))
  const [bookings, services] = await Promise.all([
    desk.api.bookings({
      // What goes on past midnight began the day before, or days before that.
      endsAfter: toIso(from),
      to: toIso(to),
      staff: view === 'day' ? ownStaffId(desk.session) : candidates[0]?.member.id,
      status: STANDING,
    }),
    desk.api.services(),
  ])
  const columns = candidates.filter(
    (column) => view === 'week' || column.member.active || blocksIn({ roster, bookings }, column).length > 0,
  )
  const members = [...new Set(columns.map(({ member }) => member.id))]
  const absences = await Promise.all(
    members.map(async (id) => [id, await loadAbsences(desk, id, toIso(from), toIso(to))] as const),
  )
  return { roster, columns, bookings, services, absences: new Map(absences) }
}

async function loadAbsences({ api }: Desk, id: string, from: string, to: string): Promise<Absences> {
  const [timeOff, elsewhere] = await Promise.all([api.timeOff(id, from, to), api.busyElsewhere(id, from, to)])
  return { timeOff, ...elsewhere }
}

export const blocksIn = (
  { roster, bookings }: Pick<Shown, 'roster' | 'bookings'>,
  { member, date }: Column,
): readonly Block[] => {
  const own = bookings.filter((one) => isStanding(one) && one.team.some(({ id }) => id === member.id))
  return blocksOf(own, date, roster.zoneOf(member.id))
}

/** Those that can be booked first. */
export const byUse = (members: readonly AdminStaffMember[]): readonly AdminStaffMember[] => [
  ...members.filter(({ active }) => active),
  ...members.filter(({ active }) => !active),
]

/** One date for everybody: where clocks are far apart, it is another one already for some. */
function dayColumns({ members }: Roster, place: Place, { timeZone, now }: Desk): readonly Column[] {
  const date = place.date ?? todayIn(houseZone({ members }, timeZone), now())
  return byUse(members).map((member) => ({ member, date }))
}

function weekColumns({ members }: Roster, place: Place, { now }: Desk): readonly Column[] {
  const all = byUse(members)
  const member = all.find(({ slug }) => slug === place.staff) ?? all[0]
  if (!member) return []
  const monday = isoWeekStart(parseDate(place.date ?? todayIn(member.timeZone, now())) ?? 0)
  return Array.from({ length: 7 }, (_, index) => ({ member, date: dateOfDay(monday + index) }))
}
