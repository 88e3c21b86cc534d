import type { Context } from 'hono'
import { accepts } from 'hono/accepts'

const PAGE = 'text/html'
const DATA = 'application/problem+json'

/** Whether a person opens an address in a browser, and that of no part of the API. */
export const isVisit = (c: Context): boolean =>
  (c.req.method === 'GET' || c.req.method === 'HEAD') &&
  !/^\/v1(?:\/|$)/.test(c.req.path) &&
  accepts(c, { header: 'Accept', supports: [PAGE, DATA, 'application/json'], default: DATA }) === PAGE
