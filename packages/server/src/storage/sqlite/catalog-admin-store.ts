import { and, asc, eq, gt, lt, or } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { CatalogAdminStore, EntryStore, Kept } from '../../catalog/admin-store.js'
import { CatalogConflict } from '../../catalog/store.js'
import {
  insertResource,
  insertService,
  insertStaff,
  requireKind,
  resourceRow,
  serviceEntryOf,
  staffEntryOf,
  updateResource,
  updateService,
  updateStaff,
} from './catalog-rows.js'
import type { SqliteDb } from './db.js'
import { outbox } from './message-schema.js'
import { appointmentStaff, appointments, busyTimes, claims, resources, services, staff } from './schema.js'
import { transact } from './transact.js'
import { users } from './users-schema.js'

export const sqliteCatalogAdmin = (db: SqliteDb): CatalogAdminStore => ({
  services: entryStore(db, {
    rows: (tx, name) =>
      tx
        .select()
        .from(services)
        .where(name === undefined ? undefined : or(eq(services.id, name), eq(services.slug, name)))
        .orderBy(asc(services.position))
        .all()
        .map((row) => serviceEntryOf(tx, row)),
    insert: insertService,
    update: updateService,
    isUsed: (tx, id) =>
      has(tx.select({ id: appointments.id }).from(appointments).where(eq(appointments.serviceId, id))),
    archive: (tx, id) => void tx.update(services).set({ active: false }).where(eq(services.id, id)).run(),
    remove: (tx, id) => void tx.delete(services).where(eq(services.id, id)).run(),
  }),

  staff: entryStore(db, {
    rows: (tx, name) =>
      tx
        .select()
        .from(staff)
        .where(name === undefined ? undefined : or(eq(staff.id, name), eq(staff.slug, name)))
        .orderBy(asc(staff.id))
        .all()
        .map(staffEntryOf),
    insert: insertStaff,
    update: updateStaff,
    isUsed: (tx, id) =>
      has(tx.select({ id: appointments.id }).from(appointments).where(eq(appointments.staffId, id))) ||
      has(tx.select({ id: appointmentStaff.staffId }).from(appointmentStaff).where(eq(appointmentStaff.staffId, id))) ||
      has(tx.select({ id: outbox.id }).from(outbox).where(eq(outbox.staffId, id))),
    archive: (tx, id) => void tx.update(staff).set({ active: false }).where(eq(staff.id, id)).run(),
    remove: (tx, id) => {
      refuseAccount(tx, id)
      tx.delete(busyTimes).where(eq(busyTimes.calendarId, id)).run()
      tx.delete(staff).where(eq(staff.id, id)).run()
    },
  }),

  resources: entryStore(db, {
    rows: (tx, name) =>
      tx
        .select()
        .from(resources)
        .where(name === undefined ? undefined : or(eq(resources.id, name), eq(resources.slug, name)))
        .orderBy(asc(resources.position))
        .all()
        .map(resourceRow),
    insert: insertResource,
    update: (tx, id, entry) => {
      const before = tx.select({ kind: resources.kind }).from(resources).where(eq(resources.id, id)).get()
      updateResource(tx, id, entry)
      if (before) requireKind(tx, before.kind)
    },
    isUsed: (tx, id) => has(tx.select({ id: claims.id }).from(claims).where(eq(claims.calendarId, id))),
    archive: (tx, id) => void tx.update(resources).set({ active: false }).where(eq(resources.id, id)).run(),
    remove: (tx, id) => {
      const removed = tx.delete(resources).where(eq(resources.id, id)).returning({ kind: resources.kind }).get()
      tx.delete(busyTimes).where(eq(busyTimes.calendarId, id)).run()
      if (removed) requireKind(tx, removed.kind)
    },
  }),

  timeOff: {
    list: async (calendarId, { from, to }) =>
      db
        .select(timeOffColumns)
        .from(busyTimes)
        .where(and(isTimeOff(calendarId), gt(busyTimes.endMs, from), lt(busyTimes.startMs, to)))
        .orderBy(asc(busyTimes.startMs), asc(busyTimes.id))
        .all(),
    add: async (calendarId, { start, end, note }, nowMs) =>
      db
        .insert(busyTimes)
        .values({ id: uuidv7(), calendarId, kind: 'time-off', startMs: start, endMs: end, note, createdMs: nowMs })
        .returning(timeOffColumns)
        .get(),
    remove: async (calendarId, id) =>
      db
        .delete(busyTimes)
        .where(and(isTimeOff(calendarId), eq(busyTimes.id, id)))
        .run().changes === 1,
  },
})

/** Whoever may sign in for a calendar keeps it: deleting it must not close an account, or leave one that fits nobody. */
function refuseAccount(tx: SqliteDb, staffId: string): void {
  const account = tx.select({ email: users.email }).from(users).where(eq(users.staffId, staffId)).limit(1).get()
  if (!account) return
  const message = `${account.email} signs in to the admin page for this calendar. Take the account away, or give it another calendar, before you delete it.`
  throw new CatalogConflict(message, 'account', account.email)
}

const timeOffColumns = { id: busyTimes.id, start: busyTimes.startMs, end: busyTimes.endMs, note: busyTimes.note }
const isTimeOff = (calendarId: string) => and(eq(busyTimes.calendarId, calendarId), eq(busyTimes.kind, 'time-off'))

const has = (query: { limit(count: number): { get(): unknown } }): boolean => query.limit(1).get() !== undefined

interface Table<Entry> {
  /** All, or the one of this id or slug. */
  rows(tx: SqliteDb, name?: string): Kept<Entry>[]
  insert(tx: SqliteDb, entry: Entry): string
  update(tx: SqliteDb, id: string, entry: Entry): void
  /** Whether bookings tell of it: then it stays. */
  isUsed(tx: SqliteDb, id: string): boolean
  archive(tx: SqliteDb, id: string): void
  remove(tx: SqliteDb, id: string): void
}

function entryStore<Entry extends object>(db: SqliteDb, table: Table<Entry>): EntryStore<Entry> {
  const existing = (tx: SqliteDb, id: string): Kept<Entry> => {
    const [found] = table.rows(tx, id)
    if (!found) throw new Error(`${id} is gone within its transaction.`)
    return found
  }
  return {
    list: async () => table.rows(db),
    find: async (name) => table.rows(db, name)[0],
    create: async (entry) => transact(db, (tx) => existing(tx, table.insert(tx, entry))),
    update: async (name, change) =>
      transact(db, (tx) => {
        const [current] = table.rows(tx, name)
        if (!current) return undefined
        table.update(tx, current.id, change(current))
        return existing(tx, current.id)
      }),
    remove: async (name, check) =>
      transact(db, (tx) => {
        const [current] = table.rows(tx, name)
        if (!current) return undefined
        check(current)
        const isUsed = table.isUsed(tx, current.id)
        if (isUsed) table.archive(tx, current.id)
        else table.remove(tx, current.id)
        return isUsed ? 'archived' : 'deleted'
      }),
  }
}
