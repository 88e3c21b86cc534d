import {
  type AdminToken,
  type CreatedAdminToken,
  adminToken,
  adminTokenChange,
  adminTokenRequest,
  adminTokensResponse,
  createdAdminToken,
} from '@openslot/core/wire'
import { type Context, Hono } from 'hono'
import type { ServerContext } from '../context.js'
import { IF_MATCH, answerVersion, requireMatch } from '../http/conditional.js'
import { describeAdmin } from '../http/describe.js'
import { requireScopes } from '../http/admin-scopes.js'
import { orNotFound } from '../http/found.js'
import { ProblemError } from '../http/problem.js'
import { readBody } from '../http/validate.js'
import { hashToken, randomToken } from '../tokens.js'
import { presentToken } from './present.js'
import type { StoredAdminToken, TokenChange } from './store.js'

export const adminTokenRoutes = ({ storage, clock }: ServerContext): Hono =>
  new Hono()
    .get(
      '/v1/admin/tokens',
      describeAdmin({
        summary: 'List the admin tokens',
        success: { status: 200, description: 'The oldest first; none shows its secret', schema: adminTokensResponse },
      }),
      async (c) => c.json({ tokens: (await storage.adminTokens.list()).map(presentToken) }),
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
        // Else a token that may make tokens could make itself one that may do anything.
        requireScopes(c, scopes)
        const token = randomToken()
        const made = await storage.adminTokens.create({ name, tokenHash: hashToken(token), scopes, nowMs: clock() })
        if (!made) throw nameTaken(name)
        c.header('Location', `/v1/admin/tokens/${made.id}`)
        return answerVersion(c, { ...presentToken(made), token } satisfies CreatedAdminToken, 201, changeable(made))
      },
    )
    .get(
      '/v1/admin/tokens/:id',
      describeAdmin({
        summary: 'See an admin token',
        success: {
          status: 200,
          description: 'The token without its secret, with its version as ETag',
          schema: adminToken,
        },
        problems: ['not-found'],
      }),
      async (c) => answer(c, known(await storage.adminTokens.find(c.req.param('id')))),
    )
    .patch(
      '/v1/admin/tokens/:id',
      describeAdmin({
        summary: 'Change the name or scopes of an admin token',
        description:
          'What the body leaves out stays. Both before and after, it has only scopes that the calling token has, too.',
        headers: IF_MATCH,
        body: adminTokenChange,
        success: { status: 200, description: 'The token as it now is', schema: adminToken },
        problems: ['not-found', 'conflict', 'precondition-failed', 'precondition-required'],
      }),
      async (c) => {
        const change = await readBody(c, adminTokenChange)
        const changeSeen = (current: StoredAdminToken): TokenChange => {
          requireSeen(c, current)
          requireScopes(c, change.scopes ?? [])
          return change
        }
        const changed = known(await storage.adminTokens.change(c.req.param('id'), changeSeen))
        if (changed === 'taken') throw nameTaken(change.name ?? '')
        return answer(c, changed)
      },
    )
    .delete(
      '/v1/admin/tokens/:id',
      describeAdmin({
        summary: 'Revoke an admin token',
        description: 'One with scopes that the calling token lacks is not its to revoke.',
        headers: IF_MATCH,
        success: { status: 204, description: 'It opens nothing any more' },
        problems: ['not-found', 'precondition-failed', 'precondition-required'],
      }),
      async (c) => {
        known(await storage.adminTokens.revoke(c.req.param('id'), (current) => requireSeen(c, current)))
        return c.body(null, 204)
      },
    )

/** @throws ProblemError unless the calling token may change this one, and has seen what it is now */
function requireSeen(c: Context, current: StoredAdminToken): void {
  // Else a token that may do little could take from one that may do more what it has.
  requireScopes(c, current.scopes)
  requireMatch(c, changeable(current))
}

const answer = (c: Context, token: StoredAdminToken): Response =>
  answerVersion(c, presentToken(token) satisfies AdminToken, 200, changeable(token))

/** What its version is of: using a token changes nothing that somebody else could undo. */
const changeable = ({ id, name, scopes }: StoredAdminToken): object => ({ id, name, scopes })

const nameTaken = (name: string): ProblemError =>
  new ProblemError('conflict', `There is a token called "${name}" already. Choose another name.`)

const known = orNotFound('There is no such token. GET /v1/admin/tokens lists them.')
