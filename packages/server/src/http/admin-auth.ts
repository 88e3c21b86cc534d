import type { MiddlewareHandler } from 'hono'
import type { AdminTokenStore } from '../admin-tokens/store.js'
import { hashToken } from '../tokens.js'
import { bearerToken } from './bearer.js'
import { ProblemError } from './problem.js'

/** Lets a request pass only with an admin token. */
export const adminAuth =
  (tokens: AdminTokenStore): MiddlewareHandler =>
  async (c, next) => {
    const token = bearerToken(c)
    // Looked up by its hash: how long that takes says nothing about the token.
    if (token === undefined || !(await tokens.exists(hashToken(token)))) {
      const detail = 'Send an admin token as "Authorization: Bearer …". Make one with `openslot token create`.'
      throw new ProblemError('unauthorized', detail, {}, { 'WWW-Authenticate': 'Bearer' })
    }
    c.header('Cache-Control', 'no-store')
    await next()
  }
