import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { ProblemError } from './problem.js'

/** Bodies larger than this are refused unread. */
const MAX_BODY_BYTES = 64 * 1024

const tooLarge = (): never => {
  throw new ProblemError('payload-too-large', 'The body may have at most 64 KiB.')
}

const counted = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge })

/**
 * A body that says its length is judged by that alone, as Node reads no more than was said: looking at the body would
 * have every request made twice. A GET's is never read.
 */
export const limitBody: MiddlewareHandler = (c, next) => {
  if (c.req.method === 'GET') return next()
  const length = c.req.header('Content-Length')
  if (length === undefined || c.req.header('Transfer-Encoding') !== undefined) return counted(c, next)
  return Number(length) > MAX_BODY_BYTES ? tooLarge() : next()
}
