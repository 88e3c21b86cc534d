import type { Service, StaffSummary } from '@openslot/core/wire'

/** What the page has decided already: ids or slugs. */
export interface Decided {
  readonly service: string | undefined
  readonly staff: string | undefined
}

/** What is left to choose from. */
export interface Choices {
  readonly services: readonly Service[]
  /** The one person the page named. */
  readonly staff: StaffSummary | undefined
}

/** Why nothing can be chosen. */
export type Obstacle = 'unknown-service' | 'unknown-staff' | 'no-services'

const isNamed = ({ id, slug }: { readonly id: string; readonly slug: string }, name: string): boolean =>
  id === name || slug === name

/** The services that are left when the page's decisions are applied. */
export function narrow(
  services: readonly Service[],
  decided: Decided,
): { readonly choices: Choices; readonly obstacle: Obstacle | undefined } {
  const { service, staff } = decided
  const chosen = service === undefined ? services : services.filter((candidate) => isNamed(candidate, service))
  const given =
    staff === undefined
      ? chosen
      : chosen.filter((candidate) => candidate.staff.some((person) => isNamed(person, staff)))
  const person = staff === undefined ? undefined : given[0]?.staff.find((candidate) => isNamed(candidate, staff))
  return { choices: { services: given, staff: person }, obstacle: obstacleIn(services, chosen, given) }
}

function obstacleIn(
  all: readonly Service[],
  chosen: readonly Service[],
  given: readonly Service[],
): Obstacle | undefined {
  if (all.length === 0) return 'no-services'
  if (chosen.length === 0) return 'unknown-service'
  return given.length === 0 ? 'unknown-staff' : undefined
}
