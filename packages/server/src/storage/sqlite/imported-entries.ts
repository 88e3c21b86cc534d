import { slugOf } from '@openslot/core'
import { eq } from 'drizzle-orm'
import type { Brought } from '../../imports/brought.js'
import type { SqliteDb } from './db.js'
import { recallImported, rememberImported } from './imported-keys.js'
import { services, staff } from './schema.js'

// Services and people that have another name in their old place than the slug they get here: renamed there or here, they
// are still the same.

const TABLES = { service: services, staff } as const
type Kind = keyof typeof TABLES

/**
 * The same with the slugs that were brought over before as they are called here now. What is new and would be called as
 * one of those gets a number.
 */
export function asCalledHere(tx: SqliteDb, brought: Brought): Brought {
  const { keys, source, catalog } = brought
  if (!keys) return brought
  const slugNow = (kind: Kind, key: string | undefined): string | undefined => {
    const id = key === undefined ? undefined : recallImported(tx, { source, kind, key })
    const table = TABLES[kind]
    return id === undefined
      ? undefined
      : tx.select({ slug: table.slug }).from(table).where(eq(table.id, id)).get()?.slug
  }
  const renamed = (kind: Kind, entries: readonly { readonly slug: string }[], known: readonly string[]) => {
    const now = entries.map(({ slug }, index) => ({ slug, called: slugNow(kind, known[index]) }))
    const taken = new Set(now.map(({ called }) => called).filter((called) => called !== undefined))
    const names = new Map<string, string>()
    for (const { slug, called = taken.has(slug) ? slugOf(slug, kind, taken) : slug } of now) {
      names.set(slug, called)
      taken.add(called)
    }
    return names
  }
  const service = renamed('service', catalog.services, keys.services)
  const person = renamed('staff', catalog.staff, keys.staff)
  const here = (names: ReadonlyMap<string, string>, slug: string): string => names.get(slug) ?? slug
  return {
    ...brought,
    catalog: {
      ...catalog,
      services: catalog.services.map((entry) => ({
        ...entry,
        slug: here(service, entry.slug),
        ...(entry.staff && { staff: entry.staff.map((slug) => here(person, slug)) }),
      })),
      staff: catalog.staff.map((entry) => ({ ...entry, slug: here(person, entry.slug) })),
    },
    bookings: brought.bookings.map((booking) => ({
      ...booking,
      service: here(service, booking.service),
      staff: booking.staff === null ? null : here(person, booking.staff),
    })),
  }
}

/** Notes under which keys the entries came, once they are there. */
export function rememberEntries(tx: SqliteDb, { keys, source, catalog }: Brought): void {
  const all = [
    ['service', catalog.services, keys?.services ?? []],
    ['staff', catalog.staff, keys?.staff ?? []],
  ] as const
  for (const [kind, entries, known] of all) {
    const table = TABLES[kind]
    for (const [index, key] of known.entries()) {
      const slug = entries[index]?.slug ?? ''
      const row = tx.select({ id: table.id }).from(table).where(eq(table.slug, slug)).get()
      if (row) rememberImported(tx, { source, kind, key }, row.id)
    }
  }
}
