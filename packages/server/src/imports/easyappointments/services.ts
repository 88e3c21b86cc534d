import { readAmount } from '@openslot/core'
import type { DumpedRow } from './sql-dump.js'
import type { TableOf } from './tables.js'

const COLOR = /^#[0-9a-fA-F]{6}$/

/** Services as the import file has them. */
export function serviceEntries(
  services: readonly DumpedRow[],
  names: { slugs: ReadonlyMap<string, string>; staffSlugs: ReadonlyMap<string, string>; tableOf: TableOf },
): { readonly entries: object[]; readonly notes: string[] } {
  const notes: string[] = []
  const entries = services.map((row) => {
    const id = row['id'] ?? ''
    const slug = names.slugs.get(id) ?? ''
    const givers = names.tableOf('services_providers').filter((each) => each['id_services'] === id)
    const price = priceOf(row)
    if (price === undefined)
      notes.push(
        `${slug}: its price, ${row['price']} ${row['currency']}, was left out: use the letters of a currency, such as EUR.`,
      )
    const isPrivate = row['is_private'] === '1'
    if (isPrivate) notes.push(`${slug}: it was private, and can’t be booked here. Make it active to offer it.`)
    const durationMinutes = Number(row['duration'])
    const location = row['location']?.trim().slice(0, 300)
    return {
      slug,
      name: row['name']?.trim(),
      description: row['description']?.trim() || null,
      durationMinutes,
      slotIntervalMinutes: intervalOf(row, durationMinutes),
      capacity: Number(row['attendants_number'] ?? 1),
      ...(price !== undefined && { price }),
      ...(location && { location: { kind: 'in-person', text: location.replaceAll(/\s+/g, ' ') } }),
      ...(COLOR.test(row['color'] ?? '') && { color: row['color'] }),
      active: !isPrivate,
      staff: givers.flatMap((each) => names.staffSlugs.get(each['id_users'] ?? '') ?? []),
    }
  })
  return { entries, notes }
}

/** Up to version 1.5, a word said it: every quarter of an hour, or one after the other. */
const intervalOf = (row: DumpedRow, durationMinutes: number): number =>
  row['availabilities_type'] === 'fixed' ? durationMinutes : Number(row['slot_interval'] || 15)

/** `null`: it costs nothing; `undefined`: it can't be told what. */
function priceOf(row: DumpedRow): { amount: number; currency: string } | null | undefined {
  const price = Number(row['price'] ?? 0)
  if (price === 0) return null
  const currency = (row['currency'] ?? '').trim().toUpperCase()
  const amount = /^[A-Z]{3}$/.test(currency) ? readAmount(String(price), currency) : undefined
  return amount === undefined ? undefined : { amount, currency }
}
