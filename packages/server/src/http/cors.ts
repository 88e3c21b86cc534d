import type { MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'

/** Lets the widget call the public API from other sites: all of them, or only the owner's (`null`: all). */
export function publicCors(allowedOrigins: readonly string[] | null): MiddlewareHandler {
  const allow = cors({
    origin: allowedOrigins === null ? '*' : [...allowedOrigins],
    allowMethods: ['GET', 'POST', 'DELETE'],
    allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-Match', 'If-None-Match', 'OpenSlot-Hold'],
    exposeHeaders: ['ETag', 'Location', 'Retry-After'],
    maxAge: 86_400,
  })
  return async (c, next) => {
    if (c.req.method === 'OPTIONS') return allow(c, next)
    // Its headers are set on the finished answer: set before, they have Hono make every answer twice.
    await next()
    return allow(c, async () => {})
  }
}
