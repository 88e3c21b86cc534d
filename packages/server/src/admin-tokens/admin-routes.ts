import {
  type AdminToken,
  type CreatedAdminToken,
  adminToken,
  adminTokenRequest,
  adminTokensResponse,
  coversScope,
  createdAdminToken,
  toIso,
} from '@openslot/core/wire'
import { Hono } from 'hono'
import type { ServerContext } from '../context.js'
import { describe } from '../http/describe.js'
import { lacksScope } from '../http/admin-scopes.js'
import { ProblemError, notFound } from '../http/problem.js'
import { readBody } from '../http/validate.js'
import { hashToken, randomToken } from '../tokens.js'
import type { StoredAdminToken } from './store.js'

export const adminTokenRoutes = ({ storage, clock }: ServerContext): Hono =>
  new Hono()
    .get(
      '/v1/admin/tokens',
      describe({
        summary: 'List the admin tokens',
        tag: 'Admin',
        token: 'admin',
        success: { status: 200, description: 'The oldest first; none shows its secret', schema: adminTokensResponse },
      }),
      async (c) => c.json({ tokens: (await storage.adminTokens.list()).map(present) }),
    )
    .post(
      '/v1/admin/tokens',
      describe({
        summary: 'Make an admin token',
        description: 'It can be given only scopes that the calling token has. The secret is shown this once.',
        tag: 'Admin',
        token: 'admin',
        body: adminTokenRequest,
        success: { status: 201, description: 'The token, with its secret', schema: createdAdminToken },
        problems: ['malformed-request', 'validation', 'conflict', 'payload-too-large'],
      }),
      async (c) => {
        const { name, scopes } = await readBody(c, adminTokenRequest)
        // Else a token that may make tokens could make itself one that may do anything.
        const missing = scopes.find((scope) => !coversScope(c.get('adminToken').scopes, scope))
        if (missing !== undefined) throw lacksScope(missing)
        const token = randomToken()
        const made = await storage.adminTokens.create({ name, tokenHash: hashToken(token), scopes, nowMs: clock() })
        if (!made) throw new ProblemError('conflict', `There is a token called "${name}" already. Choose another name.`)
        c.header('Location', `/v1/admin/tokens/${made.id}`)
        return c.json({ ...present(made), token } satisfies CreatedAdminToken, 201)
      },
    )
    .get(
      '/v1/admin/tokens/:id',
      describe({
        summary: 'See an admin token',
        tag: 'Admin',
        token: 'admin',
        success: { status: 200, description: 'The token without its secret', schema: adminToken },
        problems: ['not-found'],
      }),
      async (c) => {
        const found = await storage.adminTokens.find(c.req.param('id'))
        if (!found) throw unknownToken()
        return c.json(present(found) satisfies AdminToken)
      },
    )
    .delete(
      '/v1/admin/tokens/:id',
      describe({
        summary: 'Revoke an admin token',
        tag: 'Admin',
        token: 'admin',
        success: { status: 204, description: 'It opens nothing any more' },
        problems: ['not-found'],
      }),
      async (c) => {
        if (!(await storage.adminTokens.revoke(c.req.param('id')))) throw unknownToken()
        return c.body(null, 204)
      },
    )

const present = ({ id, name, scopes, createdMs, lastUsedMs }: StoredAdminToken): AdminToken => ({
  id,
  name,
  scopes: [...scopes],
  createdAt: toIso(createdMs),
  lastUsedAt: lastUsedMs === null ? null : toIso(lastUsedMs),
})

const unknownToken = (): ProblemError => notFound('There is no such token. GET /v1/admin/tokens lists them.')
