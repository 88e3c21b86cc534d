import type { AdminStaffMember, Session } from '@openslot/core/wire'
import type { Desk } from '../desk.js'

/** Whose bookings somebody sees, and where these people's clocks stand. */
export interface Roster {
  readonly members: readonly AdminStaffMember[]
  readonly zoneOf: (staffId: string) => string
}

/** The one staff member whose bookings this is about; `undefined`: everybody's. */
export const ownStaffId = ({ user }: Session): string | undefined =>
  user.role === 'staff' ? user.staff?.id : undefined

/** Archived people too: their bookings are still there. */
export async function loadRoster({ api, session, timeZone }: Desk): Promise<Roster> {
  const own = ownStaffId(session)
  const members = own === undefined ? await api.staff() : [(await api.staffMember(own)).value]
  const zones = new Map(members.map((member) => [member.id, member.timeZone]))
  return { members, zoneOf: (staffId) => zones.get(staffId) ?? timeZone }
}

/** Where the business is, as far as one can tell. */
export const houseZone = ({ members }: Pick<Roster, 'members'>, here: string): string =>
  (members.find(({ active }) => active) ?? members[0])?.timeZone ?? here

/** The clocks that people here go by: where one of somebody else shows another time, its zone is named. */
export const clocksHere = (
  roster: Pick<Roster, 'members'>,
  { timeZone }: Pick<Desk, 'timeZone'>,
): readonly string[] => [houseZone(roster, timeZone), timeZone]

/** Bookings that take place, or may: what was cancelled or declined takes no time. */
export const STANDING = 'pending,confirmed,completed,no-show'
