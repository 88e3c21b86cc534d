import { ApiError, errorOfAnswer } from './api-error.js'

const TIMEOUT_MS = 20_000

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly query?: Readonly<Record<string, string | undefined>>
  /** The body. */
  readonly json?: unknown
  /** The version that was seen; the server refuses a change of any other. */
  readonly ifMatch?: string
  readonly idempotencyKey?: string
  /** It may outlive the page. */
  readonly keepalive?: boolean
}

/** What the server answered, with its version where it has one. */
export interface Answer<T> {
  readonly value: T
  readonly etag: string
}

/** How requests reach the server: {@link overNetwork}, unless a test stands in for it. */
export type Send = (request: Request) => Promise<Response>

export const overNetwork: Send = (request) => fetch(request, { signal: AbortSignal.timeout(TIMEOUT_MS) })

/**
 * One call of the API. Fails with an {@link ApiError}. The session's cookie goes along by itself, as the page is the
 * server's own.
 */
export async function call<T>(send: Send, path: string, options: Call = {}): Promise<Answer<T>> {
  const { method = 'GET', query = {}, json, ifMatch, idempotencyKey, keepalive = false } = options
  const address = new URL(path, location.origin)
  for (const [name, value] of Object.entries(query)) if (value !== undefined) address.searchParams.set(name, value)
  const headers = new Headers()
  if (json !== undefined) headers.set('Content-Type', 'application/json')
  if (ifMatch !== undefined) headers.set('If-Match', ifMatch)
  if (idempotencyKey !== undefined) headers.set('Idempotency-Key', idempotencyKey)
  try {
    const response = await send(
      new Request(address, {
        method,
        headers,
        keepalive,
        ...(json !== undefined && { body: JSON.stringify(json) }),
      }),
    )
    if (!response.ok) throw await errorOfAnswer(response)
    const value = (response.status === 204 ? undefined : await response.json()) as T
    return { value, etag: response.headers.get('ETag') ?? '' }
  } catch (error) {
    throw error instanceof ApiError
      ? error
      : new ApiError('unreachable', 'The server gave no answer.', { cause: error })
  }
}
