import type { Clock } from '../clock.js'
import { waitOf } from '../outbox/delivery-error.js'
import type { OutsideAnswer } from '../outside/ask.js'
import { CalendarError } from './calendar-error.js'
import { askService, jsonOf } from './token-endpoint.js'
import { type TokenSource, type TokenSourceOptions, tokenSource } from './token-source.js'

interface RestApiOptions {
  /** As people know it. */
  readonly service: string
  /** What every address begins with. */
  readonly baseUrl: string
  readonly tokens: TokenSource
  readonly clock: Clock
  readonly allowPrivate: boolean
  /** What this service means by a refusal, where it is not what others mean. */
  readonly failureOf: (answer: RestAnswer) => CalendarError | undefined
}

export interface RestRequest {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below the base, or a whole address that an answer gave, which must be below it, too. */
  readonly path: string
  readonly query?: Readonly<Record<string, string | null>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** Of what is written: in another one by now, it is `changed`. */
  readonly version?: string | null
  /** Statuses that the caller knows what to do with. */
  readonly expected?: readonly number[]
}

export interface RestAnswer {
  readonly status: number
  readonly json: unknown
  readonly retryAfterMs: number
}

const TIMEOUT_MS = 20_000
const MAX_BYTES = 20 * 1024 * 1024

/**
 * A JSON API behind OAuth 2. A token that is refused is renewed once.
 *
 * @throws CalendarError for every answer that is neither a success nor expected
 */
export type RestApi = (request: RestRequest) => Promise<RestAnswer>

const restApi =
  (options: RestApiOptions): RestApi =>
  async (request) => {
    const { service, tokens } = options
    const token = await tokens.current()
    let answer = await send(options, request, token)
    if (answer.status === 401) answer = await send(options, request, await tokens.renewed(token))
    const isFine = (answer.status >= 200 && answer.status < 300) || request.expected?.includes(answer.status)
    if (isFine) return answer
    throw options.failureOf(answer) ?? usualFailure(service, answer)
  }

export interface AccountApiOptions
  extends Omit<RestApiOptions, 'tokens' | 'allowPrivate'>, Omit<TokenSourceOptions, 'clock'> {
  readonly allowPrivate?: boolean
}

/** The API of a service, for one account of it. */
export const accountApi = ({
  tokens,
  refresh,
  saveTokens,
  storedTokens,
  allowPrivate = false,
  ...options
}: AccountApiOptions): RestApi =>
  restApi({
    ...options,
    allowPrivate,
    tokens: tokenSource({ tokens, refresh, saveTokens, storedTokens, clock: options.clock }),
  })

async function send(options: RestApiOptions, request: RestRequest, token: string): Promise<RestAnswer> {
  const { service, allowPrivate, clock } = options
  const { method = 'GET', headers, body, version } = request
  const answer: OutsideAnswer = await askService(service, {
    url: addressOf(options, request),
    method,
    headers: {
      ...headers,
      Accept: 'application/json',
      Authorization: `Bearer ${token}`,
      ...(version && { 'If-Match': version }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    allowPrivate,
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_BYTES,
  })
  const retryAfterMs = waitOf(answer.headers['retry-after'], clock())
  return { status: answer.status, json: jsonOf(answer), retryAfterMs }
}

function addressOf({ service, baseUrl }: RestApiOptions, { path, query = {} }: RestRequest): string {
  const url = new URL(path.startsWith('/') ? baseUrl + path : path)
  // The token goes along: nobody else may get it.
  if (!url.href.startsWith(`${baseUrl}/`)) throw new CalendarError('unavailable', `${service} points elsewhere.`)
  for (const [name, value] of Object.entries(query)) if (value !== null) url.searchParams.set(name, value)
  return url.href
}

function usualFailure(service: string, { status, retryAfterMs }: RestAnswer): CalendarError {
  if (status === 401) {
    return new CalendarError('needs-reconnecting', `${service} no longer gives access. Connect the calendar again.`)
  }
  if (status === 403) return new CalendarError('not-allowed', `${service} doesn’t allow that with this calendar.`)
  if (status === 412) return new CalendarError('changed', 'Somebody changed the event at the same moment.')
  if (status === 404 || status === 410) return new CalendarError('not-found', `${service} no longer has it.`)
  if (status === 429 || (status === 503 && retryAfterMs > 0)) {
    return new CalendarError('rate-limited', `${service} was asked too often.`, { retryAfterMs })
  }
  return new CalendarError('unavailable', `${service} answered ${status}.`)
}
