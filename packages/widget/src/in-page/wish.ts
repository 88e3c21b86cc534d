import { pointerTo } from '@openslot/core/wire'
import { ProblemError, invalid } from './answers.js'
import type { Shop, ShopPerson, ShopService } from './catalog.js'

const isCalled = (name: string) => (entry: { readonly id: string; readonly slug: string }) =>
  entry.id === name || entry.slug === name

/** @throws ProblemError `unknown-service` */
export function requireService({ services }: Shop, name: string): ShopService {
  const service = services.find(isCalled(name))
  if (service) return service
  throw new ProblemError('unknown-service', `There is no service "${name}". GET /v1/services lists them.`)
}

/** Who may give it: the person asked for, or everyone. @throws ProblemError `unknown-staff` */
export function requireGivers(service: ShopService, name: string | undefined): readonly ShopPerson[] {
  if (name === undefined) return service.staff
  const giver = service.staff.find(isCalled(name))
  if (giver) return service.rules.staffing === 'all' ? service.staff : [giver]
  throw new ProblemError(
    'unknown-staff',
    `Nobody called "${name}" gives ${service.name}. GET /v1/services lists who does.`,
  )
}

/** Minutes; the usual ones when none are asked for. @throws ProblemError `validation` */
export function requireDuration(service: ShopService, wished: number | undefined, field: string): number {
  const { durations, rules, name } = service
  const minutes = wished ?? rules.durationMinutes
  if (durations.includes(minutes)) return minutes
  const message = `${name} takes ${durations.join(' or ')} minutes. Ask for ${durations.length > 1 ? 'one of these' : 'that'}.`
  throw invalid([{ pointer: pointerTo([field]), message }])
}
