import type { AdminService, AdminStaffMember, Booking, Session, User } from '@openslot/core/wire'

// Who and what there is in the salon of the tests.

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
  sendsMail: true,
})

/** Of somebody who has only Anna's calendar. */
export const annasSession = (): Session =>
  session({ id: 'u-anna', role: 'staff', staff: { id: ANNA.id, slug: ANNA.slug, name: ANNA.name } })

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

export const BEN: AdminStaffMember = { ...ANNA, id: 's-ben', slug: 'ben', name: 'Ben' }

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
