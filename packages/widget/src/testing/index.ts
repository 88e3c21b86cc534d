export type { Catalog, CatalogHours, CatalogResource, CatalogService, CatalogStaff } from '../in-page/catalog.js'
export { demoCatalog } from '../in-page/demo-catalog.js'
export type { Failure, FailureOptions } from '../in-page/failures.js'
export type { Endpoint } from '../in-page/routes.js'
export type { SeedBooking } from '../in-page/seed-booking.js'
export {
  type Busy,
  type InPageCall,
  type InPageServer,
  type InPageServerOptions,
  createInPageServer,
} from '../in-page/server.js'
export type { Links, TokenPurpose } from '../in-page/world.js'
export { handlersFor } from './handlers.js'
