import type { AdminService, AdminStaffMember, Booking, ProblemSlug, Session, User } from '@openslot/core/wire'
import { PROBLEMS, problemType } from '@openslot/core/wire'
import type { Send } from '../api/http.js'

export interface Asked {
  /** `PATCH /v1/admin/settings` */
  readonly what: string
  readonly json: unknown
  readonly headers: Headers
  readonly query: URLSearchParams
}

type Answering = (asked: Asked) => Response | Promise<Response>

export interface FakeServer {
  readonly send: Send
  /** What was asked, in order. */
  readonly asked: readonly Asked[]
  /** From now on, this is the answer. */
  on(what: string, answering: Answering): void
}

/** Answers what a test has an answer for. Anything else is a test's mistake, and says so. */
export function fakeServer(answers: Readonly<Record<string, Answering>>): FakeServer {
  const known = new Map(Object.entries(answers))
  const asked: Asked[] = []
  return {
    asked,
    on: (what, answering) => void known.set(what, answering),
    send: async (request) => {
      const { pathname, searchParams } = new URL(request.url)
      const what = `${request.method} ${pathname}`
      const body = await request.text()
      const one = {
        what,
        json: body === '' ? undefined : (JSON.parse(body) as unknown),
        headers: request.headers,
        query: searchParams,
      }
      asked.push(one)
      const answering = known.get(what)
      return answering ? answering(one) : refusal('internal', { detail: `The test has no answer to ${what}.` })
    },
  }
}

export const answer = (body: unknown, status = 200, etag = '"1"'): Response =>
  Response.json(body, { status, headers: { ETag: etag } })

export const refusal = (slug: ProblemSlug, more: object = {}): Response =>
  Response.json(
    { type: problemType(slug), ...PROBLEMS[slug], detail: 'No.', ...more },
    { status: PROBLEMS[slug].status, headers: { 'Content-Type': 'application/problem+json' } },
  )

/** As when there is no network. */
export const silence = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'))

export const RITA: User = {
  id: 'u-rita',
  name: 'Rita Moreno',
  email: 'rita@salon.example',
  role: 'owner',
  staff: null,
  active: true,
  createdAt: '2026-03-01T08:00:00Z',
  lastSignInAt: null,
}

export const session = (user: Partial<User> = {}): Session => ({
  user: { ...RITA, ...user },
  expiresAt: '2026-04-01T08:00:00Z',
})

export const ANNA: AdminStaffMember = {
  id: 's-anna',
  slug: 'anna',
  name: 'Anna',
  email: 'anna@salon.example',
  phone: null,
  avatarUrl: null,
  timeZone: 'Europe/Berlin',
  hours: [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }],
  overrides: [],
  caps: { day: null, week: null, month: null },
  active: true,
}

export const HAIRCUT: AdminService = {
  id: 'v-haircut',
  slug: 'haircut',
  name: 'Haircut',
  description: null,
  durationMinutes: 30,
  durations: [30],
  slotIntervalMinutes: 30,
  price: { amount: 4500, currency: 'EUR' },
  location: null,
  maxGuests: 0,
  capacity: 1,
  staffing: 'any',
  requiresApproval: false,
  cancelCutoffMinutes: 0,
  rescheduleCutoffMinutes: 0,
  maxMoves: null,
  color: null,
  questions: [],
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  minimumNoticeMinutes: 0,
  bookingWindowDays: 60,
  bookingWindowBusinessDays: null,
  bookUntil: null,
  resources: [],
  caps: { day: null, week: null, month: null },
  reminderOffsetsMinutes: [1440, 60],
  assignment: 'least-loaded',
  active: true,
  staff: ['anna'],
}

export const ADA: Booking = {
  id: 'b-ada',
  status: 'confirmed',
  service: { id: HAIRCUT.id, slug: HAIRCUT.slug, name: HAIRCUT.name, durationMinutes: 30 },
  staff: { id: ANNA.id, slug: ANNA.slug, name: ANNA.name },
  team: [{ id: ANNA.id, slug: ANNA.slug, name: ANNA.name }],
  location: null,
  price: { amount: 4500, currency: 'EUR' },
  // Half past ten in Berlin.
  start: '2026-11-26T09:30:00Z',
  end: '2026-11-26T10:00:00Z',
  timeZone: 'Europe/Berlin',
  locale: 'en',
  customer: { name: 'Ada Lovelace', email: 'ada@example.com', phone: '+49 30 123456' },
  guests: [],
  questions: [],
  answers: {},
  notes: null,
  sequence: 0,
  createdAt: '2026-11-20T08:00:00Z',
  updatedAt: '2026-11-20T08:00:00Z',
  cancelledAt: null,
  cancelReason: null,
  confirmBy: null,
  can: { reschedule: true, cancel: true, confirm: false },
}

/** A booking of half an hour like Ada's, that starts at this time of the day in Berlin. */
export const bookingOf = (name: string, time: string, changes: Partial<Booking> = {}): Booking => {
  const start = Date.parse(`2026-11-26T${time}:00+01:00`)
  const iso = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19)}Z`
  return {
    ...ADA,
    id: `b-${name.toLowerCase()}`,
    start: iso(start),
    end: iso(start + 30 * 60_000),
    customer: { name, email: `${name.toLowerCase()}@example.com`, phone: null },
    ...changes,
  }
}
