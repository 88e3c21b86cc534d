import { DAY_MS, foldCase } from '@openslot/core'
import { USER_HEADER } from '@openslot/core/wire'
import type { Context } from 'hono'
import type { ServerContext } from '../context.js'
import { ProblemError } from '../http/problem.js'
import { refuseExcess } from '../http/refuse-excess.js'
import { requireSameOrigin } from '../http/same-origin.js'
import { log } from '../log.js'
import { hashToken, randomToken } from '../tokens.js'
import { isPassword } from './password.js'
import { readCookie, writeCookie } from './cookies.js'
import { knowBrowser, knownBrowser } from './known-browser.js'
import type { StoredSession, StoredUser } from './store.js'

/** A session ends after a month, and when nobody has used it for three days (OWASP ASVS 5.0, V7.3). */
const SESSION_MS = 30 * DAY_MS
const IDLE_MS = 3 * DAY_MS

type SessionContext = Pick<ServerContext, 'storage' | 'clock' | 'publicUrl' | 'secret' | 'throttle'>

/** Ended sessions are told from others by this instant (epoch ms). */
export const idleSince = (nowMs: number): number => nowMs - IDLE_MS

/**
 * The session that a request's cookie names, if it goes on and is of whom the page that asks is open for.
 *
 * @throws ProblemError `forbidden` for a change that another site asks for
 */
export async function sessionOf(
  { storage, clock, publicUrl }: SessionContext,
  c: Context,
): Promise<StoredSession | undefined> {
  const token = readCookie(c, publicUrl(), 'openslot')
  if (token === undefined) return undefined
  const nowMs = clock()
  const session = await storage.users.useSession(hashToken(token), { nowMs, idleSinceMs: idleSince(nowMs) })
  if (!session) return undefined
  requireSameOrigin(c, publicUrl())
  const openFor = c.req.header(USER_HEADER)
  return openFor === undefined || openFor === session.user.id ? session : undefined
}

/** @throws ProblemError `unauthorized` */
export async function requireSession(context: SessionContext, c: Context): Promise<StoredSession> {
  const session = await sessionOf(context, c)
  if (session) return session
  throw new ProblemError('unauthorized', 'You are not signed in, or no longer. Sign in again.')
}

/**
 * Signs in with a new token, whatever the browser had before: nobody can fix one for somebody else. Wrong passwords are
 * counted by address and by account, so that neither many addresses nor many accounts help; but where this user has
 * signed in before, by that browser alone, so that strangers who guess keep nobody out.
 *
 * @throws ProblemError `unauthorized`, the same for a wrong password, no account and a closed one; `too-many-requests`
 */
export async function signIn(
  context: SessionContext,
  c: Context,
  wish: { readonly email: string; readonly password: string },
): Promise<StoredSession> {
  const { storage, throttle } = context
  const email = foldCase(wish.email.trim())
  const known = await storage.users.findToSignIn(email)
  const browser = known && knownBrowser(context, c, known.user.id)
  const limiter = throttle.limiters['sign-in']
  const counted = browser === undefined ? [throttle.client(c), `account ${email}`] : [`browser ${browser}`]
  for (const key of counted) refuseExcess(limiter.take(key), 'attempts to sign in')
  const isRight = await isPassword(wish.password, known?.passwordHash)
  if (!known?.user.active || !isRight) {
    // Not for whom: what is typed into the wrong field may be a password.
    log.warn({ request: c.get('requestId') }, 'Somebody could not sign in.')
    throw new ProblemError('unauthorized', 'The e-mail address or the password is wrong. Check both.')
  }
  for (const key of counted) limiter.giveBack(key)
  return openSession(context, c, known.user)
}

/** Gives the browser a session of its own. The one it had ends. */
export async function openSession(context: SessionContext, c: Context, user: StoredUser): Promise<StoredSession> {
  const { storage, clock, publicUrl } = context
  const before = readCookie(c, publicUrl(), 'openslot')
  if (before !== undefined) await storage.users.signOut(hashToken(before))
  const nowMs = clock()
  const token = randomToken()
  const expiresMs = nowMs + SESSION_MS
  await storage.users.signIn({ tokenHash: hashToken(token), userId: user.id, nowMs, expiresMs })
  writeCookie(c, publicUrl(), 'openslot', token, SESSION_MS / 1000)
  knowBrowser(context, c, user.id)
  log.info({ request: c.get('requestId'), user: user.id }, 'Somebody signed in.')
  return { user: { ...user, lastSignInMs: nowMs }, expiresMs }
}

/** A session of somebody else than whom the page is open for goes on. */
export async function closeSession(context: SessionContext, c: Context): Promise<void> {
  const { storage, publicUrl } = context
  if (c.req.header(USER_HEADER) !== undefined && !(await sessionOf(context, c))) return
  const token = readCookie(c, publicUrl(), 'openslot')
  if (token !== undefined) await storage.users.signOut(hashToken(token))
  writeCookie(c, publicUrl(), 'openslot', '', 0)
}
