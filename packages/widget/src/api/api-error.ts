import { type Problem, type ProblemSlug, slugInType } from '@openslot/core/wire'

/** What went wrong on the way to an answer: a problem of the API, or one of the ways to get none. */
export type ApiErrorCode = ProblemSlug | 'offline' | 'unreachable' | 'timeout' | 'unexpected' | 'no-server' | 'insecure'

/** The one error family of the API client. */
export class ApiError extends Error {
  readonly code: ApiErrorCode
  /** The HTTP status, where there was an answer. */
  readonly status: number | undefined
  readonly problem: Problem | undefined
  /** For `too-many-requests`: how long to wait, as the server said. */
  readonly retryAfterSeconds: number | undefined

  constructor(
    code: ApiErrorCode,
    message: string,
    more: {
      status?: number
      problem?: Problem | undefined
      retryAfterSeconds?: number | undefined
      cause?: unknown
    } = {},
  ) {
    super(message, { cause: more.cause })
    this.name = 'ApiError'
    this.code = code
    this.status = more.status
    this.problem = more.problem
    this.retryAfterSeconds = more.retryAfterSeconds
  }

  /** What was chosen is no longer on offer: asking the same again leads nowhere. */
  get isGone(): boolean {
    return this.code === 'unknown-service' || this.code === 'unknown-staff'
  }

  /** For `slot-taken`: the nearest free starts (epoch ms). */
  get alternatives(): readonly number[] {
    return (this.problem?.alternatives ?? []).map((iso) => Date.parse(iso))
  }
}

/** The error for an answer that is none of 2xx. */
export async function errorOfAnswer(response: Response): Promise<ApiError> {
  const { status } = response
  const problem = await readProblem(response)
  const wait = Number(response.headers.get('Retry-After') ?? Number.NaN)
  return new ApiError(codeOf(status, problem), problem?.detail ?? `The server answered ${status}.`, {
    status,
    problem,
    retryAfterSeconds: Number.isFinite(wait) && wait > 0 ? Math.ceil(wait) : undefined,
  })
}

function codeOf(status: number, problem: Problem | undefined): ApiErrorCode {
  // Not looked up among those that we know, whose titles would weigh more than the rest of this file.
  const slug = slugInType(problem?.type)
  if (slug) return slug as ProblemSlug
  // Proxies in front of the server answer in their own words.
  if (status === 429) return 'too-many-requests'
  if (status === 503) return 'unavailable'
  if (status >= 500) return 'internal'
  return status === 404 ? 'not-found' : 'unexpected'
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
