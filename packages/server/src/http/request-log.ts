import { randomUUID } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { log } from '../log.js'

declare module 'hono' {
  interface ContextVariableMap {
    /** Names a request in the log, and to who asked. */
    requestId: string
  }
}

/** Monitors ask for these every few seconds. */
const ROUTINE = new Set(['/healthz', '/readyz', '/metrics'])

/** What was asked, and how long the answer took. */
export interface Answered {
  readonly method: string
  /** As it is declared, such as `/v1/bookings/:id`: an address itself may have a key in it. */
  readonly route: string
  readonly status: number
  readonly ms: number
}

/** A line for each request, by an id that its answer carries. @param answered is told of each, too */
export const requestLog =
  (answered: (request: Answered) => void): MiddlewareHandler =>
  async (c, next) => {
    // Not one that the client sends: what is in it is anybody's to choose.
    const id = randomUUID()
    c.set('requestId', id)
    const began = performance.now()
    await next()
    // Set on the finished answer itself: `c.header` would have Hono make it anew.
    c.res.headers.set('X-Request-Id', id)
    const request = {
      method: c.req.method,
      route: routeOf(c),
      status: c.res.status,
      ms: Math.round(performance.now() - began),
    }
    log[ROUTINE.has(request.route) ? 'debug' : 'info']({ request: id, ...request }, 'answered')
    answered(request)
  }

/** Middleware is declared for every method; where nothing else has answered, there is nothing. */
const routeOf = (c: Context): string => matchedRoutes(c).findLast(({ method }) => method !== 'ALL')?.path ?? 'none'
