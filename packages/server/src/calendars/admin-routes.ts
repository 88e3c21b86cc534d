import {
  availableCalendarsResponse,
  calendarConnection,
  calendarConnectionChange,
  calendarConnectionRequest,
  calendarConnectionsResponse,
} from '@openslot/core/wire'
import { type Context, Hono } from 'hono'
import { uuidv7 } from 'uuidv7'
import type * as v from 'valibot'
import type { ServerContext } from '../context.js'
import { IF_MATCH, answerVersion, requireMatch } from '../http/conditional.js'
import { describeAdmin } from '../http/describe.js'
import { orNotFound } from '../http/found.js'
import { readBody } from '../http/validate.js'
import { log } from '../log.js'
import {
  type Opening,
  accountWith,
  areForAnother,
  calendarsOf,
  calendarsOfNew,
  changedCredentials,
  orFailed,
} from './accounts.js'
import { chosenAtFirst, chosenBy, chosenInNew, lostAmong } from './choose.js'
import type { Connection } from './connection.js'
import type { Credentials } from './credentials.js'
import { sealedCredentials } from './open.js'
import { presentConnection, versionOf } from './present.js'
import type { ConnectionChange } from './store.js'

const PATH = '/v1/admin/staff/:id/calendars'
const ONE = `${PATH}/:connection` as const

const knownStaff = orNotFound('There is no such staff member. GET /v1/admin/staff lists them.')
const known = orNotFound('There is no such connection. Its staff member’s …/calendars lists them.')

/** The outside calendars of staff: connecting them, and choosing what they are good for. */
export const adminCalendarRoutes = (context: ServerContext): Hono => {
  const { storage, clock, calendars, wakeDispatcher } = context
  const { connections } = storage

  const requireStaff = async (c: Context): Promise<string> =>
    knownStaff(await storage.catalogAdmin.staff.find(c.req.param('id') ?? '')).id
  const requireConnection = async (c: Context): Promise<Connection> => {
    const staffId = await requireStaff(c)
    const found = await connections.find(c.req.param('connection') ?? '')
    return known(found?.staffId === staffId && found)
  }
  const present = (connection: Connection) => presentConnection(connection, clock())
  const answer = (c: Context, connection: Connection, status: 200 | 201 = 200): Response =>
    answerVersion(c, present(connection), status, versionOf(connection))
  const readNow = async (id: string): Promise<Connection> => {
    await calendars.reading.readNow(id)
    wakeDispatcher()
    return known(await connections.find(id))
  }

  return new Hono()
    .get(
      PATH,
      describeAdmin({
        summary: 'List the outside calendars of a staff member',
        success: { status: 200, description: 'Their accounts, the oldest first', schema: calendarConnectionsResponse },
        problems: ['not-found'],
      }),
      async (c) => c.json({ connections: (await connections.list(await requireStaff(c))).map(present) }),
    )
    .post(
      PATH,
      describeAdmin({
        summary: 'Connect a CalDAV account or a calendar feed',
        description:
          'Tries it, and reads it before it answers. At first, all calendars that its owner can write block them; of a feed, the feed.',
        body: calendarConnectionRequest,
        success: { status: 201, description: 'Connected', schema: calendarConnection },
        problems: ['not-found', 'calendar-failed'],
      }),
      async (c) => {
        const staffId = await requireStaff(c)
        const request = await readBody(c, calendarConnectionRequest)
        const { policy, maxAgeMinutes, handMade } = request
        const credentials = credentialsOf(request)
        const remote = await calendarsOfNew(() => accountWith(credentials, calendars, clock), request.provider)
        const id = uuidv7()
        await connections.create(
          {
            id,
            staffId,
            provider: request.provider,
            account: request.provider === 'ics' ? request.name : request.username,
            credentials: sealedCredentials(calendars.sealer, id, credentials),
            calendars: chosenAtFirst(remote),
            policy,
            maxAgeMinutes,
            handMade,
          },
          clock(),
        )
        c.header('Location', `/v1/admin/staff/${staffId}/calendars/${id}`)
        return answer(c, await readNow(id), 201)
      },
    )
    .get(
      ONE,
      describeAdmin({
        summary: 'See a connection',
        success: { status: 200, description: 'The connection, with its version as ETag', schema: calendarConnection },
        problems: ['not-found'],
      }),
      async (c) => answer(c, await requireConnection(c)),
    )
    .patch(
      ONE,
      describeAdmin({
        summary: 'Change a connection',
        description:
          'Which calendars block and which one gets the bookings, what happens in an outage and after changes by hand; for CalDAV and feeds also what opens it. Tries what is new, and reads it before it answers. Where that opens another account, its calendars block as at first, unless they are chosen along with it; of the same account, what is chosen stays, also where it isn’t listed any more.',
        headers: IF_MATCH,
        body: calendarConnectionChange,
        success: { status: 200, description: 'The connection as it is now', schema: calendarConnection },
        problems: ['not-found', 'calendar-failed', 'precondition-failed', 'precondition-required'],
      }),
      async (c) => {
        const found = await requireConnection(c)
        const { url, username, password, ...request } = await readBody(c, calendarConnectionChange)
        requireMatch(c, versionOf(found))
        const change = await tried(found, { url, username, password }, request)
        const changeSeen = (current: Connection): ConnectionChange => {
          requireMatch(c, versionOf(current))
          return change
        }
        const changed = known(await connections.update(found.id, changeSeen, clock()))
        wakeDispatcher()
        const isToBeRead = change.calendars !== undefined || change.credentials !== undefined
        return answer(c, isToBeRead ? await readNow(changed.id) : changed)
      },
    )
    .delete(
      ONE,
      describeAdmin({
        summary: 'Disconnect an account',
        description:
          'Gives the access back where the service knows such a thing, and forgets what was read. Events of bookings that are there stay.',
        headers: IF_MATCH,
        success: { status: 204, description: 'Disconnected' },
        problems: ['not-found', 'precondition-failed', 'precondition-required'],
      }),
      async (c) => {
        const found = await requireConnection(c)
        known(await connections.remove(found.id, (current) => requireMatch(c, versionOf(current))))
        await revoke(found)
        return c.body(null, 204)
      },
    )
    .get(
      `${ONE}/available`,
      describeAdmin({
        summary: 'List the calendars of a connected account',
        description: 'Asks its service.',
        success: { status: 200, description: 'What it has now', schema: availableCalendarsResponse },
        problems: ['not-found', 'calendar-failed'],
      }),
      async (c) => {
        const found = await requireConnection(c)
        const remote = await orFailed(() => calendarsOf(calendars.open(found)))
        return c.json({
          calendars: remote.map(({ id: remoteId, isHidden: _, ...calendar }) => ({ remoteId, ...calendar })),
        })
      },
    )
    .post(
      `${ONE}/read`,
      describeAdmin({
        summary: 'Read the calendars of a connection now',
        description: 'How that went, the connection says.',
        success: { status: 200, description: 'The connection after it', schema: calendarConnection },
        problems: ['not-found'],
      }),
      async (c) => answer(c, await readNow((await requireConnection(c)).id)),
    )

  /** What somebody wants of a connection, once its service has agreed. */
  async function tried(
    connection: Connection,
    opening: Opening,
    { calendars: wishes, ...rules }: Omit<ChangeRequest, keyof Opening>,
  ): Promise<ConnectionChange> {
    const credentials = changedCredentials(connection, opening, calendars)
    const remote = credentials
      ? await calendarsOfNew(() => accountWith(credentials, calendars, clock), connection.provider)
      : wishes && (await orFailed(() => calendarsOf(calendars.open(connection))))
    const isForAnother = credentials !== undefined && areForAnother(connection, credentials, calendars)
    const chosen = wishes
      ? chosenBy(wishes, remote ?? [])
      : remote && chosenInNew(connection.calendars, remote, isForAnother)
    const lost = wishes || !chosen ? undefined : lostAmong(connection.calendars, chosen)
    return {
      ...rules,
      ...(chosen && { calendars: chosen }),
      ...(wishes && { lostReceiving: null }),
      ...(lost !== undefined && { lostReceiving: lost }),
      ...(credentials && {
        credentials: sealedCredentials(calendars.sealer, connection.id, credentials),
        ...(chosen && { available: (remote ?? []).map(({ id }) => id) }),
      }),
      ...(credentials?.kind === 'caldav' && { account: credentials.username }),
    }
  }

  /** As far as it goes: it is forgotten here either way. */
  async function revoke(connection: Connection): Promise<void> {
    try {
      await calendars.open(connection).revoke?.()
    } catch (error) {
      log.warn({ connection: connection.id, err: error }, 'A calendar connection could not be revoked.')
    }
  }
}

type ChangeRequest = v.InferOutput<typeof calendarConnectionChange>

const credentialsOf = (request: v.InferOutput<typeof calendarConnectionRequest>): Credentials =>
  request.provider === 'ics'
    ? { kind: 'ics', url: request.url }
    : { kind: 'caldav', url: request.url, username: request.username, password: request.password }
