import { type Problem, type ProblemSlug, problemSlug } from '@openslot/core/wire'

/** What went wrong: a problem of the API, or one of the ways to get no answer. */
export type ApiErrorCode = ProblemSlug | 'unreachable' | 'unexpected'

/** The one error family of the API client. */
export class ApiError extends Error {
  readonly code: ApiErrorCode
  readonly problem: Problem | undefined
  /** For `too-many-requests`: how long to wait, as the server said. */
  readonly retryAfterSeconds: number | undefined

  constructor(
    code: ApiErrorCode,
    message: string,
    more: { problem?: Problem | undefined; retryAfterSeconds?: number | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause })
    this.name = 'ApiError'
    this.code = code
    this.problem = more.problem
    this.retryAfterSeconds = more.retryAfterSeconds
  }
}

/** The error for an answer that is none of 2xx. */
export async function errorOfAnswer(response: Response): Promise<ApiError> {
  const problem = await readProblem(response)
  const wait = Number(response.headers.get('Retry-After') ?? Number.NaN)
  return new ApiError(codeOf(response.status, problem), problem?.detail ?? `The server answered ${response.status}.`, {
    problem,
    retryAfterSeconds: Number.isFinite(wait) ? wait : undefined,
  })
}

function codeOf(status: number, problem: Problem | undefined): ApiErrorCode {
  const slug = problemSlug(problem?.type)
  if (slug) return slug
  // Proxies in front of the server answer in their own words.
  if (status === 429) return 'too-many-requests'
  if (status === 502 || status === 503 || status === 504) return 'unavailable'
  return status >= 500 ? 'internal' : 'unexpected'
}

async function readProblem(response: Response): Promise<Problem | undefined> {
  try {
    const body: unknown = await response.json()
    return typeof body === 'object' && body !== null && 'type' in body ? (body as Problem) : undefined
  } catch {
    // Not JSON: a proxy's page. The status says enough.
    return undefined
  }
}
