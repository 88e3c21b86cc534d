import { type Booking, type CreatedBooking, fromIso, toIso } from '@openslot/core/wire'
import { calendarFile } from './calendar-file.js'
import { bodyOf, readCall } from './call.js'
import { type Catalog, type Shop, openShop } from './catalog.js'
import { type Failure, type FailureOptions, Failures, failWith, networkError } from './failures.js'
import { presentBooking, presentCreated } from './kept-bookings.js'
import { emptyLedger } from './ledger.js'
import { type Endpoint, answerCall, answerUnknown, findRoute } from './routes.js'
import { type SeedBooking, seedBooking } from './seed-booking.js'
import { type Links, type TokenPurpose, type World, countingIds } from './world.js'

export interface InPageServerOptions {
  readonly catalog: Catalog
  /** The present in epoch ms. Default: the machine's clock. */
  readonly now?: () => number
  /** How long a hold keeps its time. Default: 5. */
  readonly holdMinutes?: number
  /** How long customers have to confirm what they book by the link in a mail. Default: they needn't. */
  readonly confirmMinutes?: number | null
  /** Whether text messages could be sent, for which customers are asked for their number. Default: no. */
  readonly sendsTexts?: boolean
  /** Awaited before each answer: a delay, a gate in a test, a note of what was asked. */
  readonly onCall?: (call: InPageCall) => void | Promise<void>
  /** Ids of bookings and holds. Default: UUIDs of the present and a counter. */
  readonly newId?: (kind: 'booking' | 'hold') => string
  /** What opens a booking or hold. Default: made of its id, as there is nothing to protect. */
  readonly tokenFor?: (purpose: TokenPurpose, id: string) => string
  /** Where customers find a booking again. Default: as a server at the address of the request would say. */
  readonly linksTo?: (booking: { readonly id: string; readonly token: string; readonly file: () => string }) => Links
}

/** A request as {@link InPageServerOptions.onCall} sees it. */
export interface InPageCall {
  readonly endpoint: Endpoint
  readonly method: string
  readonly query: URLSearchParams
  readonly headers: Headers
  /** The body's JSON; `undefined` without one. */
  readonly body: unknown
}

/** Time off, or what an outside calendar says. */
export interface Busy {
  /** ISO 8601 with its offset. */
  readonly start: string
  readonly end: string
  /** The slug of whom it is; left out: everyone's. */
  readonly staff?: string
}

/** A whole OpenSlot server in memory: it answers as the real one does, by the same rules, and sends nothing to anyone. */
export interface InPageServer {
  /** The answer to a request of the HTTP API, under whatever address. A network failure is `Response.error()`. */
  readonly handle: (request: Request) => Promise<Response>
  /** From now on that call goes wrong. Returns what ends it. */
  readonly fail: (endpoint: Endpoint, failure: Failure, options?: FailureOptions) => () => void
  /** Ends all failures. */
  readonly heal: () => void
  /** From now on this is offered; bookings stay. */
  readonly offer: (catalog: Catalog) => void
  /** Nobody books in there any more. */
  readonly block: (busy: Busy) => void
  /** A booking that is simply there, whatever the rules would say to it. */
  readonly addBooking: (booking: SeedBooking) => CreatedBooking
  /** Everything that was booked, cancelled ones too. */
  readonly bookings: () => readonly Booking[]
  /** The token that the mail would have brought which asks a customer to confirm a booking. */
  readonly mailedToken: (bookingId: string) => string
  /** The times that are kept while somebody types. */
  readonly holds: () => readonly { readonly id: string; readonly start: string; readonly expiresAt: string }[]
  /** As it began: no bookings, no holds, no failures. */
  readonly reset: () => void
}

/** @throws CoreError or Error naming what is wrong with the catalogue */
export function createInPageServer(options: InPageServerOptions): InPageServer {
  const { now = () => Date.now(), onCall } = options
  let world = openWorld(options, now)
  const failures = new Failures()

  const handle = async (request: Request): Promise<Response> => {
    const call = await readCall(request)
    const route = call && findRoute(call)
    if (!route) return answerUnknown(call)
    await onCall?.({
      endpoint: route.endpoint,
      method: call.method,
      query: call.query,
      headers: call.headers,
      body: bodyOf(call),
    })
    const failure = failures.next(route.endpoint)
    if (failure === 'network') return networkError()
    if (failure !== undefined && failure !== 'lost') return failWith(failure)
    const answer = answerCall(world, call, route)
    return failure === 'lost' ? networkError() : answer
  }

  return {
    handle,
    fail: (endpoint, failure, more = {}) => failures.order(endpoint, failure, more),
    heal: () => failures.clear(),
    offer: (catalog) => {
      world.shop = openShop(catalog, options.sendsTexts ?? false)
      for (const [id, booking] of world.ledger.bookings) {
        const service = world.shop.services.find((candidate) => candidate.id === booking.service.id)
        if (service) world.ledger.bookings.set(id, { ...booking, service })
      }
    },
    block: ({ start, end, staff }) => {
      const span = { start: instantOf(start), end: instantOf(end) }
      world.ledger.busy.push({ ...span, ...(staff !== undefined && { calendarId: staffIdOf(world.shop, staff) }) })
    },
    addBooking: (seed) => presentCreated(world, seedBooking(world, seed), ''),
    bookings: () => [...world.ledger.bookings.values()].map((booking) => presentBooking(booking, now())),
    mailedToken: (bookingId) => world.tokenFor('confirm', bookingId),
    holds: () =>
      [...world.ledger.holds.values()]
        .filter(({ expiresAt }) => expiresAt > now())
        .map(({ id, start, expiresAt }) => ({ id, start: toIso(start), expiresAt: toIso(expiresAt) })),
    reset: () => {
      world = openWorld(options, now)
      failures.clear()
    },
  }
}

const openWorld = (
  {
    catalog,
    holdMinutes = 5,
    confirmMinutes = null,
    sendsTexts = false,
    newId,
    tokenFor,
    linksTo,
  }: InPageServerOptions,
  now: () => number,
): World => {
  const secretFor = tokenFor ?? ((purpose, id) => `${purpose}-${id}`)
  return {
    shop: openShop(catalog, sendsTexts),
    ledger: emptyLedger(),
    now,
    holdMinutes,
    confirmMinutes,
    newId: newId ?? countingIds(now),
    tokenFor: secretFor,
    linksTo: (booking, base) =>
      linksTo?.({ id: booking.id, token: booking.token, file: () => calendarFile(booking) }) ?? {
        manageUrl: `${base}/manage/${booking.id}#${booking.token}`,
        calendarUrl: `${base}/v1/bookings/${booking.id}/calendar.ics?key=${secretFor('calendar', booking.id)}`,
      },
  }
}

function instantOf(iso: string): number {
  const instant = fromIso(iso)
  if (instant !== undefined) return instant
  throw new Error(`Use an instant with its offset, such as 2026-03-08T14:00:00Z, not ${iso}.`)
}

function staffIdOf({ services }: Shop, slug: string): string {
  const person = services.flatMap(({ staff }) => staff).find((member) => member.slug === slug)
  if (person) return person.id
  throw new Error(`Nobody called "${slug}" gives anything here.`)
}
