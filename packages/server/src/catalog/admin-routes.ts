import type { BookingCaps, WeeklyWindow } from '@openslot/core'
import {
  type AdminResource,
  type AdminService,
  type AdminStaffMember,
  adminResource,
  adminResourcesResponse,
  adminService,
  adminServicesResponse,
  adminStaffMember,
  adminStaffResponse,
} from '@openslot/core/wire'
import { Hono } from 'hono'
import type { ServerContext } from '../context.js'
import type { Kept } from './admin-store.js'
import {
  type ResourceEntry,
  type ServiceEntry,
  type StaffEntry,
  resourceEntry,
  resourceFields,
  serviceEntry,
  serviceFields,
  staffEntry,
  staffFields,
} from './catalog-file.js'
import { crudRoutes } from './crud.js'
import { timeOffRoutes } from './time-off-routes.js'

/** Services, staff and resources, in the words of the import file. */
export function catalogAdminRoutes(context: ServerContext): Hono {
  const { services, staff, resources } = context.storage.catalogAdmin
  return new Hono()
    .route(
      '/',
      crudRoutes({
        noun: 'services',
        one: 'service',
        store: services,
        fields: serviceFields,
        entry: serviceEntry,
        schema: adminService,
        list: adminServicesResponse,
        present: presentService,
      }),
    )
    .route(
      '/',
      crudRoutes({
        noun: 'staff',
        one: 'staff member',
        store: staff,
        fields: staffFields,
        entry: staffEntry,
        schema: adminStaffMember,
        list: adminStaffResponse,
        present: presentStaff,
      }),
    )
    .route('/', timeOffRoutes(context, 'staff', 'staff member'))
    .route(
      '/',
      crudRoutes({
        noun: 'resources',
        one: 'resource',
        store: resources,
        fields: resourceFields,
        entry: resourceEntry,
        schema: adminResource,
        list: adminResourcesResponse,
        present: presentResource,
      }),
    )
    .route('/', timeOffRoutes(context, 'resources', 'resource'))
}

const presentService = (service: Kept<ServiceEntry>): AdminService => ({ ...service, caps: presentCaps(service.caps) })

const presentStaff = (member: Kept<StaffEntry>): AdminStaffMember => ({
  ...member,
  hours: byWindow(member.hours),
  overrides: presentOverrides(member.overrides),
  caps: presentCaps(member.caps),
})

const presentResource = (resource: Kept<ResourceEntry>): AdminResource => ({
  ...resource,
  hours: resource.hours && byWindow(resource.hours),
  overrides: presentOverrides(resource.overrides),
})

const presentCaps = ({ day = null, week = null, month = null }: BookingCaps): AdminService['caps'] => ({
  day,
  week,
  month,
})

const presentOverrides = (overrides: StaffEntry['overrides']): AdminStaffMember['overrides'] =>
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
