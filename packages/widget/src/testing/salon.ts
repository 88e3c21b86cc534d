import { type StaffMember, type TimeWindow, findSlots, nearestSlots } from '@openslot/core'
import {
  type Booking,
  type BookingRequest,
  type HoldRequest,
  type Service,
  type StaffSummary,
  fromIso,
  problemType,
  PROBLEMS,
  type ProblemSlug,
  toIso,
} from '@openslot/core/wire'
import { HttpResponse, http } from 'msw'
import { setupWorker } from 'msw/browser'

// A salon with its server, faked where the network begins: the widget's requests are real, and the free times are
// those of the core.

/** Monday, 9 March 2026, 9:12 in Berlin. */
export const NOW = Date.parse('2026-03-09T08:12:00Z')
export const TOKEN = 'the-secret-of-ada'

const person = (slug: string, name: string): StaffSummary => ({ id: `staff-${slug}`, slug, name, avatarUrl: null })
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
  timeZone: string
  hours: Record<string, StaffMember['hours']>
  closed: readonly { readonly date: string; readonly windows: readonly TimeWindow[] }[]
  taken: { start: number; end: number }[]
  /** Whether the server keeps times, and for how long. */
  holdLifeMs: number | undefined
  holds: Map<string, { readonly token: string; readonly start: number; readonly end: number; readonly key: string }>
  bookings: Map<string, Booking>
  requests: Request[]
}

export const salon: Salon = {} as Salon

let opened = 0

function openSalon(): void {
  opened += 1
  Object.assign(salon, {
    server: `${location.origin}/salon/${opened}`,
    now: NOW,
    services: [buildService(), consultation],
    timeZone: 'Europe/Berlin',
    hours: { [anna.id]: hours([1, 2, 3, 4, 5], '09:00', '17:00'), [ben.id]: hours([2, 4], '12:00', '20:00') },
    closed: [],
    taken: [],
    holdLifeMs: 5 * 60_000,
    holds: new Map(),
    bookings: new Map(),
    requests: [],
  } satisfies Salon)
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
  start: '2026-03-11T09:00:00Z',
  end: '2026-03-11T09:30:00Z',
  timeZone: 'Europe/Berlin',
  locale: 'en-GB',
  customer: { name: 'Ada Lovelace', email: 'ada@example.com', phone: null },
  guests: [],
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

interface Wish {
  readonly service: Service
  readonly staff: string | null
  readonly minutes: number | undefined
  /** The token of one's own hold, which is in nobody's way. */
  readonly hold: string | undefined
}

const heldByOthers = (token: string | undefined): { start: number; end: number }[] =>
  [...salon.holds.values()].filter((held) => held.token !== token).map(({ start, end }) => ({ start, end }))

const queryOf = ({ service, staff, minutes, hold }: Wish): Parameters<typeof nearestSlots>[0] => ({
  service: {
    durationMinutes: minutes ?? service.durationMinutes,
    slotIntervalMinutes: service.slotIntervalMinutes,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    minimumNoticeMinutes: 60,
    bookingWindowDays: 120,
  },
  staff: service.staff
    .filter(({ id, slug }) => staff === null || id === staff || slug === staff)
    .map(({ id }) => ({
      id,
      timeZone: salon.timeZone,
      hours: salon.hours[id] ?? [],
      overrides: salon.closed,
      taken: [...salon.taken, ...heldByOthers(hold)],
    })),
  now: salon.now,
})

const serviceOf = (name: string | null): Service =>
  salon.services.find(({ id, slug }) => id === name || slug === name) ?? buildService()

const isFree = (wish: Wish, start: number): boolean =>
  findSlots({ ...queryOf(wish), from: start, to: start + 1 }).length > 0

const takenProblem = (wish: Wish, start: number): Response =>
  problem('slot-taken', {
    alternatives: nearestSlots(queryOf(wish), start, 3).map((slot) => toIso(slot.start)),
  })

export function listTimes(query: URLSearchParams, hold?: string): Response {
  const [from, to] = [fromIso(query.get('from') ?? '') ?? 0, fromIso(query.get('to') ?? '') ?? 0]
  const minutes = Number(query.get('duration')) || undefined
  const search = queryOf({ service: serviceOf(query.get('service')), staff: query.get('staff'), minutes, hold })
  const slots = findSlots({ ...search, from, to })
  const later = slots.length > 0 ? undefined : findSlots({ ...search, from: to, to: to + 120 * 86_400_000 })[0]
  return HttpResponse.json({
    slots: slots.map(({ start, end, staffIds }) => ({ start: toIso(start), end: toIso(end), staffIds })),
    next: later ? toIso(later.start) : null,
    generatedAt: toIso(NOW),
  })
}

const wishOf = (request: HoldRequest | BookingRequest): Wish => ({
  service: serviceOf(request.service),
  staff: request.staff ?? null,
  minutes: request.durationMinutes,
  hold: 'holdToken' in request ? request.holdToken : undefined,
})

export function keep(request: HoldRequest, key: string): Response {
  if (salon.holdLifeMs === undefined) return problem('not-found')
  const wish = wishOf(request)
  const start = fromIso(request.start) ?? 0
  const [made] = [...salon.holds].find(([, held]) => held.key === key) ?? []
  if (!made && !isFree(wish, start)) return takenProblem(wish, start)
  const end = start + (wish.minutes ?? wish.service.durationMinutes) * 60_000
  const id = made ?? `hold-${asked('POST', 'holds').length}`
  salon.holds.set(id, { token: `secret-of-${id}`, start, end, key })
  const times = { start: toIso(start), end: toIso(end), expiresAt: new Date(NOW + salon.holdLifeMs).toISOString() }
  return HttpResponse.json({ id, token: `secret-of-${id}`, staffId: anna.id, ...times }, { status: 201 })
}

function release(id: string, headers: Headers): Response {
  const held = salon.holds.get(id)
  if (!held || headers.get('Authorization') !== `Bearer ${held.token}`) return problem('not-found')
  salon.holds.delete(id)
  return new HttpResponse(null, { status: 204 })
}

export function book(request: BookingRequest): Response {
  const wish = wishOf(request)
  const { service } = wish
  const start = fromIso(request.start) ?? 0
  const durationMinutes = wish.minutes ?? service.durationMinutes
  const end = start + durationMinutes * 60_000
  if (!isFree(wish, start)) return takenProblem(wish, start)
  for (const [held, { token }] of salon.holds) if (token === request.holdToken) salon.holds.delete(held)
  salon.taken.push({ start, end })
  const { id, slug, name } = service
  const giver = service.staff.find((member) => member.id === request.staff) ?? anna
  const booking = buildBooking({
    service: { id, slug, name, durationMinutes },
    staff: giver,
    team: [giver],
    status: service.requiresApproval ? 'pending' : 'confirmed',
    location: service.location,
    guests: request.guests ? [...request.guests] : [],
    answers: request.answers ?? {},
    start: toIso(start),
    end: toIso(end),
    customer: { name: request.customer.name, email: request.customer.email, phone: request.customer.phone ?? null },
    notes: request.notes ?? null,
  })
  salon.bookings.set(booking.id, booking)
  const links = {
    manageUrl: `/manage/${booking.id}#${TOKEN}`,
    calendarUrl: `/v1/bookings/${booking.id}/calendar.ics?key=k`,
  }
  return HttpResponse.json({ ...booking, manageToken: TOKEN, ...links }, { status: 201 })
}

function change(id: string, headers: Headers, act: (booking: Booking) => Booking | Response): Response {
  const booking = salon.bookings.get(id)
  if (!booking || headers.get('Authorization') !== `Bearer ${TOKEN}`) return problem('not-found')
  const outcome = act(booking)
  if (outcome instanceof Response) return outcome
  salon.bookings.set(id, outcome)
  return HttpResponse.json(outcome)
}

function move(booking: Booking, start: number): Booking | Response {
  const service = serviceOf(booking.service.id)
  const wish = { service, staff: null, minutes: undefined, hold: undefined }
  if (!isFree(wish, start)) return takenProblem(wish, start)
  const end = toIso(start + service.durationMinutes * 60_000)
  return { ...booking, start: toIso(start), end, sequence: booking.sequence + 1 }
}

export const url = (path: string): string => `${location.origin}/salon/:visit/v1/${path}`

/** Whoever left a test in a hurry must not keep times in the next one. */
const isForNow = (request: globalThis.Request): boolean => request.url.startsWith(`${salon.server}/`)

export const keyOf = (request: globalThis.Request): string => request.headers.get('Idempotency-Key') ?? ''

export const worker = setupWorker(
  http.get(url('services'), () => HttpResponse.json({ services: salon.services })),
  http.get(url('slots'), ({ request }) =>
    listTimes(new URL(request.url).searchParams, request.headers.get('OpenSlot-Hold') ?? undefined),
  ),
  http.post(url('holds'), async ({ request }) => {
    const wish = (await request.json()) as HoldRequest
    return isForNow(request) ? keep(wish, keyOf(request)) : problem('unavailable')
  }),
  http.delete(url('holds/:id'), ({ request, params }) => release(String(params['id']), request.headers)),
  http.post(url('bookings'), async ({ request }) => {
    const wish = (await request.json()) as BookingRequest
    return isForNow(request) ? book(wish) : problem('unavailable')
  }),
  http.get(url('bookings/:id'), ({ request, params }) =>
    change(String(params['id']), request.headers, (booking) => booking),
  ),
  http.post(url('bookings/:id/reschedule'), async ({ request, params }) => {
    const { start } = (await request.json()) as { start: string }
    return change(String(params['id']), request.headers, (booking) => move(booking, fromIso(start) ?? 0))
  }),
  http.post(url('bookings/:id/cancel'), async ({ request, params }) => {
    const { reason = null } = (await request.json()) as { reason?: string }
    return change(String(params['id']), request.headers, (booking) => ({
      ...booking,
      status: 'cancelled',
      cancelledAt: toIso(NOW),
      cancelReason: reason,
      can: { reschedule: false, cancel: false, confirm: false },
    }))
  }),
)

/** In a test file's top level: a salon that is new for each test. */
export function withSalon(): void {
  before(async () => {
    worker.events.on('request:start', ({ request }) => void note(request.clone()))
    await worker.start({ quiet: true, onUnhandledRequest: 'bypass' })
  })
  beforeEach(openSalon)
  afterEach(() => worker.resetHandlers())
  after(() => worker.stop())
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
