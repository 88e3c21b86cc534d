import type { Scope } from '@openslot/core/wire'
import type { Context } from 'hono'
import type { ServerContext } from '../context.js'
import type { AdminCaller } from '../http/admin-auth.js'
import { requireOwnCalendar } from './own-calendar.js'
import { sessionOf } from './sessions.js'

const EVERYTHING: readonly Scope[] = ['*']

/**
 * Who calls the admin API by being signed in; `undefined`: nobody is.
 *
 * @throws ProblemError `forbidden` for what they may not do
 */
export const sessionCaller =
  (context: ServerContext) =>
  async (c: Context): Promise<AdminCaller | undefined> => {
    const session = await sessionOf(context, c)
    if (!session) return undefined
    const { id, name, role, staff } = session.user
    if (role === 'owner') return { id, name, scopes: EVERYTHING, ownCalendar: null }
    if (!staff) throw new Error('A staff member’s account has no calendar.')
    await requireOwnCalendar(c, staff, context.storage)
    return { id, name, scopes: EVERYTHING, ownCalendar: staff.id }
  }
