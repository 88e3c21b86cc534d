import type { Context } from 'hono'

/** The token of `Authorization: Bearer …` (RFC 6750), or `undefined`. */
export const bearerToken = (c: Context): string | undefined =>
  /^Bearer +([\w~+/.-]+=*) *$/i.exec(c.req.header('Authorization') ?? '')?.[1]
