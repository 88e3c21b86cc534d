import { uuidv7 } from 'uuidv7'
import { CatalogFileError } from '../../catalog/catalog-file-error.js'
import type { Brought } from '../../imports/brought.js'
import type { BringOver, BroughtOver, ImportStore } from '../../imports/store.js'
import { type BringIn, bringInOneByOne } from './bring-in.js'
import type { SqliteDb } from './db.js'
import { clearExpired } from './expiry.js'
import { asCalledHere, rememberEntries } from './imported-entries.js'
import { recallImported, rememberImported } from './imported-keys.js'
import type { OweMessages } from './owe-messages.js'
import { putCatalog } from './put-catalog.js'
import { rehearsed } from './rehearsed.js'

export const sqliteImports = (db: SqliteDb, owe: OweMessages): ImportStore => ({
  bringOver: (brought, how) =>
    rehearsed(db, how.dryRun, (tx) => {
      clearExpired(tx, how.now)
      const given = asCalledHere(tx, brought)
      const changes = putCatalog(tx, given.catalog, given.nameOf)
      rememberEntries(tx, given)
      return { changes, ...bringBookings(tx, given, how, bringInOneByOne(tx, given, how.now, owe)) }
    }),
})

/** @throws CatalogFileError with a line for each that can't be brought over */
function bringBookings(
  tx: SqliteDb,
  { source, bookings }: Brought,
  { manageTokenHash }: BringOver,
  bringIn: BringIn,
): Omit<BroughtOver, 'changes'> {
  const counts = { created: 0, kept: 0, past: 0 }
  const differing: string[] = []
  const faults: string[] = []
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
    } else faults.push(`  ${outcome.fault}`)
  }
  if (faults.length > 0) throw CatalogFileError.listing(faults)
  return { bookings: counts, differing }
}
