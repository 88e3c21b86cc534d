import type { CatalogAdminStore } from '../../catalog/admin-store.js'
import { type Finding, finder } from './finding.js'

const { ok, warning } = finder('catalogue')

/** Whether anybody could book anything. */
export async function checkCatalogue({ services, staff }: CatalogAdminStore): Promise<Finding[]> {
  const offered = (await services.list()).filter(({ active }) => active)
  if (offered.length === 0) {
    return [
      warning('No service is offered, so nobody can book. `openslot import FILE` brings services, staff and hours.'),
    ]
  }
  const people = new Map((await staff.list()).filter(({ active }) => active).map((person) => [person.slug, person]))
  const isGiven = (slugs: readonly string[]): boolean => slugs.some((slug) => people.has(slug))
  const nobody = offered.filter((service) => !isGiven(service.staff))
  const given = new Set(offered.flatMap((service) => service.staff))
  const idle = [...people.values()].filter(
    ({ slug, hours, overrides }) => given.has(slug) && hours.length === 0 && overrides.length === 0,
  )
  const findings = [
    ...nobody.map(({ slug }) => warning(`Nobody gives "${slug}", so it can’t be booked. Name its staff.`)),
    ...idle.map(({ slug }) => warning(`"${slug}" has no hours, and so no free times. Give them hours.`)),
  ]
  return findings.length > 0 ? findings : [ok(`${offered.length} services by ${given.size} people can be booked.`)]
}
