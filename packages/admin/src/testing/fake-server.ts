import type { AdminService, AdminStaffMember, ProblemSlug, Session, User } from '@openslot/core/wire'
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
