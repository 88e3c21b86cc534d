import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { foldCase } from '@openslot/core'
import * as v from 'valibot'
import { CatalogFileError, type NameOf, mistakesOf } from '../../catalog/catalog-file-error.js'
import { catalogFile } from '../../catalog/catalog-file.js'
import type { Brought, BroughtBooking } from '../brought.js'
import { BOOKING_COLUMNS, COLUMNS, CUSTOMER_COLUMNS, bookingOf } from './bookings.js'
import { SERVICE_COLUMNS, STAFF_COLUMNS, columnOf, serviceOf, staffOf } from './catalog-columns.js'
import { type Row, readTable } from './table.js'

const FILES = ['services.csv', 'staff.csv', 'customers.csv', 'bookings.csv'] as const

/**
 * Reads a folder with some of {@link FILES}. What depends on what is here already is checked when it is brought over.
 *
 * @throws CatalogFileError with a line for each mistake
 */
export async function readCsvFolder(folder: string): Promise<Brought> {
  const there = (await readdir(folder)).filter((name) => name.toLowerCase().endsWith('.csv'))
  const strange = there.filter((name) => !FILES.some((file) => file === name))
  const faults = strange.map((name) => `  ${name}: A file of this name isn’t known. Known are ${FILES.join(', ')}.`)
  if (there.length === 0) throw new CatalogFileError(`${folder} has none of ${FILES.join(', ')}.`)
  const rowsOf = async (name: (typeof FILES)[number], columns: readonly string[]): Promise<Row[]> =>
    there.includes(name) ? readTable(join(folder, name), name, columns, faults) : []
  const services = await rowsOf('services.csv', SERVICE_COLUMNS)
  const staff = await rowsOf('staff.csv', STAFF_COLUMNS)
  const customers = await rowsOf('customers.csv', CUSTOMER_COLUMNS)
  const rows = await rowsOf('bookings.csv', BOOKING_COLUMNS)

  const nameOf = placesIn({ services, staff })
  const entries = {
    services: services.map((row) => serviceOf(row, faults)),
    staff: staff.map((row) => staffOf(row, faults)),
  }
  const catalog = v.safeParse(catalogFile, entries, { abortPipeEarly: true })
  if (!catalog.success) faults.push(...mistakesOf(catalog.issues, nameOf))
  const byEmail = new Map(customers.map((row) => [foldCase(row.cell('email') ?? ''), row]))
  const bookings = rows.flatMap((row) => bookingOf(row, (email) => byEmail.get(foldCase(email)), faults) ?? [])
  faults.push(...twice(bookings))
  if (faults.length > 0 || !catalog.success) throw CatalogFileError.listing([...new Set(faults)])
  return {
    source: 'csv',
    catalog: catalog.output,
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

function twice(bookings: readonly BroughtBooking[]): string[] {
  const first = new Map<string, string>()
  return bookings.flatMap(({ key, at }) => {
    const before = first.get(key)
    first.set(key, before ?? at)
    return before === undefined ? [] : [`  ${at}, id: ${before} has the same. Give each booking its own.`]
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
