import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type IncomingMessage, type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface FakeRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  readonly json: Record<string, unknown>
}

export interface FakeAnswer {
  readonly status: number
  readonly json?: unknown
  readonly headers?: Record<string, string>
}

export const APP = { clientId: 'openslot-client', clientSecret: 'openslot-secret' }

/** A service behind OAuth 2 on this machine: who may come in, and what it was asked. */
export interface FakeService extends AsyncDisposable {
  readonly url: string
  /** Of the API, in order; tokens apart. */
  readonly requests: FakeRequest[]
  /** How often tokens were asked for, by grant type. */
  readonly grants: string[]
  /** The owner says yes on the service's page: what the browser comes back with. */
  consent(authorizationUrl: string): { readonly code: string; readonly state: string | null }
  /** Every access token is refused from now on; refresh tokens still do. */
  expireAccess(): void
  /** The owner takes the access back. */
  revokeAccess(): void
  /** The next answers of the API, whatever is asked. */
  readonly next: FakeAnswer[]
  /** The next request by this method is answered 503, and nothing is done. */
  refuseNext(method: string): void
}

export interface FakeServiceOptions {
  /** Whether a new refresh token takes the place of the old one. */
  readonly rotates: boolean
  readonly tokenPath: string
  readonly apiPath: string
  /** What was granted, of what was asked for. */
  readonly scopeOf: (asked: string) => string
  readonly revokePath?: string
  readonly answer: (request: FakeRequest) => FakeAnswer
}

/** Tokens as RFC 6749 and RFC 7636 have them, strictly. */
export async function openFakeService(options: FakeServiceOptions): Promise<FakeService> {
  const codes = new Map<string, { challenge: string; redirectUri: string; scope: string }>()
  const access = new Set<string>()
  const refresh = new Map<string, string>()
  const requests: FakeRequest[] = []
  const grants: string[] = []
  const next: FakeAnswer[] = []
  let refusedMethod: string | null = null

  const grantTo = (scope: string, current?: string): FakeAnswer => {
    const accessToken = randomUUID()
    access.add(accessToken)
    const isNew = current === undefined || options.rotates
    if (isNew && current !== undefined) refresh.delete(current)
    const refreshToken = isNew ? randomUUID() : current
    refresh.set(refreshToken, scope)
    return {
      status: 200,
      json: {
        access_token: accessToken,
        ...(isNew && { refresh_token: refreshToken }),
        expires_in: 3599,
        scope: options.scopeOf(scope),
        token_type: 'Bearer',
      },
    }
  }
  const refused = (error: string, status = 400): FakeAnswer => ({ status, json: { error } })

  const token = (form: URLSearchParams): FakeAnswer => {
    grants.push(form.get('grant_type') ?? '')
    if (form.get('client_id') !== APP.clientId || form.get('client_secret') !== APP.clientSecret) {
      return refused('invalid_client', 401)
    }
    if (form.get('grant_type') === 'refresh_token') {
      const current = form.get('refresh_token') ?? ''
      const scope = refresh.get(current)
      return scope === undefined ? refused('invalid_grant') : grantTo(scope, current)
    }
    const code = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (!code || code.challenge !== challenge || code.redirectUri !== form.get('redirect_uri')) {
      return refused('invalid_grant')
    }
    return grantTo(code.scope)
  }

  const answerTo = (message: IncomingMessage, body: string): FakeAnswer => {
    const url = new URL(message.url ?? '/', 'http://fake')
    if (url.pathname === options.tokenPath) return token(new URLSearchParams(body))
    if (url.pathname === options.revokePath) {
      const known = refresh.delete(new URLSearchParams(body).get('token') ?? '')
      access.clear()
      return known ? { status: 200, json: {} } : refused('invalid_token')
    }
    const request: FakeRequest = {
      method: message.method ?? '',
      path: decodeURIComponent(url.pathname.slice(options.apiPath.length)),
      query: url.searchParams,
      headers: message.headers,
      json: body === '' ? {} : (JSON.parse(body) as Record<string, unknown>),
    }
    requests.push(request)
    const prepared = next.shift()
    if (prepared) return prepared
    if (request.method === refusedMethod) {
      refusedMethod = null
      return { status: 503, json: {} }
    }
    if (!access.has((message.headers.authorization ?? '').replace(/^Bearer /, ''))) {
      return { status: 401, json: { error: { code: 401, errors: [{ reason: 'authError' }] } } }
    }
    return options.answer(request)
  }

  const server: Server = createServer((message, response) => {
    let body = ''
    message.setEncoding('utf8').on('data', (text: string) => (body += text))
    message.on('end', () => {
      const { status, json, headers } = answerTo(message, body)
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers })
      response.end(json === undefined ? undefined : JSON.stringify(json))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    grants,
    next,
    refuseNext: (method) => (refusedMethod = method),
    consent: (authorizationUrl) => {
      const asked = new URL(authorizationUrl).searchParams
      if (asked.get('response_type') !== 'code' || asked.get('code_challenge_method') !== 'S256') {
        throw new Error('the authorization address asks for something else than a code with PKCE')
      }
      const code = randomUUID()
      const [challenge, redirectUri, scope] = ['code_challenge', 'redirect_uri', 'scope'].map((name) => asked.get(name))
      codes.set(code, { challenge: challenge ?? '', redirectUri: redirectUri ?? '', scope: scope ?? '' })
      return { code, state: asked.get('state') }
    },
    expireAccess: () => access.clear(),
    revokeAccess: () => {
      access.clear()
      refresh.clear()
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
