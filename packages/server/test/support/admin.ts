import type { Scope } from '@openslot/core/wire'
import type { TestRequest, TestServer, TestServerOptions } from '../../src/testing/index.js'
import { hashToken, randomToken } from '../../src/tokens.js'
import { NOW, openSalon } from './salon.js'

export interface AdminServer extends AsyncDisposable {
  readonly server: TestServer
  /** A call of the admin API: the path goes below `/v1/admin/`. */
  readonly admin: (path: string, request?: TestRequest & { ifMatch?: string | null }) => Promise<Response>
}

/** A salon and a token for its admin API. */
export async function openAdmin(
  options: Partial<TestServerOptions> = {},
  scopes: readonly Scope[] = ['*'],
): Promise<AdminServer> {
  const server = await openSalon(options)
  const token = randomToken()
  await server.server.storage.adminTokens.create({ name: 'test', tokenHash: hashToken(token), scopes, nowMs: NOW })
  return {
    server,
    admin: (path, { ifMatch, ...request } = {}) =>
      server.request(`/v1/admin/${path}`, {
        token,
        ...request,
        headers: { ...(typeof ifMatch === 'string' && { 'If-Match': ifMatch }), ...request.headers },
      }),
    [Symbol.asyncDispose]: () => server.close(),
  }
}
