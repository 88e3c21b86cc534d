import type { MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'

/** Lets the widget call the public API from other sites: all of them, or only the owner's (`null`: all). */
export const publicCors = (allowedOrigins: readonly string[] | null): MiddlewareHandler =>
  cors({
    origin: allowedOrigins === null ? '*' : [...allowedOrigins],
    allowMethods: ['GET', 'POST', 'DELETE'],
    allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-None-Match', 'OpenSlot-Hold'],
    exposeHeaders: ['ETag', 'Location', 'Retry-After'],
    maxAge: 86_400,
  })
