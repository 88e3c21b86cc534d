import { createHash } from 'node:crypto'
import { ProblemError } from './problem.js'

/** The version of what is answered: equal answers, equal tags. */
export const etagOf = (body: object): string =>
  `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 27)}"`

/** Whether `If-None-Match` or `If-Match` names this version. A tag that compression made weak means the same. */
export const namesTag = (header: string, etag: string): boolean =>
  header
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .some((tag) => tag === '*' || tag === etag)

/**
 * Two people who change the same thing must not undo each other's work unseen: who changes it says which version they saw.
 *
 * @throws ProblemError `precondition-required` without `If-Match`, `precondition-failed` when that version is gone
 */
export function requireMatch(ifMatch: string | undefined, current: object): void {
  if (ifMatch === undefined)
    throw new ProblemError(
      'precondition-required',
      'Send the ETag of what you saw as If-Match, so that nothing is overwritten unseen.',
    )
  if (!namesTag(ifMatch, etagOf(current)))
    throw new ProblemError('precondition-failed', 'Somebody changed it meanwhile. Get it anew, and send its ETag.')
}
