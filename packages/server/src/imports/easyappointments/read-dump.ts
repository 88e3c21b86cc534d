import type { Fault, NameOf } from '../../catalog/catalog-file-error.js'
import type { Brought } from '../brought.js'
import { readCatalog } from '../read-catalog.js'
import { slugsFor } from '../slugs.js'
import { bookingsIn } from './bookings.js'
import { serviceEntries } from './services.js'
import { staffEntries } from './staff.js'
import { nameOfUser, tablesIn } from './tables.js'

const COLUMNS = { service: 'id_services', staff: 'id_users_provider', start: 'start_datetime' } as const

/**
 * Reads a dump of the database of Easy!Appointments, from version 1.4 on: its providers, services and appointments.
 *
 * @param now epoch ms; appointments from before are passed over, whatever is wrong with them
 * @throws CatalogFileError when it is no such dump
 */
export function readEasyAppointments(sql: string, now: number): Brought {
  const { tableOf, prefix } = tablesIn(sql)
  const providerRoles = tableOf('roles').flatMap(({ id, slug }) => (slug === 'provider' ? [id] : []))
  const providers = tableOf('users').filter(({ id_roles: role }) => providerRoles.includes(role ?? null))
  const staffSlugs = slugsFor(
    providers.map((row) => ({ key: row['id'] ?? '', name: nameOfUser(row) })),
    'staff',
  )
  const services = tableOf('services')
  const serviceSlugs = slugsFor(
    services.map(({ id, name }) => ({ key: id ?? '', name: name ?? '' })),
    'service',
  )

  const faults: Fault[] = []
  const nameOf: NameOf = (path) => {
    const [section = '', index = '', ...field] = path.split('.')
    const [table, rows] = section === 'services' ? ['services', services] : ['users', providers]
    const at = `${prefix}${table}, id ${rows[Number(index)]?.['id'] ?? '?'}`
    return field.length === 0 ? at : `${at}, ${field.join('.')}`
  }
  const given = serviceEntries(services, { slugs: serviceSlugs, staffSlugs, tableOf })
  const entries = {
    services: given.entries,
    staff: staffEntries(providers, { slugs: staffSlugs, tableOf, prefix }, faults),
  }
  const { catalog, spoilt, faults: catalogFaults } = readCatalog(entries, nameOf)
  faults.push(...catalogFaults)
  const { bookings, notes } = bookingsIn({ tableOf, prefix, staffSlugs, serviceSlugs, now }, faults)
  return {
    source: 'easyappointments',
    catalog,
    faults,
    spoilt,
    keys: { services: [...serviceSlugs.keys()], staff: [...staffSlugs.keys()] },
    nameOf,
    bookings,
    columns: COLUMNS,
    notes: [...given.notes, ...notes],
  }
}
