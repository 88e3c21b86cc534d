import { type Fault, PROBLEMS, type Problem, type ProblemSlug, faultsAsText, problemType } from '@openslot/core/wire'

/** What a problem may carry beyond its type, status, title and detail. */
export type ProblemExtras = Partial<Omit<Problem, 'type' | 'title' | 'status' | 'detail'>>

/** Thrown anywhere in a request; answered as `application/problem+json` (RFC 9457). */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly slug: ProblemSlug
  readonly extras: ProblemExtras

  constructor(slug: ProblemSlug, detail: string, extras: ProblemExtras = {}) {
    super(detail)
    this.slug = slug
    this.extras = extras
  }
}

/** `validation` (422) with what is wrong where. */
export const invalid = (faults: readonly Fault[]): ProblemError =>
  new ProblemError('validation', faultsAsText(faults), { errors: [...faults] })

export function answerProblem(
  slug: ProblemSlug,
  detail: string = PROBLEMS[slug].title,
  extras: ProblemExtras = {},
  headers: Readonly<Record<string, string>> = {},
): Response {
  const { status, title } = PROBLEMS[slug]
  const body: Problem = { type: problemType(slug), title, status, detail, ...extras }
  return answerJson(body, status, {
    ...(status === 429 || status === 503 ? { 'Retry-After': '3' } : {}),
    ...headers,
    'Content-Type': 'application/problem+json',
  })
}

export const answerJson = (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...headers },
  })
