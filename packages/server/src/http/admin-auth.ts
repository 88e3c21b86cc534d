import type { MiddlewareHandler } from 'hono'
import type { ServerContext } from '../context.js'
import { hashToken } from '../tokens.js'
import { bearerToken } from './bearer.js'
import { ProblemError } from './problem.js'
import { refuseExcess } from './rate-limit.js'

/** Lets a request pass only with an admin token. Who tries many wrong ones has to wait. */
export const adminAuth =
  ({ storage, throttle }: ServerContext): MiddlewareHandler =>
  async (c, next) => {
    const client = throttle.client(c)
    const limiter = throttle.limiters['sign-in']
    refuseExcess(limiter.wait(client), 'wrong tokens from your address')
    const token = bearerToken(c)
    // Looked up by its hash: how long that takes says nothing about the token.
    if (token === undefined || !(await storage.adminTokens.exists(hashToken(token)))) {
      if (token !== undefined) limiter.take(client)
      const detail = 'Send an admin token as "Authorization: Bearer …". Make one with `openslot token create`.'
      throw new ProblemError('unauthorized', detail, {}, { 'WWW-Authenticate': 'Bearer' })
    }
    c.header('Cache-Control', 'no-store')
    await next()
  }
