import type { Context } from 'hono'
import type { StoredBooking } from '../bookings/store.js'
import type { CatalogService } from '../catalog/catalog.js'
import type { ServerContext } from '../context.js'
import { ProblemError } from '../http/problem.js'

/** A staff member, by the names that addresses and bodies may use for them. */
export interface OwnCalendar {
  readonly id: string
  readonly slug: string
}

interface Call {
  readonly c: Context
  readonly own: OwnCalendar
  /** What the parentheses of the rule's path have found. */
  readonly found: readonly string[]
  readonly storage: Pick<ServerContext['storage'], 'bookings' | 'catalog'>
}

interface Rule {
  readonly methods: readonly string[]
  /** Below `/v1/admin/`. */
  readonly path: RegExp
  readonly allows: (call: Call) => boolean | Promise<boolean>
}

const isOwn = ({ id, slug }: OwnCalendar, name: unknown): boolean => name === id || name === slug

/** What of their entry staff may change by themselves: when they work. */
const OWN_FIELDS: ReadonlySet<string> = new Set(['hours', 'overrides'])

async function bodyOf(c: Context): Promise<Record<string, unknown>> {
  const body: unknown = await c.req.json().catch(() => null)
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
}

const namesOwnStaff = async ({ c, own }: Call): Promise<boolean> => isOwn(own, (await bodyOf(c))['staff'])

const bookingOf = ({ found: [id = ''], storage }: Call): Promise<StoredBooking | undefined> => storage.bookings.find(id)

/** Whether it stands on their calendar, beside others' where a service needs several people. */
const isOwnBooking = async (call: Call): Promise<boolean> =>
  (await bookingOf(call))?.team.some(({ id }) => id === call.own.id) === true

/** Whether it stands on no calendar but theirs: what becomes of it changes that one alone. */
const isOwnAlone = async (call: Call): Promise<boolean> =>
  (await bookingOf(call))?.team.every(({ id }) => id === call.own.id) === true

/** Whether it takes more people than the one who is named. */
const needsOthers = ({ staffing, staff }: CatalogService): boolean => staffing === 'all' && staff.length > 1

/** Whether the service that the body names is one that they give alone; one that isn't there is the route's to refuse. */
async function namesOwnService({ c, storage }: Call): Promise<boolean> {
  const { service: name } = await bodyOf(c)
  const service = typeof name === 'string' ? await storage.catalog.findService(name) : undefined
  return service === undefined || !needsOthers(service)
}

/** A move takes whom the service needs now, whoever it took before. */
async function movesOwnAlone(call: Call): Promise<boolean> {
  const service = (await bookingOf(call))?.service
  return service !== undefined && !needsOthers(service) && (await isOwnAlone(call))
}

const isOwnEntry = ({ own, found: [name] }: Call): boolean => isOwn(own, name)

/** Everything that somebody may do who sees their own calendar only. What isn't here, they may not. */
const RULES: readonly Rule[] = [
  { methods: ['GET'], path: /^services(?:\/[^/]+)?$/, allows: () => true },
  { methods: ['GET'], path: /^slots\/explain$/, allows: ({ c, own }) => isOwn(own, c.req.query('staff')) },
  { methods: ['GET'], path: /^bookings$/, allows: ({ c, own }) => isOwn(own, c.req.query('staff')) },
  {
    methods: ['POST'],
    path: /^bookings$/,
    allows: async (call) => (await namesOwnStaff(call)) && (await namesOwnService(call)),
  },
  { methods: ['GET'], path: /^bookings\/([^/]+)$/, allows: isOwnBooking },
  {
    methods: ['POST'],
    path: /^bookings\/([^/]+)\/reschedule$/,
    // Without a name it could go to anybody.
    allows: async (call) => (await movesOwnAlone(call)) && (await namesOwnStaff(call)),
  },
  {
    methods: ['POST'],
    path: /^bookings\/([^/]+)\/(?:cancel|approve|decline)$/,
    allows: isOwnAlone,
  },
  // How it went is no change of anybody's calendar.
  { methods: ['POST'], path: /^bookings\/([^/]+)\/(?:complete|no-show)$/, allows: isOwnBooking },
  { methods: ['GET'], path: /^staff\/([^/]+)$/, allows: isOwnEntry },
  {
    methods: ['PATCH'],
    path: /^staff\/([^/]+)$/,
    allows: async (call) =>
      isOwnEntry(call) && Object.keys(await bodyOf(call.c)).every((field) => OWN_FIELDS.has(field)),
  },
  { methods: ['GET'], path: /^staff\/([^/]+)\/busy$/, allows: isOwnEntry },
  { methods: ['GET', 'POST', 'DELETE'], path: /^staff\/([^/]+)\/time-off(?:\/[^/]+)?$/, allows: isOwnEntry },
  // Their own accounts elsewhere, and the address at which they subscribe to their bookings.
  {
    methods: ['GET', 'POST', 'PATCH', 'DELETE'],
    path: /^staff\/([^/]+)\/(?:calendars(?:\/.+)?|feed)$/,
    allows: isOwnEntry,
  },
]

/**
 * Lets pass only what concerns somebody's own calendar. Whether a booking is somebody else's or isn't there, they don't
 * learn.
 *
 * @throws ProblemError `forbidden`
 */
export async function requireOwnCalendar(c: Context, own: OwnCalendar, storage: Call['storage']): Promise<void> {
  const path = decoded(c.req.path).replace(/^\/v1\/admin\//, '')
  const method = c.req.method === 'HEAD' ? 'GET' : c.req.method
  for (const rule of RULES) {
    const match = rule.methods.includes(method) ? rule.path.exec(path) : null
    if (match && (await rule.allows({ c, own, found: match.slice(1), storage }))) return
  }
  throw new ProblemError('forbidden', 'Your account sees and changes your own calendar only. Ask the owner for this.')
}

/** As the routes read it; what is no UTF-8 stays as it was sent, and names nothing. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
