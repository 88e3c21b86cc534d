/**
 * @typedef {object} Offer how a service is given
 * @property {'any' | 'all'} staffing
 * @property {readonly string[]} resources kinds
 */

/**
 * Every appointment that somebody keeps has the people and the resources of one way in which its service was offered,
 * all of them and no others: never some of one way and some of another.
 * @param {Record<'appointments' | 'claims' | 'services' | 'serviceStaff' | 'resources', readonly any[]>} file
 * @param {ReadonlyMap<string, readonly Offer[]>} changing the ways of services that were changed meanwhile, by slug
 */
export function asOffered({ appointments, claims, services, serviceStaff, resources }, changing) {
  const kindOf = new Map(resources.map(({ id, kind }) => [id, kind]))
  const serviceOf = new Map(services.map((service) => [service.id, service]))
  return appointments.flatMap((appointment) => {
    const calendars = claims
      .filter(({ appointment_id }) => appointment_id === appointment.id)
      .map(({ calendar_id }) => calendar_id)
    if (calendars.length === 0) return []
    const service = serviceOf.get(appointment.service_id)
    const givers = serviceStaff.filter(({ service_id }) => service_id === service.id).map(({ staff_id }) => staff_id)
    const people = calendars.filter((id) => !kindOf.has(id))
    const kinds = calendars.flatMap((id) => kindOf.get(id) ?? [])
    const asItIs = { staffing: service.staffing, resources: JSON.parse(service.resources) }
    const isWhole = (changing.get(service.slug) ?? [asItIs]).some(
      (/** @type {Offer} */ offer) =>
        people.length === (offer.staffing === 'all' ? givers.length : 1) &&
        people.every((id) => givers.includes(id)) &&
        kinds.length === offer.resources.length &&
        kinds.every((kind) => offer.resources.includes(kind)),
    )
    const what = `${people.length} of its ${givers.length} people and ${kinds.join(' and ') || 'no resource'}`
    return isWhole ? [] : [`appointment ${appointment.id} of ${service.slug} takes ${what}: it was never offered so`]
  })
}
