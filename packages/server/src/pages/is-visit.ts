import type { Context } from 'hono'

/** Whether a person opens an address in a browser, and that of no part of the API. */
export const isVisit = ({ req }: Context): boolean =>
  (req.method === 'GET' || req.method === 'HEAD') &&
  !/^\/v1(?:\/|$)/.test(req.path) &&
  /\btext\/html\b/i.test(req.header('Accept') ?? '')
