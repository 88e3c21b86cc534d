import { CatalogFileError } from '../../catalog/catalog-file-error.js'
import { type DumpedRow, readSqlDump } from './sql-dump.js'

/** A table of the dump by its name without prefix. */
export type TableOf = (name: string) => readonly DumpedRow[]

/** @throws CatalogFileError when it is no dump of Easy!Appointments */
export function tablesIn(sql: string): { readonly tableOf: TableOf; readonly prefix: string } {
  const dump = dumpFrom(sql)
  // `ea_`, unless it was changed.
  const known = [...dump.keys()].find((name) => name.endsWith('services_providers'))
  if (known === undefined) {
    throw new CatalogFileError(
      'This is no dump of Easy!Appointments, or one without data: nobody gives any service in it.',
    )
  }
  const prefix = known.slice(0, -'services_providers'.length)
  return { prefix, tableOf: (name) => dump.get(`${prefix}${name}`) ?? [] }
}

export const nameOfUser = (row: DumpedRow): string =>
  [row['first_name'], row['last_name']]
    .map((part) => part?.trim())
    .filter(Boolean)
    .join(' ')

function dumpFrom(sql: string): ReturnType<typeof readSqlDump> {
  try {
    return readSqlDump(sql)
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    throw new CatalogFileError(`The dump can’t be read. ${cause.message}`, { cause })
  }
}
