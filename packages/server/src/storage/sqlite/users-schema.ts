import { ROLES, type Scope } from '@openslot/core/wire'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { staff } from './schema.js'

/** Who signs in to the admin page. */
export const users = sqliteTable('users', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull(),
  /** The address with its case folded: one account each. */
  emailKey: text('email_key').notNull().unique(),
  role: text('role', { enum: ROLES }).notNull(),
  staffId: text('staff_id').references(() => staff.id),
  passwordHash: text('password_hash').notNull(),
  active: integer('active', { mode: 'boolean' }).notNull(),
  createdMs: integer('created_ms').notNull(),
  lastSignInMs: integer('last_sign_in_ms'),
})

/** Where they are signed in: of a session's token, only the hash is kept. */
export const sessions = sqliteTable(
  'sessions',
  {
    tokenHash: text('token_hash').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdMs: integer('created_ms').notNull(),
    lastUsedMs: integer('last_used_ms').notNull(),
    /** Whatever happens, it ends then. */
    expiresMs: integer('expires_ms').notNull(),
  },
  (table) => [index('sessions_by_user').on(table.userId), index('sessions_by_expiry').on(table.expiresMs)],
)

export const adminTokens = sqliteTable('admin_tokens', {
  id: text('id').primaryKey(),
  name: text('name').notNull().unique(),
  tokenHash: text('token_hash').notNull().unique(),
  createdMs: integer('created_ms').notNull(),
  scopes: text('scopes', { mode: 'json' }).$type<readonly Scope[]>().notNull(),
  lastUsedMs: integer('last_used_ms'),
})
