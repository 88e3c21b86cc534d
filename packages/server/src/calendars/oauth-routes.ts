import { createHash } from 'node:crypto'
import { calendarAuthorization, calendarAuthorizationRequest, toIso } from '@openslot/core/wire'
import { type Context, Hono } from 'hono'
import { uuidv7 } from 'uuidv7'
import * as v from 'valibot'
import type { ServerContext } from '../context.js'
import { describeAdmin } from '../http/describe.js'
import { orNotFound } from '../http/found.js'
import { ProblemError } from '../http/problem.js'
import { invalid, readBody } from '../http/validate.js'
import { hashToken, randomToken } from '../tokens.js'
import { accountWith, calendarsOf } from './accounts.js'
import { CalendarError } from './calendar-error.js'
import { chosenAtFirst } from './choose.js'
import { sealedCredentials } from './open.js'
import type { OAuthGrant } from './oauth.js'
import type { Authorization } from './store.js'

const MINUTE_MS = 60_000
/** To sign in and to read what is asked for. */
const RETURN_WITHIN_MS = 10 * MINUTE_MS

/** What the service adds to the address that its user comes back to. */
const returned = v.object({
  state: v.pipe(v.string(), v.maxLength(200)),
  code: v.optional(v.pipe(v.string(), v.maxLength(4000))),
  error: v.optional(v.pipe(v.string(), v.maxLength(200))),
})

const knownStaff = orNotFound('There is no such staff member. GET /v1/admin/staff lists them.')
const known = orNotFound('There is no such connection. Its staff member’s …/calendars lists them.')

/** Connecting accounts of Google and Microsoft: their owner is sent there, and comes back with a code. */
export const calendarOAuthRoutes = (context: ServerContext): Hono => {
  const { storage, clock, calendars, publicUrl } = context
  const { connections } = storage
  const redirectUri = (provider: Authorization['provider']): string => `${publicUrl()}/calendars/connected/${provider}`
  const serviceOf = (provider: Authorization['provider']) => {
    const service = calendars.oauth[provider]
    if (service) return service
    const settings = `OPENSLOT_${provider.toUpperCase()}_CLIENT_ID and …_CLIENT_SECRET`
    throw invalid([{ pointer: '/provider', message: `Register this server with ${provider}, and set ${settings}.` }])
  }

  return (
    new Hono()
      .post(
        '/v1/admin/staff/:id/calendars/authorize',
        describeAdmin({
          summary: 'Connect a Google or Microsoft account',
          description:
            'Answers with the address at which the account’s owner says yes; whoever opens it connects the account that they sign in with. With `connection`, that one is connected anew.',
          body: calendarAuthorizationRequest,
          success: { status: 201, description: 'Where to go', schema: calendarAuthorization },
          problems: ['not-found'],
        }),
        async (c) => {
          const staffId = knownStaff(await storage.catalogAdmin.staff.find(c.req.param('id'))).id
          const { provider, connection } = await readBody(c, calendarAuthorizationRequest)
          const service = serviceOf(provider)
          if (connection !== undefined) {
            const found = await connections.find(connection)
            known(found?.staffId === staffId && found.provider === provider)
          }
          const state = randomToken()
          const verifier = randomToken()
          const stateHash = hashToken(state)
          const nowMs = clock()
          const expiresMs = nowMs + RETURN_WITHIN_MS
          const codeVerifier = calendars.sealer.seal(stateHash, verifier)
          await connections.expectReturn(
            stateHash,
            { staffId, connectionId: connection ?? null, provider, codeVerifier },
            { nowMs, expiresMs },
          )
          const codeChallenge = createHash('sha256').update(verifier).digest('base64url')
          const url = service.authorizationUrl({ redirectUri: redirectUri(provider), state, codeChallenge })
          return c.json({ url, expiresAt: toIso(expiresMs) }, 201)
        },
      )
      // For browsers. Its address belongs into this server's registration with Google and Microsoft.
      .get('/calendars/connected/:provider', async (c) => {
        const answer = v.safeParse(returned, c.req.query())
        if (!answer.success) return say(c, 400, UNKNOWN)
        const { state, code, error } = answer.output
        const stateHash = hashToken(state)
        const expected = await connections.takeReturn(stateHash, clock())
        if (expected?.provider !== c.req.param('provider')) return say(c, 400, UNKNOWN)
        if (error !== undefined || code === undefined)
          return say(c, 400, 'Access was not given. Nothing was connected.')
        const codeVerifier = calendars.sealer.open(stateHash, expected.codeVerifier)
        try {
          const grant = await serviceOf(expected.provider).exchangeCode({
            redirectUri: redirectUri(expected.provider),
            code,
            codeVerifier,
          })
          const id = await keep(expected, grant)
          await calendars.reading.readNow(id)
        } catch (cause) {
          if (cause instanceof CalendarError || cause instanceof ProblemError) {
            return say(c, 502, `The calendar could not be connected. ${cause.message}`)
          }
          throw cause
        }
        return say(c, 200, 'The calendar is connected. You can close this page.')
      })
  )

  /** Stores what was given. @returns the connection's id */
  async function keep({ staffId, connectionId, provider }: Authorization, grant: OAuthGrant): Promise<string> {
    const credentials = { kind: provider, tokens: grant.tokens } as const
    if (connectionId === null) {
      const remote = await calendarsOf(accountWith(credentials, calendars, clock))
      const id = uuidv7()
      await connections.create(
        {
          id,
          staffId,
          provider,
          account: grant.account ?? provider,
          credentials: sealedCredentials(calendars.sealer, id, credentials),
          calendars: chosenAtFirst(remote),
          policy: 'block',
          maxAgeMinutes: DEFAULT_MAX_AGE_MINUTES,
          handMade: 'show',
        },
        clock(),
      )
      return id
    }
    const sealed = sealedCredentials(calendars.sealer, connectionId, credentials)
    const change = ({ account }: { readonly account: string }) => {
      // Its calendars are that account's; another one's have other names.
      const signedIn = grant.account ?? provider
      if (signedIn !== account) {
        throw new ProblemError('conflict', `You signed in as ${signedIn}, but it is ${account} that is connected.`)
      }
      return { credentials: sealed }
    }
    known(await connections.update(connectionId, change, clock()))
    return connectionId
  }
}

const DEFAULT_MAX_AGE_MINUTES = 1440

const UNKNOWN = 'This link was used before, or is too old. Connect the calendar again.'

/** For who has just come back from another site: neither the code nor what is said may go on to anywhere. */
function say(c: Context, status: 200 | 400 | 502, text: string): Response {
  c.header('Cache-Control', 'no-store')
  c.header('Referrer-Policy', 'no-referrer')
  return c.text(text, status)
}
