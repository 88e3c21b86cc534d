import { pointerTo } from '@openslot/core/wire'
import { ProblemError } from '../http/problem.js'
import { invalid } from '../http/validate.js'
import type { CatalogService, CatalogStaff } from './catalog.js'
import { durationsOf } from './durations.js'
import type { CatalogStore } from './store.js'

/** @throws ProblemError `unknown-service` */
export const requireService = async (catalog: CatalogStore, idOrSlug: string): Promise<CatalogService> =>
  requireOffered(await catalog.findService(idOrSlug), idOrSlug)

/** The service of this name, if it was found and is on offer. @throws ProblemError `unknown-service` */
export function requireOffered(service: CatalogService | undefined, idOrSlug: string): CatalogService {
  if (service?.active) return service
  throw new ProblemError('unknown-service', `There is no service "${idOrSlug}". GET /v1/services lists them.`)
}

/**
 * The person asked for, who must give the service; `null` when anyone will do, or when it takes everyone anyway.
 *
 * @throws ProblemError `unknown-staff`
 */
export function requireGiver(service: CatalogService, idOrSlug: string | undefined): CatalogStaff | null {
  if (idOrSlug === undefined) return null
  const giver = service.staff.find((member) => member.id === idOrSlug || member.slug === idOrSlug)
  if (giver) return service.staffing === 'all' ? null : giver
  throw new ProblemError(
    'unknown-staff',
    `Nobody called "${idOrSlug}" gives ${service.name}. GET /v1/services lists who does.`,
  )
}

/**
 * The duration asked for, in minutes; the service's usual one when none is.
 *
 * @param field where the request names it
 * @throws ProblemError `validation`
 */
export function requireDuration(service: CatalogService, minutes: number | undefined, field: string): number {
  const allowed = durationsOf(service)
  const wished = minutes ?? service.durationMinutes
  if (allowed.includes(wished)) return wished
  const message = `${service.name} takes ${allowed.join(' or ')} minutes. Ask for ${allowed.length > 1 ? 'one of these' : 'that'}.`
  throw invalid([{ pointer: pointerTo([field]), message }])
}
