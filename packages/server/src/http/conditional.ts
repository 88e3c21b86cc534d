import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { pointerTo } from '@openslot/core/wire'
import { ProblemError } from './problem.js'
import { invalid } from './validate.js'

/** How a call that changes something describes the header. */
export const IF_MATCH = { 'If-Match': 'The ETag of what you saw; `*`: whatever it is' }

/**
 * Answers with something that can be changed, and its version.
 *
 * @param versioned what of it people change, where that isn't all: see {@link requireMatch}
 */
export function answerVersion(c: Context, body: object, status: 200 | 201 = 200, versioned = body): Response {
  c.header('ETag', etagOf(versioned))
  return c.json(body, status)
}

/** The same, or 304 for who has this version already. */
export function answerUnlessKnown(c: Context, body: object): Response {
  const etag = etagOf(body)
  if (!namesTag(c.req.header('If-None-Match') ?? '', etag)) return answerVersion(c, body)
  c.header('ETag', etag)
  return c.body(null, 304)
}

/**
 * Tells whether a version is the one that `If-Match` asks for; without the header, every one is.
 *
 * @throws ProblemError `validation` when the header names none
 */
export function readIfMatch(c: Context): (version: string) => boolean {
  const ifMatch = ifMatchOf(c)
  return (version) => ifMatch === undefined || namesTag(ifMatch, `"${version}"`)
}

/** Tags in quotes, or all of them (RFC 9110 §13.1.1). */
const TAGS = /^(?:\*|(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*")(?:[ \t]*,[ \t]*(?:\*|(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"))*$/

function ifMatchOf(c: Context): string | undefined {
  const ifMatch = c.req.header('If-Match')
  if (ifMatch === undefined || TAGS.test(ifMatch)) return ifMatch
  // Without its quotes it would match nothing, and look as if somebody had changed what it names.
  const message = 'Send the ETag as it came, quotes and all, such as "0-confirmed", or * for whatever it is.'
  throw invalid([{ pointer: pointerTo(['If-Match']), message }])
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
 * @throws ProblemError `precondition-required` without `If-Match`, `precondition-failed` when that version is gone,
 *   `validation` when it names none
 */
export function requireMatch(c: Context, current: object): void {
  const ifMatch = ifMatchOf(c)
  if (ifMatch === undefined)
    throw new ProblemError(
      'precondition-required',
      'Send the ETag of what you saw as If-Match, so that nothing is overwritten unseen.',
    )
  if (!namesTag(ifMatch, etagOf(current)))
    throw new ProblemError('precondition-failed', 'Somebody changed it meanwhile. Get it anew, and send its ETag.')
}
