import type { Context, MiddlewareHandler } from 'hono'
import { type Scope, coversScope } from '@openslot/core/wire'
import type { ServerContext } from '../context.js'
import { hashToken } from '../tokens.js'
import { lacksScope, neededScope } from './admin-scopes.js'
import { bearerToken } from './bearer.js'
import { ProblemError } from './problem.js'
import { refuseExcess } from './refuse-excess.js'

/** Who calls the admin API. */
export interface AdminCaller {
  readonly id: string
  readonly name: string
  readonly scopes: readonly Scope[]
}

declare module 'hono' {
  interface ContextVariableMap {
    /** Set for every call under `/v1/admin`. */
    adminToken: AdminCaller
  }
}

/**
 * Lets a request pass only with an admin token that has the scope it needs, or by the session of somebody who may do it.
 * Who tries many wrong tokens has to wait.
 *
 * @param bySession who is signed in; it refuses what they may not do
 */
export const adminAuth =
  (
    { storage, clock, throttle }: ServerContext,
    bySession: (c: Context) => Promise<AdminCaller | undefined>,
  ): MiddlewareHandler =>
  async (c, next) => {
    const client = throttle.client(c)
    const limiter = throttle.limiters['sign-in']
    refuseExcess(limiter.wait(client), 'wrong tokens from your address')
    const token = bearerToken(c)
    // Looked up by its hash: how long that takes says nothing about the token.
    const caller = token === undefined ? await bySession(c) : await storage.adminTokens.use(hashToken(token), clock())
    if (!caller) {
      if (token !== undefined) limiter.take(client)
      const detail = 'Send an admin token as "Authorization: Bearer …". Make one with `openslot token create`.'
      throw new ProblemError('unauthorized', detail, {}, { 'WWW-Authenticate': 'Bearer' })
    }
    const scope = neededScope(c.req.method, c.req.path)
    if (!coversScope(caller.scopes, scope)) throw lacksScope(scope)
    c.set('adminToken', caller)
    c.header('Cache-Control', 'no-store')
    await next()
  }
