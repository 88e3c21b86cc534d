import { uuidv7 } from 'uuidv7'
import { CatalogFileError, type Fault } from '../../catalog/catalog-file-error.js'
import { sketchImport } from '../../catalog/plan-import.js'
import type { Brought } from '../../imports/brought.js'
import { rowsTogether } from '../../imports/rows-together.js'
import type { BringOver, BroughtOver, ImportStore } from '../../imports/store.js'
import { type BringIn, bringInOneByOne } from './bring-in.js'
import type { SqliteDb } from './db.js'
import { clearExpired } from './expiry.js'
import { asCalledHere, rememberEntries } from './imported-entries.js'
import { recallImported, rememberImported } from './imported-keys.js'
import type { OweMessages } from './owe-messages.js'
import { putCatalog, storedCatalog } from './put-catalog.js'
import { rehearsed } from './rehearsed.js'

export const sqliteImports = (db: SqliteDb, owe: OweMessages): ImportStore => ({
  bringOver: (brought, how) =>
    rehearsed(db, how.dryRun, (tx) => {
      clearExpired(tx, how.now)
      const given = asCalledHere(tx, brought)
      const { faults, isUnsure, ...plan } = sketchImport(given.catalog, storedCatalog(tx), given.nameOf, given.spoilt)
      const changes = putCatalog(tx, plan)
      rememberEntries(tx, given)
      const bringIn = bringInOneByOne(tx, { columns: given.columns, isUnsure }, how.now, owe)
      const { faults: bookingFaults, ...done } = bringBookings(tx, given, how, bringIn)
      // Taken back, what was brought over beside them has shown what else is wrong.
      refuse(given, [...(given.faults ?? []), ...faults, ...bookingFaults])
      return { changes, ...done }
    }),
})

/** @throws CatalogFileError with a line for each fault, one for all rows that have the same */
function refuse({ placeOf = () => 0 }: Brought, faults: readonly Fault[]): void {
  if (faults.length === 0) return
  const inOrder = faults.toSorted((one, other) => placeOf(one.at) - placeOf(other.at))
  throw CatalogFileError.listing(rowsTogether(inOrder))
}

function bringBookings(
  tx: SqliteDb,
  { source, bookings }: Brought,
  { manageTokenHash }: BringOver,
  bringIn: BringIn,
): Omit<BroughtOver, 'changes'> & { readonly faults: readonly Fault[] } {
  const counts = { created: 0, kept: 0, past: 0 }
  const differing: string[] = []
  const faults: Fault[] = []
  for (const booking of bookings) {
    const key = { source, kind: 'booking', key: booking.key } as const
    const known = recallImported(tx, key)
    if (known !== undefined) {
      counts.kept += 1
      const difference = bringIn.compare(known, booking)
      if (difference !== null) differing.push(difference)
      continue
    }
    const id = uuidv7()
    const outcome = bringIn.add(booking, { id, manageTokenHash: manageTokenHash(id) })
    if (outcome === 'past') counts.past += 1
    else if (outcome === 'created') {
      counts.created += 1
      rememberImported(tx, key, id)
    } else if (outcome !== 'unsure') faults.push(outcome)
  }
  return { bookings: counts, differing, faults }
}
