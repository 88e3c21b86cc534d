import type { BookingCaps, WeeklyWindow } from '@openslot/core'
import type { AdminResource, AdminService, AdminStaffMember } from '@openslot/core/wire'
import type { Kept } from './admin-store.js'
import type { ResourceEntry, ServiceEntry, StaffEntry } from './catalog-file.js'

// What is stored, in the words of the import file: it can be written back as it is, but for its id.

export const serviceAsWritten = (service: Kept<ServiceEntry>): AdminService => ({
  ...service,
  caps: capsAsWritten(service.caps),
})

export const staffAsWritten = (member: Kept<StaffEntry>): AdminStaffMember => ({
  ...member,
  hours: byWindow(member.hours),
  overrides: overridesAsWritten(member.overrides),
  caps: capsAsWritten(member.caps),
})

export const resourceAsWritten = (resource: Kept<ResourceEntry>): AdminResource => ({
  ...resource,
  hours: resource.hours && byWindow(resource.hours),
  overrides: overridesAsWritten(resource.overrides),
})

const capsAsWritten = ({ day = null, week = null, month = null }: BookingCaps): AdminService['caps'] => ({
  day,
  week,
  month,
})

const overridesAsWritten = (overrides: StaffEntry['overrides']): AdminStaffMember['overrides'] =>
  overrides.map(({ date, windows }) => ({ date, windows: windows.map((window) => ({ ...window })) }))

/** The same window on several days is said once, as people write it. */
function byWindow(hours: readonly WeeklyWindow[]): AdminStaffMember['hours'] {
  const windows = new Map<string, { days: number[]; start: string; end: string }>()
  for (const { day, start, end } of hours) {
    const window = windows.get(`${start}–${end}`) ?? { days: [], start, end }
    windows.set(`${start}–${end}`, window)
    window.days.push(day)
  }
  return [...windows.values()].map((window) => ({ ...window, days: window.days.toSorted((a, b) => a - b) }))
}
