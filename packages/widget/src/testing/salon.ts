import type { StaffMember, TimeWindow } from '@openslot/core'
import {
  type Booking,
  type CreatedHold,
  type Service,
  type StaffSummary,
  problemType,
  PROBLEMS,
  type ProblemSlug,
  toIso,
} from '@openslot/core/wire'
import { HttpResponse, http } from 'msw'
import { setupWorker } from 'msw/browser'
import type { Catalog } from '../in-page/catalog.js'
import { type InPageServer, createInPageServer } from '../in-page/server.js'
import { watchFetch } from './watched-fetch.js'

// A salon with its server, in the page: the widget's requests are real, and answered by the in-page server. What the
// tests change of the salon counts from the next request on.

/** Monday, 9 March 2026, 9:12 in Berlin. */
export const NOW = Date.parse('2026-03-09T08:12:00Z')
export const TOKEN = 'the-secret-of-ada'

const person = (slug: string, name: string): StaffSummary => ({
  id: `staff-${slug}`,
  slug,
  name,
  avatarUrl: null,
  timeZone: 'Europe/Berlin',
})
export const anna = person('anna', 'Anna')
export const ben = person('ben', 'Ben')

export const buildService = (overrides: Partial<Service> = {}): Service => ({
  id: 'service-haircut',
  slug: 'haircut',
  name: 'Haircut',
  description: null,
  durationMinutes: 30,
  durations: [30],
  slotIntervalMinutes: 30,
  price: { amount: 4500, currency: 'EUR' },
  location: { kind: 'in-person', text: 'Main Street 4', url: null },
  guestsAllowed: false,
  maxGuests: 0,
  capacity: 1,
  staffing: 'any',
  requiresApproval: false,
  cancelCutoffMinutes: 0,
  rescheduleCutoffMinutes: 0,
  maxMoves: null,
  color: null,
  customerPhone: null,
  questions: [],
  staff: [anna, ben],
  ...overrides,
})

export const consultation = buildService({
  id: 'service-consultation',
  slug: 'consultation',
  name: 'Consultation',
  durationMinutes: 75,
  durations: [75],
  price: null,
  location: null,
  staff: [anna],
})

const hours = (days: readonly number[], start: string, end: string): StaffMember['hours'] =>
  days.map((day) => ({ day, start, end }))

export interface Request {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Headers
  readonly body: unknown
}

/** What the tests may change; {@link openSalon} starts it anew for each of them. */
interface Salon {
  /** Another for each test, so that late requests of the last one aren't taken for this one's. */
  server: string
  now: number
  services: readonly Service[]
  hours: Record<string, StaffMember['hours']>
  closed: readonly { readonly date: string; readonly windows: readonly TimeWindow[] }[]
  /** What others take meanwhile. */
  readonly taken: { push(span: { readonly start: number; readonly end: number }): void }
  /** Whether the server can send text messages. */
  sendsTexts: boolean
  /** Whether the server keeps times, and for how long. */
  holdLifeMs: number | undefined
  /** Ids of the times that are kept. */
  readonly holds: { keys(): readonly string[]; readonly size: number }
  /** What is booked already. */
  readonly bookings: { set(id: string, booking: Booking): void }
  requests: Request[]
}

export const salon: Salon = {} as Salon

let opened = 0
let server: InPageServer
/** What a test says of its bookings beyond what the rules make of them, until they are changed. */
let told: Map<string, Partial<Booking>>

/** A new one; {@link withSalon} does it before each test. */
export function openSalon(): void {
  opened += 1
  // Test files may come one after the other in the same tab.
  sessionStorage.clear()
  told = new Map()
  Object.assign(salon, {
    server: `${location.origin}/salon/${opened}`,
    now: NOW,
    services: [buildService(), consultation],
    hours: { [anna.id]: hours([1, 2, 3, 4, 5], '09:00', '17:00'), [ben.id]: hours([2, 4], '12:00', '20:00') },
    closed: [],
    taken: { push: ({ start, end }) => server.block({ start: toIso(start), end: toIso(end) }) },
    sendsTexts: false,
    holdLifeMs: 5 * 60_000,
    holds: {
      keys: () => server.holds().map(({ id }) => id),
      get size() {
        return server.holds().length
      },
    },
    bookings: { set: addBooking },
    requests: [],
  } satisfies Salon)
  const made = { booking: 0, hold: 0 }
  server = createInPageServer({
    catalog: catalogOf(salon),
    now: () => salon.now,
    // Asked for with each offer.
    get sendsTexts() {
      return salon.sendsTexts
    },
    newId: (kind) => `${kind}-${(made[kind] += 1)}`,
    tokenFor: (purpose, id) => (purpose === 'manage' ? TOKEN : `secret-of-${id}`),
    linksTo: ({ id, token }) => ({
      manageUrl: `/manage/${id}#${token}`,
      calendarUrl: `/v1/bookings/${id}/calendar.ics?key=k`,
    }),
  })
}

export const asked = (method: string, path: string): readonly Request[] =>
  salon.requests.filter((request) => request.method === method && request.path === path)

export const buildBooking = (overrides: Partial<Booking> = {}): Booking => ({
  id: 'booking-1',
  status: 'confirmed',
  service: { id: 'service-haircut', slug: 'haircut', name: 'Haircut', durationMinutes: 30 },
  staff: { id: anna.id, slug: 'anna', name: 'Anna' },
  team: [{ id: anna.id, slug: 'anna', name: 'Anna' }],
  location: { kind: 'in-person', text: 'Main Street 4', url: null },
  price: { amount: 4500, currency: 'EUR' },
  start: '2026-03-11T09:00:00Z',
  end: '2026-03-11T09:30:00Z',
  timeZone: 'Europe/Berlin',
  locale: 'en-GB',
  customer: { name: 'Ada Lovelace', email: 'ada@example.com', phone: null },
  guests: [],
  questions: [],
  answers: {},
  notes: null,
  sequence: 0,
  createdAt: toIso(NOW),
  updatedAt: toIso(NOW),
  cancelledAt: null,
  cancelReason: null,
  confirmBy: null,
  can: { reschedule: true, cancel: true, confirm: false },
  ...overrides,
})

export const problem = (slug: ProblemSlug, more: object = {}, headers: Record<string, string> = {}): Response => {
  const { status, title } = PROBLEMS[slug]
  return HttpResponse.json(
    { type: problemType(slug), title, status, detail: title, ...more },
    { status, headers: { 'Content-Type': 'application/problem+json', ...headers } },
  )
}

const catalogOf = ({ services, hours: hoursOf, closed }: Salon): Catalog => {
  const people = new Map(services.flatMap(({ staff }) => staff).map((member) => [member.slug, member]))
  return {
    services: services.map(({ location: place, staff, ...service }) => ({
      ...service,
      ...(place && { location: place }),
      staff: staff.map(({ slug }) => slug),
      minimumNoticeMinutes: 60,
      bookingWindowDays: 120,
    })),
    staff: [...people.values()].map(({ id, slug, name, timeZone }) => ({
      slug,
      name,
      timeZone,
      hours: (hoursOf[id] ?? []).map(({ day, start, end }) => ({ days: [day], start, end })),
      overrides: closed,
    })),
  }
}

function addBooking(id: string, booking: Booking): void {
  const { service, staff, start, status, customer, guests, answers, timeZone, ...more } = booking
  const { confirmBy } = booking
  const unconfirmed = confirmBy === null ? {} : { confirmBy }
  const seed = { id, token: TOKEN, start, status, customer, guests, answers, timeZone, ...unconfirmed }
  server.addBooking({ ...seed, service: service.slug, staff: staff.slug })
  const { team, location: place, can, cancelReason } = more
  told.set(id, { team, location: place, can, confirmBy, cancelReason })
}

export const url = (path: string): string => `${location.origin}/salon/:visit/v1/${path}`

/** Whoever left a test in a hurry must not keep times in the next one. */
const isForNow = (request: globalThis.Request): boolean => request.url.startsWith(`${salon.server}/`)

/** The salon's answer. */
export async function serve(request: globalThis.Request): Promise<Response> {
  if (!isForNow(request) && request.method === 'POST') return problem('unavailable')
  server.offer(catalogOf(salon))
  const [noun, id = '', change] = new URL(request.url).pathname.split('/v1/')[1]?.split('/') ?? []
  const isHold = noun === 'holds' && request.method === 'POST'
  if (isHold && salon.holdLifeMs === undefined) return problem('not-found')
  const response = await server.handle(request)
  if (isHold && response.status === 201) return withLife(response, salon.holdLifeMs ?? 0)
  if (noun !== 'bookings' || id === '' || !response.ok) return response
  if (change !== undefined) told.delete(id)
  return HttpResponse.json({ ...((await response.json()) as Booking), ...told.get(id) })
}

/** Tests can't wait for minutes, and a hold lasts as long as its answer says. */
async function withLife(response: Response, lifeMs: number): Promise<Response> {
  const hold = (await response.json()) as CreatedHold
  return HttpResponse.json({ ...hold, expiresAt: new Date(salon.now + lifeMs).toISOString() }, { status: 201 })
}

export const worker = setupWorker(http.all(url('*'), ({ request }) => serve(request)))

/** In a test file's top level: a salon that is new for each test. */
export function withSalon(): void {
  let stopWatching: () => void
  before(async () => {
    stopWatching = watchFetch(note)
    await worker.start({ quiet: true, onUnhandledRequest: 'bypass' })
  })
  beforeEach(openSalon)
  afterEach(() => worker.resetHandlers())
  after(() => {
    stopWatching()
    worker.stop()
  })
}

async function note(request: globalThis.Request): Promise<void> {
  const { searchParams } = new URL(request.url)
  const base = `${salon.server}/v1/`
  if (!request.url.startsWith(base)) return
  const path = request.url.slice(base.length).replace(/\?.*/, '')
  const seen = { method: request.method, path, query: searchParams, headers: request.headers }
  const text = request.method === 'POST' ? await request.text() : ''
  salon.requests.push({ ...seen, body: text ? JSON.parse(text) : undefined })
}
