import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { foldCase } from '@openslot/core'
import { CatalogFileError, type Fault, type NameOf } from '../../catalog/catalog-file-error.js'
import { whyFolderUnread } from '../../file-trouble.js'
import type { Brought, BroughtBooking } from '../brought.js'
import { readCatalog } from '../read-catalog.js'
import { BOOKING_COLUMNS, COLUMNS, CUSTOMER_COLUMNS, bookingOf } from './bookings.js'
import { SERVICE_COLUMNS, STAFF_COLUMNS, columnOf, serviceOf, staffOf } from './catalog-columns.js'
import { type Row, readTable } from './table.js'

const FILES = ['services.csv', 'staff.csv', 'customers.csv', 'bookings.csv'] as const

/**
 * Reads a folder with some of {@link FILES}. What depends on what is here already is checked when it is brought over.
 *
 * @throws CatalogFileError when a file is no table
 */
export async function readCsvFolder(folder: string): Promise<Brought> {
  const names = await readdir(folder).catch((cause: Error) => {
    throw new CatalogFileError(whyFolderUnread(cause, folder), { cause })
  })
  const there = names.filter((name) => name.toLowerCase().endsWith('.csv'))
  const strange = there.filter((name) => !FILES.some((file) => file === name))
  const faults: Fault[] = strange.map((name) => ({
    at: name,
    message: `A file of this name isn’t known. Known are ${FILES.join(', ')}.`,
  }))
  if (there.length === 0) throw new CatalogFileError(`${folder} has none of ${FILES.join(', ')}.`)
  const missing = new Map<string, readonly string[]>()
  const rowsOf = async (name: (typeof FILES)[number], columns: readonly string[]): Promise<readonly Row[]> => {
    if (!there.includes(name)) return []
    const table = await readTable(join(folder, name), name, columns, faults)
    missing.set(name, table.missing)
    return table.rows
  }
  const services = await rowsOf('services.csv', SERVICE_COLUMNS)
  const staff = await rowsOf('staff.csv', STAFF_COLUMNS)
  const customers = await rowsOf('customers.csv', CUSTOMER_COLUMNS)
  const rows = await rowsOf('bookings.csv', BOOKING_COLUMNS)

  const nameOf = placesIn({ services, staff })
  const unread = new Set<string>()
  const entriesOf = (section: string, table: readonly Row[], entryOf: typeof serviceOf): object[] =>
    table.map((row, index) => {
      const before = faults.length
      const entry = entryOf(row, faults)
      if (faults.length > before) unread.add(`${section}.${index}`)
      return entry
    })
  const entries = {
    services: entriesOf('services', services, serviceOf),
    staff: entriesOf('staff', staff, staffOf),
  }
  const { catalog, spoilt, ...found } = readCatalog(entries, nameOf, { faults: [], spoilt: unread })
  faults.push(...found.faults)
  const byEmail = new Map(customers.map((row) => [foldCase(row.cell('email') ?? ''), row]))
  const bookings = rows.flatMap((row) => bookingOf(row, (email) => byEmail.get(foldCase(email)), faults) ?? [])
  faults.push(...twice(bookings))
  return {
    source: 'csv',
    catalog,
    faults: faults.filter(({ at }) => !isInMissing(at, missing)),
    spoilt,
    placeOf,
    nameOf,
    bookings,
    columns: COLUMNS,
    notes: leftOut(rows, customers, bookings),
  }
}

const placesIn =
  (tables: Readonly<Record<string, readonly Row[]>>): NameOf =>
  (path) => {
    const [section = '', index = '', field] = path.split('.')
    const at = tables[section]?.[Number(index)]?.at ?? `${section}.csv`
    return field === undefined ? at : `${at}, ${columnOf(section, field)}`
  }

/** Whether it stands in a column that isn't there, as has been said by then of the whole file. */
function isInMissing(at: string, missing: ReadonlyMap<string, readonly string[]>): boolean {
  const [, name = '', column = ''] = /^(.+), row \d+, (.+)$/.exec(at) ?? []
  return missing.get(name)?.includes(column) ?? false
}

/** File by file, row by row. */
function placeOf(at: string): number {
  const [, name = '', row = '0'] = /^(.+?\.csv), row (\d+)/.exec(at) ?? []
  return (FILES.findIndex((file) => file === name) + 1) * 1e9 + Number(row)
}

function twice(bookings: readonly BroughtBooking[]): Fault[] {
  const first = new Map<string, string>()
  return bookings.flatMap(({ key, at }) => {
    const before = first.get(key)
    first.set(key, before ?? at)
    return before === undefined
      ? []
      : [{ at: `${at}, id`, message: `${before} has the same. Give each booking its own.` }]
  })
}

function leftOut(rows: readonly Row[], customers: readonly Row[], bookings: readonly BroughtBooking[]): string[] {
  const cancelled = rows.length - bookings.length
  const booked = new Set(bookings.map(({ details }) => foldCase(details.customerEmail)))
  const idle = customers.filter((row) => !booked.has(foldCase(row.cell('email') ?? ''))).length
  return [
    ...(cancelled > 0 ? [`Cancelled bookings left out: ${cancelled}.`] : []),
    ...(idle > 0
      ? [`Customers without a booking left out: ${idle}. OpenSlot keeps customers as long as their bookings.`]
      : []),
  ]
}
