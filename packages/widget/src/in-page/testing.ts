// `@openslot/widget/testing`

export type { Catalog, CatalogHours, CatalogResource, CatalogService, CatalogStaff } from './catalog.js'
export { demoCatalog } from './demo-catalog.js'
export type { Failure, FailureOptions } from './failures.js'
export type { Endpoint } from './routes.js'
export type { SeedBooking } from './seed-booking.js'
export {
  type Busy,
  type InPageCall,
  type InPageServer,
  type InPageServerOptions,
  createInPageServer,
} from './server.js'
export type { Links, TokenPurpose } from './world.js'
export { handlersFor } from './handlers.js'
