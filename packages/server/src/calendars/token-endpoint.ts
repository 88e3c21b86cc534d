import * as v from 'valibot'
import type { Clock } from '../clock.js'
import { waitOf } from '../outbox/delivery-error.js'
import { type OutsideAnswer, type OutsideRequest, ask } from '../outside/ask.js'
import { OutsideError } from '../outside/outside-error.js'
import { CalendarError } from './calendar-error.js'
import type { OAuthTokens } from './credentials.js'
import type { OAuthApp } from './oauth.js'

/** Where an OAuth 2 service gives out tokens, and to whom. */
export interface TokenEndpoint {
  /** As people know it. */
  readonly service: string
  readonly url: string
  readonly app: OAuthApp
  readonly clock: Clock
  /** For tests, which bring a service of their own. */
  readonly allowPrivate: boolean
}

const TIMEOUT_MS = 15_000
const MAX_BYTES = 64 * 1024

const GRANTED = v.object({
  access_token: v.pipe(v.string(), v.minLength(1)),
  refresh_token: v.optional(v.string()),
  expires_in: v.optional(v.number(), 3600),
  scope: v.optional(v.string(), ''),
})
export type Granted = v.InferOutput<typeof GRANTED>
const REFUSED = v.object({ error: v.string() })

/**
 * Asks for tokens (RFC 6749 §4.1.3, §6). `previous` stays the refresh token of services that don't give a new one.
 *
 * @throws CalendarError `needs-reconnecting` when the code or refresh token is no good any more
 */
export async function requestTokens(
  endpoint: TokenEndpoint,
  grant: Readonly<Record<string, string>>,
  previous: string | null,
): Promise<{ readonly tokens: OAuthTokens; readonly granted: Granted }> {
  const { service, app, clock } = endpoint
  const askedMs = clock()
  const form = { client_id: app.clientId, client_secret: app.clientSecret, ...grant }
  const answer = await postForm(endpoint, endpoint.url, form)
  const body = jsonOf(answer)
  if (answer.status !== 200) throw refusal(endpoint, answer, body)
  const parsed = v.safeParse(GRANTED, body)
  if (!parsed.success) throw new CalendarError('unavailable', `${service} answered something else than tokens.`)
  const refreshToken = parsed.output.refresh_token ?? previous
  if (refreshToken === null) {
    throw new CalendarError('needs-reconnecting', `${service} gave no lasting access. Connect once more.`)
  }
  const { access_token: accessToken, expires_in: seconds } = parsed.output
  return { tokens: { accessToken, refreshToken, expiresMs: askedMs + seconds * 1000 }, granted: parsed.output }
}

/** @throws CalendarError `unavailable` */
export async function postForm(
  { service, allowPrivate }: Pick<TokenEndpoint, 'service' | 'allowPrivate'>,
  url: string,
  form: Readonly<Record<string, string>>,
): Promise<OutsideAnswer> {
  return askService(service, {
    url,
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
    body: new URLSearchParams(form).toString(),
    allowPrivate,
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_BYTES,
  })
}

/**
 * Whose account was just connected: what its service says of it. Without that, nobody knows whether it is the one that was
 * connected before.
 *
 * @throws CalendarError
 */
export async function askWhose(
  { service, allowPrivate }: Pick<TokenEndpoint, 'service' | 'allowPrivate'>,
  url: string,
  { accessToken }: OAuthTokens,
): Promise<unknown> {
  const headers = { Authorization: `Bearer ${accessToken}`, Accept: 'application/json' }
  const request = { url, headers, allowPrivate, timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES }
  const answer = await askService(service, request)
  if (answer.status === 200) return jsonOf(answer)
  throw new CalendarError(
    'unavailable',
    `${service} answered ${answer.status}, and not whose account it is. Try again.`,
  )
}

/** Asks, with every failure to get an answer as one of the service. */
export async function askService(service: string, request: OutsideRequest): Promise<OutsideAnswer> {
  try {
    return await ask(request)
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error
    const code = error.code === 'too-large' ? 'too-much' : 'unavailable'
    throw new CalendarError(code, `${service} can’t be reached: ${error.message}.`, { cause: error })
  }
}

/** What an answer says; `undefined`: it is no JSON. */
export function jsonOf({ body }: OutsideAnswer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown
  } catch {
    return undefined
  }
}

/** No details of theirs: they may repeat what was sent. */
function refusal({ service, clock }: TokenEndpoint, answer: OutsideAnswer, body: unknown): CalendarError {
  const { status, headers } = answer
  if (status === 429) {
    const retryAfterMs = waitOf(headers['retry-after'], clock())
    return new CalendarError('rate-limited', `${service} was asked too often.`, { retryAfterMs })
  }
  const error = v.safeParse(REFUSED, body)
  if (status >= 500 || !error.success) return new CalendarError('unavailable', `${service} answered ${status}.`)
  if (['invalid_client', 'unauthorized_client', 'redirect_uri_mismatch'].includes(error.output.error)) {
    return new CalendarError(
      'needs-reconnecting',
      `${service} doesn’t take this server’s client id, secret or redirect address. Compare the settings with what is registered there.`,
    )
  }
  return new CalendarError('needs-reconnecting', `${service} no longer gives access. Connect the calendar again.`)
}
