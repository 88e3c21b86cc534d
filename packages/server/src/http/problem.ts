import { type Problem, type ProblemSlug, PROBLEMS, problemType } from '@openslot/core/wire'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { log } from '../log.js'

/** What a problem may carry beyond its type, status and title. */
export type ProblemExtras = Partial<
  Pick<Problem, 'errors' | 'reason' | 'rule' | 'bookingStatus' | 'scope' | 'messageReason' | 'alternatives'>
>

/** Thrown anywhere in a request; answered as `application/problem+json` (RFC 9457). */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly slug: ProblemSlug
  readonly extras: ProblemExtras
  readonly headers: Readonly<Record<string, string>>

  /** @param detail a sentence for the person who reads it: what is wrong and what to do */
  constructor(slug: ProblemSlug, detail: string, extras: ProblemExtras = {}, headers: Record<string, string> = {}) {
    super(detail)
    this.slug = slug
    this.extras = extras
    this.headers = headers
  }
}

export function problemResponse(c: Context, { slug, message, extras, headers }: ProblemError): Response {
  const { status, title } = PROBLEMS[slug]
  const body: Problem = { type: problemType(slug), title, status, detail: message, ...extras }
  return c.body(JSON.stringify(body), status as ContentfulStatusCode, {
    ...headers,
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  })
}

/** The one place where errors become answers. What nobody foresaw is logged here and told to nobody. */
export function answerError(error: Error, c: Context): Response {
  if (error instanceof ProblemError) return problemResponse(c, error)
  if (error instanceof HTTPException && error.status < 500) {
    return problemResponse(c, unreadable())
  }
  if (isBusy(error)) {
    const detail =
      'This could not be saved in time: too much arrives at once, or another program keeps the database. Try again in a few seconds.'
    return problemResponse(c, new ProblemError('unavailable', detail, {}, { 'Retry-After': '3' }))
  }
  // Nobody is left to be answered, and nothing went wrong here.
  if (c.req.raw.signal.aborted) return problemResponse(c, unreadable())
  log.error({ request: c.get('requestId'), err: error }, 'failed')
  return problemResponse(
    c,
    new ProblemError('internal', 'Something went wrong on the server. Try again; if it stays, tell the site’s owner.'),
  )
}

const unreadable = (): ProblemError =>
  new ProblemError('malformed-request', 'The request could not be read. Check its headers and body.')

const isBusy = (error: Error): boolean => String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')

/** @param methods those that the address does answer */
export const methodNotAllowed = (methods: readonly string[]): ProblemError =>
  new ProblemError(
    'method-not-allowed',
    `Use ${methods.join(' or ')} here. The API is described at /docs.`,
    {},
    {
      Allow: methods.join(', '),
    },
  )

export const notFound = (detail = 'There is nothing at this address. The API is described at /docs.'): ProblemError =>
  new ProblemError('not-found', detail)
