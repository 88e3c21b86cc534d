import {
  type Role,
  type Scope,
  type User,
  belongingFault,
  user,
  userChange,
  userRequest,
  usersResponse,
} from '@openslot/core/wire'
import { type Context, Hono } from 'hono'
import type { ServerContext } from '../context.js'
import { requireScopes } from '../http/admin-scopes.js'
import { IF_MATCH, answerVersion, requireMatch } from '../http/conditional.js'
import { describeAdmin } from '../http/describe.js'
import { orNotFound } from '../http/found.js'
import { ProblemError } from '../http/problem.js'
import { invalid, readBody } from '../http/validate.js'
import { hashPassword } from './password.js'
import { presentUser } from './present.js'
import type { StoredUser } from './store.js'

/** What somebody may do who signs in, said in scopes of tokens. */
const SCOPES_OF: Readonly<Record<Role, readonly Scope[]>> = {
  owner: ['*'],
  staff: ['bookings:write', 'catalog:write'],
}

const TAKES = 'For an owner that is *, for staff bookings:write and catalog:write.'

/** Who may sign in to the admin page. */
export const userRoutes = ({ storage, clock }: ServerContext): Hono => {
  const { users, catalogAdmin } = storage
  const staffIdOf = async (name: string | null): Promise<string | null> => {
    if (name === null) return null
    const found = await catalogAdmin.staff.find(name)
    if (found) return found.id
    throw invalid([{ pointer: '/staff', message: `There is no staff member "${name}".` }])
  }
  return new Hono()
    .get(
      '/v1/admin/users',
      describeAdmin({
        summary: 'List who may sign in',
        success: { status: 200, description: 'The oldest first', schema: usersResponse },
      }),
      async (c) => c.json({ users: (await users.list()).map(presentUser) }),
    )
    .post(
      '/v1/admin/users',
      describeAdmin({
        summary: 'Let somebody sign in',
        description: `They may do only what the calling token may. ${TAKES}`,
        body: userRequest,
        success: { status: 201, description: 'Made', schema: user },
        problems: ['conflict'],
      }),
      async (c) => {
        const { password, staff, ...wish } = await readBody(c, userRequest)
        requireRole(c, wish.role)
        refuseStray({ role: wish.role, staff })
        const staffId = await staffIdOf(staff)
        const passwordHash = await hashPassword(password)
        const made = await users.create({ ...wish, staffId, passwordHash, nowMs: clock() })
        if (made === 'taken') throw addressTaken(wish.email)
        c.header('Location', `/v1/admin/users/${made.id}`)
        return answer(c, made, 201)
      },
    )
    .get(
      '/v1/admin/users/:id',
      describeAdmin({
        summary: 'See somebody who may sign in',
        success: { status: 200, description: 'The user', schema: user },
        problems: ['not-found'],
      }),
      async (c) => answer(c, known(await users.find(c.req.param('id')))),
    )
    .patch(
      '/v1/admin/users/:id',
      describeAdmin({
        summary: 'Change somebody’s account',
        description: `Another password or role, or no access any more, signs them out everywhere. Another password, another calendar or no access any more withdraws the address of their calendar feed as well. Both before and after, they may do only what the calling token may. ${TAKES}`,
        headers: IF_MATCH,
        body: userChange,
        success: { status: 200, description: 'As it now is', schema: user },
        problems: ['not-found', 'conflict', 'precondition-failed', 'precondition-required'],
      }),
      async (c) => {
        const { password, staff, ...wish } = await readBody(c, userChange)
        const staffId = staff === undefined ? undefined : await staffIdOf(staff)
        const passwordHash = password === undefined ? undefined : await hashPassword(password)
        const changed = await users.update(c.req.param('id'), (current) => {
          requireSeen(c, current)
          if (wish.role !== undefined) requireRole(c, wish.role)
          refuseStray({ role: wish.role ?? current.role, staff: staffId === undefined ? current.staff : staffId })
          return { ...wish, staffId, passwordHash }
        })
        if (changed === 'taken') throw addressTaken(wish.email ?? '')
        if (changed === 'last-owner') throw lastOwner()
        return answer(c, known(changed))
      },
    )
    .delete(
      '/v1/admin/users/:id',
      describeAdmin({
        summary: 'Take somebody’s account away',
        description: `The address of their calendar feed leads nowhere from then on. They may do only what the calling token may. ${TAKES}`,
        headers: IF_MATCH,
        success: { status: 204, description: 'They are signed out everywhere' },
        problems: ['not-found', 'conflict', 'precondition-failed', 'precondition-required'],
      }),
      async (c) => {
        const removed = known(await users.remove(c.req.param('id'), (current) => requireSeen(c, current)))
        if (removed === 'last-owner') throw lastOwner()
        return c.body(null, 204)
      },
    )
}

/** @throws ProblemError unless the calling token may change this account, and has seen what it is now */
function requireSeen(c: Context, current: StoredUser): void {
  requireRole(c, current.role)
  requireMatch(c, presentUser(current))
}

/** Else a token for accounts alone could make itself an owner's, or give an owner's another password. */
const requireRole = (c: Context, role: Role): void => requireScopes(c, SCOPES_OF[role])

const answer = (c: Context, found: StoredUser, status: 200 | 201 = 200): Response =>
  answerVersion(c, presentUser(found) satisfies User, status)

function refuseStray(belonging: Parameters<typeof belongingFault>[0]): void {
  const message = belongingFault(belonging)
  if (message !== null) throw invalid([{ pointer: '/staff', message }])
}

const known = orNotFound('There is no such user. GET /v1/admin/users lists them.')

const addressTaken = (email: string): ProblemError =>
  new ProblemError('conflict', `Somebody signs in with ${email} already. Use another address.`)

const lastOwner = (): ProblemError =>
  new ProblemError('conflict', 'Nobody would be left who may do everything. Make somebody else an owner first.')
