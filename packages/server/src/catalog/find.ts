import { ProblemError } from '../http/problem.js'
import type { CatalogService, CatalogStaff } from './catalog.js'
import type { CatalogStore } from './store.js'

/** @throws ProblemError `unknown-service` */
export async function requireService(catalog: CatalogStore, idOrSlug: string): Promise<CatalogService> {
  const service = await catalog.findService(idOrSlug)
  if (service) return service
  throw new ProblemError('unknown-service', `There is no service "${idOrSlug}". GET /v1/services lists them.`)
}

/** The person asked for, who must give the service; `null` when anyone will do. @throws ProblemError `unknown-staff` */
export function requireGiver(service: CatalogService, idOrSlug: string | undefined): CatalogStaff | null {
  if (idOrSlug === undefined) return null
  const giver = service.staff.find((member) => member.id === idOrSlug || member.slug === idOrSlug)
  if (giver) return giver
  throw new ProblemError(
    'unknown-staff',
    `Nobody called "${idOrSlug}" gives ${service.name}. GET /v1/services lists who does.`,
  )
}
