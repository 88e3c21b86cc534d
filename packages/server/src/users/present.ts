import { type Session, type User, toIso } from '@openslot/core/wire'
import type { ServerContext } from '../context.js'
import type { StoredSession, StoredUser } from './store.js'

export const presentUser = ({ createdMs, lastSignInMs, staff, ...user }: StoredUser): User => ({
  id: user.id,
  name: user.name,
  email: user.email,
  role: user.role,
  staff: staff && { id: staff.id, slug: staff.slug, name: staff.name },
  active: user.active,
  createdAt: toIso(createdMs),
  lastSignInAt: lastSignInMs === null ? null : toIso(lastSignInMs),
})

export const presentSession = (
  { sendsMail }: Pick<ServerContext, 'sendsMail'>,
  { user, expiresMs }: StoredSession,
): Session => ({ user: presentUser(user), expiresAt: toIso(expiresMs), sendsMail })
