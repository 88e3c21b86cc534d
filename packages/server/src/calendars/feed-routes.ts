import { createHash } from 'node:crypto'
import { type CalendarFeed, calendarFeed, toIso } from '@openslot/core/wire'
import { type Context, Hono } from 'hono'
import { uuidv7 } from 'uuidv7'
import type { ServerContext } from '../context.js'
import { requireScopes } from '../http/admin-scopes.js'
import { namesTag } from '../http/conditional.js'
import { describeAdmin } from '../http/describe.js'
import { orNotFound } from '../http/found.js'
import { ProblemError, notFound } from '../http/problem.js'
import { hashToken } from '../tokens.js'
import { writeFeed } from './feed.js'
import type { Feed } from './feed-store.js'
import { newFeed, openFeedToken } from './feed-token.js'

const PATH = '/v1/admin/staff/:id/feed'

const knownStaff = orNotFound('There is no such staff member. GET /v1/admin/staff lists them.')
const known = orNotFound('They have no feed. POST …/feed makes one.')
const UNTOLD =
  'They have a feed, and programs that subscribe to it go on reading it, but this server no longer has the secret that tells its address. Set OPENSLOT_SECRET_PREVIOUS to that, or give the feed a new address with POST …/feed.'

/** The private addresses at which calendar programs subscribe to the bookings of staff. */
export const feedRoutes = (context: ServerContext): Hono => {
  const { storage, clock, secret, calendars, publicUrl, locale } = context
  const { sealer } = calendars
  /** Whose feed it is. Who reads its address reads all of their bookings. */
  const requireStaff = async (c: Context): Promise<string> => {
    requireScopes(c, ['bookings:read'])
    return knownStaff(await storage.catalogAdmin.staff.find(c.req.param('id') ?? '')).id
  }
  const present = (feed: Feed): CalendarFeed => {
    const token = openFeedToken(feed, sealer)
    if (token === undefined) throw new ProblemError('conflict', UNTOLD)
    return { url: `${publicUrl()}/calendars/${token}.ics`, createdAt: toIso(feed.createdMs) }
  }

  return (
    new Hono()
      .get(
        PATH,
        describeAdmin({
          summary: 'See the address of a staff member’s calendar feed',
          description: 'Whoever has it can read their bookings. Takes the scope bookings:read as well.',
          success: { status: 200, description: 'The address', schema: calendarFeed },
          problems: ['not-found', 'conflict'],
        }),
        async (c) => c.json(present(known(await storage.feeds.find(await requireStaff(c))))),
      )
      .post(
        PATH,
        describeAdmin({
          summary: 'Give a staff member’s calendar feed a new address',
          description: 'The one before, if there was one, leads nowhere from then on.',
          success: { status: 201, description: 'The address', schema: calendarFeed },
          problems: ['not-found'],
        }),
        async (c) => {
          const staffId = await requireStaff(c)
          const feed = newFeed({ staffId, id: uuidv7(), createdMs: clock() }, { secret, sealer })
          await storage.feeds.put(feed)
          return c.json(present(feed), 201)
        },
      )
      .delete(
        PATH,
        describeAdmin({
          summary: 'Take a staff member’s calendar feed away',
          success: { status: 204, description: 'Its address leads nowhere' },
          problems: ['not-found'],
        }),
        async (c) => {
          known(await storage.feeds.remove(await requireStaff(c)))
          return c.body(null, 204)
        },
      )
      // Not a part of the API: the address is the key.
      .get('/calendars/:file{[\\w-]+\\.ics}', async (c) => {
        const token = c.req.param('file').replace(/\.ics$/, '')
        const feed = await storage.feeds.byToken(hashToken(token))
        const staff = feed && (await storage.catalogAdmin.staff.find(feed.staffId))
        if (!staff) throw notFound('There is no such calendar. Its address may have been changed.')
        const content = await writeFeed(staff, { bookingList: storage.bookingList, now: clock(), locale })
        const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`
        c.header('ETag', etag)
        c.header('Cache-Control', 'private, no-cache')
        c.header('X-Robots-Tag', 'noindex')
        if (namesTag(c.req.header('If-None-Match') ?? '', etag)) return c.body(null, 304)
        return c.body(content, 200, { 'Content-Type': 'text/calendar; charset=utf-8' })
      })
  )
}
