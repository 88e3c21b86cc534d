import { ApiError, errorOfAnswer } from './api-error.js'

const TIMEOUT_MS = 15_000

/** How requests reach a server: over the network, unless a demonstration has one in the page. */
export type Send = (request: Request, init: { readonly keepalive: boolean }) => Promise<Response>

export interface Call {
  readonly method?: 'GET' | 'POST' | 'DELETE'
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  /** The body. */
  readonly json?: unknown
  readonly signal?: AbortSignal
  readonly timeoutMs?: number
  /** It may outlive the page. */
  readonly keepalive?: boolean
}

/**
 * One call of the API and its JSON. Fails with an {@link ApiError}, or with the signal's reason when it is aborted.
 * Nothing is tried again: whoever waits sees what happened and has a button; silent retries would only keep them waiting.
 */
export async function call<T>(address: URL, options: Call, send: Send): Promise<T> {
  const { method = 'GET', query, headers, json, signal, timeoutMs = TIMEOUT_MS, keepalive = false } = options
  const target = new URL(address)
  for (const [name, value] of Object.entries(query ?? {})) target.searchParams.set(name, value)
  const stop = new AbortController()
  const abort = (): void => stop.abort(signal?.reason)
  if (signal?.aborted) abort()
  signal?.addEventListener('abort', abort)
  const timer = setTimeout(() => {
    stop.abort(new ApiError('timeout', 'The server took too long to answer.'))
  }, timeoutMs)
  try {
    const response = await send(
      new Request(target, {
        method,
        headers: { ...headers, ...(json !== undefined && { 'Content-Type': 'application/json' }) },
        ...(json !== undefined && { body: JSON.stringify(json) }),
        credentials: 'omit',
        signal: stop.signal,
      }),
      // Not of the request: Firefox would forget it when that is copied.
      { keepalive },
    )
    if (!response.ok) throw await errorOfAnswer(response)
    return (await response.json()) as T
  } catch (error) {
    throw stop.signal.aborted ? stop.signal.reason : toApiError(error)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  }
}

function toApiError(error: unknown): unknown {
  if (error instanceof SyntaxError) return new ApiError('unexpected', 'The answer is not JSON.', { cause: error })
  return error instanceof TypeError ? unreached(error) : error
}

/** No answer at all: there is no network, or nobody at its other end. */
export function unreached(cause: unknown): ApiError {
  const code = globalThis.navigator && !globalThis.navigator.onLine ? 'offline' : 'unreachable'
  return new ApiError(code, 'The server could not be reached.', { cause })
}
