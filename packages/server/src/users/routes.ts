import {
  noQuery,
  passwordChange,
  sessionResponse,
  setupRequest,
  setupResponse,
  signInRequest,
} from '@openslot/core/wire'
import { Hono } from 'hono'
import type { ServerContext } from '../context.js'
import { describe } from '../http/describe.js'
import { ProblemError } from '../http/problem.js'
import { refuseExcess } from '../http/refuse-excess.js'
import { requireSameOrigin } from '../http/same-origin.js'
import { invalid, readBody, readQuery } from '../http/validate.js'
import { secretsEqual } from '../tokens.js'
import { hashPassword, isPassword, isSamePassword } from './password.js'
import { presentSession } from './present.js'
import { closeSession, openSession, requireSession, signIn } from './sessions.js'
import { setupCode } from './setup-code.js'

/** Signing in to the admin page, and making its first owner. Other sites can use none of it: no CORS, own pages only. */
export const sessionRoutes = (context: ServerContext): Hono => {
  const { storage, clock, secret, publicUrl, throttle } = context
  const isSetUp = async (): Promise<boolean> => (await storage.users.list()).length > 0
  return new Hono()
    .use(async (c, next) => {
      c.header('Cache-Control', 'no-store')
      await next()
    })
    .get(
      '/v1/session',
      describe({
        summary: 'See who is signed in',
        tag: 'Session',
        query: noQuery,
        token: 'session',
        success: { status: 200, description: 'The user, and until when', schema: sessionResponse },
        problems: ['unauthorized'],
      }),
      async (c) => {
        readQuery(c, noQuery)
        return c.json(presentSession(context, await requireSession(context, c)))
      },
    )
    .post(
      '/v1/session',
      describe({
        summary: 'Sign in',
        description: 'Sets a cookie that only the server’s own pages send.',
        tag: 'Session',
        body: signInRequest,
        success: { status: 200, description: 'Signed in', schema: sessionResponse },
        problems: ['unauthorized', 'forbidden'],
      }),
      async (c) => {
        requireSameOrigin(c, publicUrl())
        return c.json(presentSession(context, await signIn(context, c, await readBody(c, signInRequest))))
      },
    )
    .delete(
      '/v1/session',
      describe({
        summary: 'Sign out',
        tag: 'Session',
        token: 'session',
        success: { status: 204, description: 'Nobody is signed in any more' },
        problems: ['forbidden'],
      }),
      async (c) => {
        requireSameOrigin(c, publicUrl())
        await closeSession(context, c)
        return c.body(null, 204)
      },
    )
    .post(
      '/v1/session/password',
      describe({
        summary: 'Change one’s own password',
        description: 'Ends all other sessions.',
        tag: 'Session',
        token: 'session',
        body: passwordChange,
        success: { status: 200, description: 'Changed, and signed in anew', schema: sessionResponse },
        problems: ['unauthorized', 'forbidden'],
      }),
      async (c) => {
        const { user } = await requireSession(context, c)
        const { current, next } = await readBody(c, passwordChange)
        refuseExcess(throttle.limiters['sign-in'].take(`password of ${user.id}`), 'wrong passwords')
        const known = await storage.users.findToSignIn(user.email)
        if (!(await isPassword(current, known?.passwordHash))) {
          throw invalid([{ pointer: '/current', message: 'This is not your password now. Check it.' }])
        }
        throttle.limiters['sign-in'].giveBack(`password of ${user.id}`)
        if (isSamePassword(current, next)) {
          throw invalid([{ pointer: '/next', message: 'This is your password already. Choose another one.' }])
        }
        const passwordHash = await hashPassword(next)
        await storage.users.update(user.id, () => ({ passwordHash, keepsFeed: true }))
        return c.json(presentSession(context, await openSession(context, c, user)))
      },
    )
    .get(
      '/v1/setup',
      describe({
        summary: 'Does the server wait for its first owner?',
        tag: 'Session',
        query: noQuery,
        success: { status: 200, description: 'Whether it does', schema: setupResponse },
      }),
      async (c) => {
        readQuery(c, noQuery)
        return c.json({ isNeeded: !(await isSetUp()) })
      },
    )
    .post(
      '/v1/setup',
      describe({
        summary: 'Make the first owner',
        description: 'With the code that the server prints as it starts; once. Signs them in.',
        tag: 'Session',
        body: setupRequest,
        success: { status: 201, description: 'Made, and signed in', schema: sessionResponse },
        problems: ['forbidden', 'conflict'],
      }),
      async (c) => {
        requireSameOrigin(c, publicUrl())
        const { code, name, email, password } = await readBody(c, setupRequest)
        if (await isSetUp()) throw setUpAlready()
        if (!secretsEqual(code.trim(), setupCode(secret))) {
          throw invalid([{ pointer: '/code', message: 'Use the code that the server printed as it started.' }])
        }
        const made = await storage.users.createFirst({
          name,
          email,
          passwordHash: await hashPassword(password),
          nowMs: clock(),
        })
        if (made === 'taken') throw setUpAlready()
        return c.json(presentSession(context, await openSession(context, c, made)), 201)
      },
    )
}

const setUpAlready = (): ProblemError =>
  new ProblemError('conflict', 'This server has its owner already. Sign in, or ask them for an account.')
