import {
  type AdminToken,
  type CreatedAdminToken,
  type Scope,
  adminToken,
  adminTokenChange,
  adminTokenRequest,
  adminTokensResponse,
  coversScope,
  createdAdminToken,
  toIso,
} from '@openslot/core/wire'
import { type Context, Hono } from 'hono'
import type { ServerContext } from '../context.js'
import { describeAdmin } from '../http/describe.js'
import { lacksScope } from '../http/admin-scopes.js'
import { orNotFound } from '../http/found.js'
import { ProblemError } from '../http/problem.js'
import { readBody } from '../http/validate.js'
import { hashToken, randomToken } from '../tokens.js'
import type { StoredAdminToken } from './store.js'

export const adminTokenRoutes = ({ storage, clock }: ServerContext): Hono =>
  new Hono()
    .get(
      '/v1/admin/tokens',
      describeAdmin({
        summary: 'List the admin tokens',
        success: { status: 200, description: 'The oldest first; none shows its secret', schema: adminTokensResponse },
      }),
      async (c) => c.json({ tokens: (await storage.adminTokens.list()).map(present) }),
    )
    .post(
      '/v1/admin/tokens',
      describeAdmin({
        summary: 'Make an admin token',
        description: 'It can be given only scopes that the calling token has. The secret is shown this once.',
        body: adminTokenRequest,
        success: { status: 201, description: 'The token, with its secret', schema: createdAdminToken },
        problems: ['conflict'],
      }),
      async (c) => {
        const { name, scopes } = await readBody(c, adminTokenRequest)
        refuseMoreThanOwn(c, scopes)
        const token = randomToken()
        const made = await storage.adminTokens.create({ name, tokenHash: hashToken(token), scopes, nowMs: clock() })
        if (!made) throw nameTaken(name)
        c.header('Location', `/v1/admin/tokens/${made.id}`)
        return c.json({ ...present(made), token } satisfies CreatedAdminToken, 201)
      },
    )
    .get(
      '/v1/admin/tokens/:id',
      describeAdmin({
        summary: 'See an admin token',
        success: { status: 200, description: 'The token without its secret', schema: adminToken },
        problems: ['not-found'],
      }),
      async (c) => c.json(present(known(await storage.adminTokens.find(c.req.param('id')))) satisfies AdminToken),
    )
    .patch(
      '/v1/admin/tokens/:id',
      describeAdmin({
        summary: 'Change the name or scopes of an admin token',
        description: 'What the body leaves out stays. It can be given only scopes that the calling token has.',
        body: adminTokenChange,
        success: { status: 200, description: 'The token as it now is', schema: adminToken },
        problems: ['not-found', 'conflict'],
      }),
      async (c) => {
        const change = await readBody(c, adminTokenChange)
        refuseMoreThanOwn(c, change.scopes ?? [])
        const changed = known(await storage.adminTokens.change(c.req.param('id'), change))
        if (changed === 'taken') throw nameTaken(change.name ?? '')
        return c.json(present(changed) satisfies AdminToken)
      },
    )
    .delete(
      '/v1/admin/tokens/:id',
      describeAdmin({
        summary: 'Revoke an admin token',
        success: { status: 204, description: 'It opens nothing any more' },
        problems: ['not-found'],
      }),
      async (c) => {
        known(await storage.adminTokens.revoke(c.req.param('id')))
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

/** Else a token that may make tokens could make itself one that may do anything. */
function refuseMoreThanOwn(c: Context, scopes: readonly Scope[]): void {
  const missing = scopes.find((scope) => !coversScope(c.get('adminToken').scopes, scope))
  if (missing !== undefined) throw lacksScope(missing)
}

const nameTaken = (name: string): ProblemError =>
  new ProblemError('conflict', `There is a token called "${name}" already. Choose another name.`)

const known = orNotFound('There is no such token. GET /v1/admin/tokens lists them.')
