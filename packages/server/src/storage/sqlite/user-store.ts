import { foldCase } from '@openslot/core'
import { and, asc, eq, lte, ne, or } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { NewUser, StoredUser, UserStore } from '../../users/store.js'
import { calendarFeeds } from './calendar-schema.js'
import type { SqliteDb } from './db.js'
import { staff } from './schema.js'
import { transact } from './transact.js'
import { sessions, users } from './users-schema.js'

/** The last use is noted at most this often: reading must not cost a write each time. */
const USE_NOTED_MS = 60_000

export const sqliteUsers = (db: SqliteDb): UserStore => ({
  create: (user) => transact(db, (tx) => insert(tx, user)),

  createFirst: (user) =>
    transact(db, (tx) => {
      const isFirst = tx.select({ id: users.id }).from(users).limit(1).get() === undefined
      return isFirst ? insert(tx, { ...user, role: 'owner', staffId: null }) : 'taken'
    }),

  list: async () => select(db).orderBy(asc(users.id)).all().map(toUser),
  find: async (id) => find(db, id),

  findToSignIn: async (email) => {
    const row = select(db)
      .where(eq(users.emailKey, foldCase(email)))
      .get()
    return row && { user: toUser(row), passwordHash: row.users.passwordHash }
  },

  update: (id, change) =>
    transact(db, (tx) => {
      const current = find(tx, id)
      if (!current) return undefined
      const { passwordHash, staffId, keepsFeed = false, ...rest } = change(current)
      const before = { ...current, staffId: current.staff?.id ?? null }
      const after = { ...before, ...defined(rest), staffId: staffId === undefined ? before.staffId : staffId }
      if (holderOf(tx, after.email, id)) return 'taken'
      if (!isActiveOwner(after) && isLastOwner(tx, current)) return 'last-owner'
      const { name, email, role, active } = after
      tx.update(users)
        .set({ name, email, emailKey: foldCase(email), role, active, staffId: after.staffId })
        .where(eq(users.id, id))
        .run()
      if (passwordHash !== undefined) tx.update(users).set({ passwordHash }).where(eq(users.id, id)).run()
      const isWhoTheyWere = role === before.role && after.staffId === before.staffId && active
      if (!isWhoTheyWere || passwordHash !== undefined) tx.delete(sessions).where(eq(sessions.userId, id)).run()
      const isLosing = after.staffId !== before.staffId || (before.active && !active)
      if (isLosing || (passwordHash !== undefined && !keepsFeed)) withdrawFeed(tx, before.staffId)
      return find(tx, id)
    }),

  remove: (id, check) =>
    transact(db, (tx) => {
      const current = find(tx, id)
      if (!current) return undefined
      check(current)
      if (isLastOwner(tx, current)) return 'last-owner'
      tx.delete(users).where(eq(users.id, id)).run()
      withdrawFeed(tx, current.staff?.id ?? null)
      return 'removed'
    }),

  signIn: ({ tokenHash, userId, nowMs, expiresMs }) =>
    transact(db, (tx) => {
      tx.insert(sessions).values({ tokenHash, userId, createdMs: nowMs, lastUsedMs: nowMs, expiresMs }).run()
      tx.update(users).set({ lastSignInMs: nowMs }).where(eq(users.id, userId)).run()
    }),

  useSession: async (tokenHash, { nowMs, idleSinceMs }) => {
    const session = db.select().from(sessions).where(eq(sessions.tokenHash, tokenHash)).get()
    if (!session || session.expiresMs <= nowMs || session.lastUsedMs <= idleSinceMs) return undefined
    const user = find(db, session.userId)
    if (!user?.active) return undefined
    if (session.lastUsedMs < nowMs - USE_NOTED_MS) {
      db.update(sessions).set({ lastUsedMs: nowMs }).where(eq(sessions.tokenHash, tokenHash)).run()
    }
    return { user, expiresMs: session.expiresMs }
  },

  signOut: async (tokenHash) => {
    db.delete(sessions).where(eq(sessions.tokenHash, tokenHash)).run()
  },

  forgetEnded: async ({ nowMs, idleSinceMs }) =>
    db
      .delete(sessions)
      .where(or(lte(sessions.expiresMs, nowMs), lte(sessions.lastUsedMs, idleSinceMs)))
      .run().changes,
})

const select = (db: SqliteDb) => db.select().from(users).leftJoin(staff, eq(staff.id, users.staffId)).$dynamic()

type Row = ReturnType<ReturnType<typeof select>['all']>[number]

const toUser = ({ users: row, staff: person }: Row): StoredUser => ({
  id: row.id,
  name: row.name,
  email: row.email,
  role: row.role,
  staff: person && { id: person.id, slug: person.slug, name: person.name },
  active: row.active,
  createdMs: row.createdMs,
  lastSignInMs: row.lastSignInMs,
})

function find(db: SqliteDb, id: string): StoredUser | undefined {
  const row = select(db).where(eq(users.id, id)).get()
  return row && toUser(row)
}

/** Its address is a key of its own, which goes on opening bookings for whoever was given it. */
function withdrawFeed(tx: SqliteDb, staffId: string | null): void {
  if (staffId !== null) tx.delete(calendarFeeds).where(eq(calendarFeeds.staffId, staffId)).run()
}

const holderOf = (tx: SqliteDb, email: string, exceptId = ''): boolean =>
  tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.emailKey, foldCase(email)), ne(users.id, exceptId)))
    .get() !== undefined

function insert(tx: SqliteDb, { nowMs, ...user }: NewUser): StoredUser | 'taken' {
  if (holderOf(tx, user.email)) return 'taken'
  const id = uuidv7()
  tx.insert(users)
    .values({ ...user, id, emailKey: foldCase(user.email), active: true, createdMs: nowMs })
    .run()
  const made = find(tx, id)
  if (!made) throw new Error('The user is gone.')
  return made
}

const isActiveOwner = ({ role, active }: Pick<StoredUser, 'role' | 'active'>): boolean => role === 'owner' && active

function isLastOwner(tx: SqliteDb, user: StoredUser): boolean {
  if (!isActiveOwner(user)) return false
  const others = and(eq(users.role, 'owner'), eq(users.active, true), ne(users.id, user.id))
  return tx.select({ id: users.id }).from(users).where(others).limit(1).get() === undefined
}

/** Without the fields that are `undefined`. */
const defined = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
