import type { Context, MiddlewareHandler } from 'hono'
import { type Scope, coversScope } from '@openslot/core/wire'
import type { ServerContext } from '../context.js'
import { hashToken } from '../tokens.js'
import { lacksScope, neededScope } from './admin-scopes.js'
import { bearerToken } from './bearer.js'
import { ProblemError } from './problem.js'

/** Who calls the admin API. */
export interface AdminCaller {
  readonly id: string
  readonly name: string
  readonly scopes: readonly Scope[]
  /** The one staff member whose calendar they see and change; `null`: everybody's. */
  readonly ownCalendar: string | null
}

declare module 'hono' {
  interface ContextVariableMap {
    /** Set for every call under `/v1/admin`. */
    adminToken: AdminCaller
  }
}

/**
 * Lets a request pass only with an admin token that has the scope it needs, or by the session of somebody who may do it.
 * Wrong tokens are not counted: nobody guesses 256 bits at any speed, and a limit would shut out whoever is signed in at
 * the same address.
 *
 * @param bySession who is signed in; it refuses what they may not do
 */
export function adminAuth(
  { storage, clock }: ServerContext,
  bySession: (c: Context) => Promise<AdminCaller | undefined>,
): MiddlewareHandler {
  // Looked up by its hash: how long that takes says nothing about the token.
  const byToken = async (token: string): Promise<AdminCaller | undefined> => {
    const found = await storage.adminTokens.use(hashToken(token), clock())
    return found && { ...found, ownCalendar: null }
  }
  return async (c, next) => {
    const token = bearerToken(c)
    const caller = token === undefined ? await bySession(c) : await byToken(token)
    if (!caller) {
      const detail = 'Send an admin token as "Authorization: Bearer …". Make one with `openslot token create`.'
      throw new ProblemError('unauthorized', detail, {}, { 'WWW-Authenticate': 'Bearer' })
    }
    const scope = neededScope(c.req.method, c.req.path)
    if (!coversScope(caller.scopes, scope)) throw lacksScope(scope)
    c.set('adminToken', caller)
    c.header('Cache-Control', 'no-store')
    await next()
  }
}
