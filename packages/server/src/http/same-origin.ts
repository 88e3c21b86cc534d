import type { Context } from 'hono'
import { ProblemError } from './problem.js'

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A browser sends cookies along whoever asks it to. What changes something by a cookie must come from the server's own
 * pages: browsers say so in `Sec-Fetch-Site`, older ones in `Origin`, and neither can be set by a page
 * (OWASP, Cross-Site Request Forgery Prevention).
 *
 * @throws ProblemError `forbidden`
 */
export function requireSameOrigin(c: Context, publicUrl: string): void {
  if (READING.has(c.req.method)) return
  const site = c.req.header('Sec-Fetch-Site')
  if (site === 'same-origin') return
  const origin = c.req.header('Origin')
  if (site === undefined && origin !== undefined && isOwn(origin, c, publicUrl)) return
  throw new ProblemError(
    'forbidden',
    'Signed in by a cookie, use the server’s own pages. Programs send an admin token.',
  )
}

const isOwn = (origin: string, c: Context, publicUrl: string): boolean =>
  origin === new URL(publicUrl).origin || origin === new URL(c.req.url).origin
