import type { ProblemSlug, Service } from '@openslot/core/wire'
import { HttpResponse, http } from 'msw'
import { buildService, problem, salon, url, worker } from './salon.js'
import { MANAGE_STATES } from './manage-states.js'
import { type State, never } from './state.js'
import type { Visitor } from './visitor.js'

// Everything that the element can show, and how one gets there. What is true of each of them is tested in one place.

const ADA = { service: 'haircut', staff: 'anna', name: 'Ada', email: 'ada@example.com' }

const offer = (overrides: Partial<Service>): void => void (salon.services = [buildService(overrides)])

async function toDetails(ada: Visitor): Promise<void> {
  await ada.press('11:00')
  await ada.see('Your details')
}

async function book(ada: Visitor): Promise<void> {
  await toDetails(ada)
  await ada.press(/^(Book|Request) /)
}

const question = (id: string, kind: Service['questions'][number]['kind'], more: object = {}): object => ({
  id,
  kind,
  label: id,
  required: false,
  ...more,
})

const EVERY_QUESTION = [
  question('Hair length', 'choice', { required: true, choices: ['Short', 'Long'] }),
  question('Stylist’s music', 'choice', { choices: ['Jazz', 'None'] }),
  question('Allergies', 'text', { required: true }),
  question('Story', 'long-text'),
  question('Visits so far', 'number'),
  question('Call me at', 'phone'),
  question('I agree to the rules', 'checkbox', { required: true }),
] as Service['questions']

/** On the way to a booking. */
const BOOKING: readonly State[] = [
  {
    name: 'services on their way',
    before: () => worker.use(http.get(url('services'), never)),
    lead: (ada) => ada.seeWaiting(),
  },
  {
    name: 'times of the one service on their way',
    attributes: ADA,
    before: () => worker.use(http.get(url('services'), never)),
    lead: (ada) => ada.seeWaiting(),
  },
  {
    name: 'services that take their time',
    before: () => worker.use(http.get(url('services'), never)),
    lead: (ada) => ada.see('This is taking longer than usual.'),
  },
  { name: 'services', lead: (ada) => ada.button(/^Haircut/) },
  { name: 'people', attributes: { service: 'haircut' }, lead: (ada) => ada.button(/^Anna/) },
  {
    name: 'times on their way',
    attributes: ADA,
    before: () => worker.use(http.get(url('slots'), never)),
    lead: (ada) => ada.button(/^Monday, 9 March 2026/),
  },
  { name: 'times', attributes: ADA, lead: (ada) => ada.button('10:30') },
  {
    name: 'times of several lengths, with places left',
    attributes: ADA,
    before() {
      offer({ durations: [30, 60, 90], capacity: 8 })
      const slots = [{ start: '2026-03-09T10:00:00Z', end: '2026-03-09T10:30:00Z', staffIds: [], seatsLeft: 3 }]
      worker.use(http.get(url('slots'), () => HttpResponse.json({ slots, next: null, generatedAt: '' })))
    },
    lead: (ada) => ada.button('11:00 3 places left'),
  },
  {
    name: 'a month without times',
    attributes: ADA,
    before: () => (salon.closed = daysFrom('2026-04-01', 40)),
    async lead(ada) {
      await ada.press('Next month')
      await ada.see('No free times in April 2026.')
    },
  },
  {
    name: 'no times at all',
    attributes: ADA,
    before: () => (salon.hours = {}),
    lead: (ada) => ada.see('There are no free times at the moment.'),
  },
  {
    name: 'time zones',
    attributes: ADA,
    async lead(ada) {
      await ada.button('10:30')
      await ada.press(/^Change time zone/)
      await ada.button(/^New York/)
    },
  },
  {
    name: 'a time that was chosen before',
    attributes: ADA,
    async lead(ada) {
      await toDetails(ada)
      await ada.press('Back')
      await ada.button(/^Keep /)
    },
  },
  {
    name: 'details',
    attributes: ADA,
    async lead(ada) {
      await toDetails(ada)
      await ada.see('Kept for you')
    },
  },
  {
    name: 'every kind of question, and guests, with what is wrong',
    attributes: { ...ADA, name: '' },
    before: () => offer({ questions: EVERY_QUESTION, guestsAllowed: true, maxGuests: 3 }),
    async lead(ada) {
      await toDetails(ada)
      await ada.press('Add a guest')
      await ada.type('Guest 1', 'ben')
      await ada.see('Kept for you')
      await ada.press(/^Book /)
      await ada.see('Enter your name.')
    },
  },
  {
    name: 'a hold that ran out',
    attributes: ADA,
    before: () => (salon.holdLifeMs = 300),
    async lead(ada) {
      await toDetails(ada)
      await ada.see('No longer kept for you')
    },
  },
  {
    name: 'booking on its way',
    attributes: ADA,
    before: () => worker.use(http.post(url('bookings'), never)),
    async lead(ada) {
      await book(ada)
      await ada.see('Booking…')
    },
  },
  {
    name: 'a time that was taken',
    attributes: ADA,
    async lead(ada) {
      await toDetails(ada)
      await ada.see('Kept for you')
      worker.use(http.post(url('bookings'), () => problem('slot-taken', { alternatives: ['2026-03-09T10:30:00Z'] })))
      await ada.press(/^Book /)
      await ada.see('just taken')
    },
  },
  {
    name: 'a time that can’t be booked',
    attributes: ADA,
    before: () => worker.use(http.post(url('bookings'), () => problem('slot-unavailable', { reason: 'cap-reached' }))),
    async lead(ada) {
      await book(ada)
      await ada.see('That day is full.')
    },
  },
  {
    name: 'a booking whose answer is lost',
    attributes: ADA,
    before: () => worker.use(http.post(url('bookings'), () => HttpResponse.error())),
    async lead(ada) {
      await book(ada)
      await ada.see('you won’t be booked twice')
    },
  },
  {
    name: 'booked',
    attributes: ADA,
    async lead(ada) {
      await book(ada)
      await ada.see('You’re booked')
    },
  },
  {
    name: 'requested',
    attributes: ADA,
    before: () => offer({ requiresApproval: true }),
    async lead(ada) {
      await book(ada)
      await ada.see('Request received')
    },
  },
]

const failing = (slug: ProblemSlug, headers: Record<string, string> = {}): State => ({
  name: `services that fail with ${slug}`,
  before: () => worker.use(http.get(url('services'), () => problem(slug, {}, headers))),
  lead: (ada) => ada.button('Try again'),
})

/** Where nothing can be shown. */
const TROUBLE: readonly State[] = [
  {
    name: 'a server out of reach',
    before: () => worker.use(http.get(url('services'), () => HttpResponse.error())),
    lead: (ada) => ada.see('We can’t reach the booking server'),
  },
  {
    name: 'a server that isn’t one',
    before: () => worker.use(http.get(url('services'), () => HttpResponse.html('<h1>Hello</h1>'))),
    lead: (ada) => ada.see('We can’t read the server’s answer'),
  },
  failing('internal'),
  failing('too-many-requests', { 'Retry-After': '20' }),
  {
    name: 'times that fail',
    attributes: ADA,
    before: () => worker.use(http.get(url('slots'), () => problem('internal'))),
    lead: (ada) => ada.see('Something went wrong on our side'),
  },
  { name: 'a service that is gone', attributes: { service: 'perm' }, lead: (ada) => ada.button('See all services') },
  {
    name: 'a person who isn’t there',
    attributes: { service: 'haircut', staff: 'zoe' },
    lead: (ada) => ada.button('See who is free'),
  },
  {
    name: 'nothing to book',
    before: () => (salon.services = []),
    lead: (ada) => ada.see('Nothing can be booked here yet'),
  },
  { name: 'no server', attributes: { server: '' }, lead: (ada) => ada.see('Bookings aren’t connected yet') },
]

export const STATES: readonly State[] = [...BOOKING, ...MANAGE_STATES, ...TROUBLE]

function daysFrom(first: string, count: number): { date: string; windows: [] }[] {
  const start = Date.parse(first)
  return Array.from({ length: count }, (_, day) => ({
    date: new Date(start + day * 86_400_000).toISOString().slice(0, 10),
    windows: [],
  }))
}
