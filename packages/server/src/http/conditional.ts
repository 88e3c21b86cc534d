import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { ProblemError } from './problem.js'

/** How a call that changes something describes the header. */
export const IF_MATCH = { 'If-Match': 'The ETag of what you saw; `*`: whatever it is' }

/** Answers with something that can be changed, and its version. */
export function answerVersion(c: Context, body: object, status: 200 | 201 = 200): Response {
  c.header('ETag', etagOf(body))
  return c.json(body, status)
}

/** The same, or 304 for who has this version already. */
export function answerUnlessKnown(c: Context, body: object): Response {
  const etag = etagOf(body)
  if (!namesTag(c.req.header('If-None-Match') ?? '', etag)) return answerVersion(c, body)
  c.header('ETag', etag)
  return c.body(null, 304)
}

/** Whether a version is what `If-Match` asks for; without the header, every one is. */
export function matchesVersion(c: Context, version: string): boolean {
  const ifMatch = c.req.header('If-Match')
  return ifMatch === undefined || namesTag(ifMatch, `"${version}"`)
}

/** The version of what is answered: equal answers, equal tags. */
const etagOf = (body: object): string =>
  `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 27)}"`

/** Whether `If-None-Match` or `If-Match` names this version. A tag that compression made weak means the same. */
export const namesTag = (header: string, etag: string): boolean =>
  header.split(',').some((tag) => tag.trim() === '*' || opaque(tag) === opaque(etag))

const opaque = (tag: string): string => tag.trim().replace(/^W\//, '')

/**
 * Two people who change the same thing must not undo each other's work unseen: who changes it says which version they saw.
 *
 * @throws ProblemError `precondition-required` without `If-Match`, `precondition-failed` when that version is gone
 */
export function requireMatch(c: Context, current: object): void {
  const ifMatch = c.req.header('If-Match')
  if (ifMatch === undefined)
    throw new ProblemError(
      'precondition-required',
      'Send the ETag of what you saw as If-Match, so that nothing is overwritten unseen.',
    )
  if (!namesTag(ifMatch, etagOf(current)))
    throw new ProblemError('precondition-failed', 'Somebody changed it meanwhile. Get it anew, and send its ETag.')
}
