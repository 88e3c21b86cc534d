import type { MiddlewareHandler } from 'hono'

/** What an answer that is no page may do in a browser: nothing, and in nobody's frame. */
const INERT = "default-src 'none'; frame-ancestors 'none'"
const YEAR_S = 365 * 24 * 60 * 60

/**
 * On every answer, errors as well. A page brings its own Content-Security-Policy (see `pages/page.ts`). What sites
 * embed (the widget's files, the public API) may be loaded by other origins; all else may not.
 */
export const securityHeaders =
  (publicUrl: () => string): MiddlewareHandler =>
  async (c, next) => {
    await next()
    const { headers } = c.res
    const isWidget = /^\/(?:(?:widget|button)\.js$|widget\/)/.test(c.req.path)
    headers.set('X-Content-Type-Options', 'nosniff')
    if (!headers.has('Referrer-Policy')) headers.set('Referrer-Policy', 'no-referrer')
    if (!headers.has('Content-Security-Policy') && !isWidget) headers.set('Content-Security-Policy', INERT)
    const isShared = headers.has('Access-Control-Allow-Origin')
    headers.set('Cross-Origin-Resource-Policy', isShared ? 'cross-origin' : 'same-origin')
    if (publicUrl().startsWith('https:')) headers.set('Strict-Transport-Security', `max-age=${YEAR_S}`)
  }
