import {
  adminResource,
  adminResourcesResponse,
  adminService,
  adminServicesResponse,
  adminStaffMember,
  adminStaffResponse,
} from '@openslot/core/wire'
import { Hono } from 'hono'
import type { ServerContext } from '../context.js'
import { resourceAsWritten, serviceAsWritten, staffAsWritten } from './as-written.js'
import { resourceEntry, resourceFields, serviceEntry, serviceFields, staffEntry, staffFields } from './catalog-file.js'
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
        present: serviceAsWritten,
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
        present: staffAsWritten,
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
        present: resourceAsWritten,
      }),
    )
    .route('/', timeOffRoutes(context, 'resources', 'resource'))
}
