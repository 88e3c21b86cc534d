import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Brought } from '../brought.js'
import { readCalCom } from './read-folder.js'

const NOW = Date.parse('2026-11-26T09:00:00Z')

/** A folder with these answers, each as `data`; a text stands for itself. */
async function folder(answers: Readonly<Record<string, unknown>>): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'openslot-test-'))
  onTestFinished(() => rm(path, { recursive: true }))
  for (const [name, data] of Object.entries(answers)) {
    const content = typeof data === 'string' ? data : JSON.stringify({ status: 'success', data })
    await writeFile(join(path, `${name}.json`), content)
  }
  return path
}

const INTRO = {
  id: 5,
  slug: 'Intro_call',
  title: 'Intro call',
  description: 'Who we are',
  lengthInMinutes: 30,
  lengthInMinutesOptions: [15, 30],
  slotInterval: null,
  beforeEventBuffer: 5,
  afterEventBuffer: 10,
  minimumBookingNotice: 120,
  bookingWindow: { type: 'businessDays', value: 20, rolling: true },
  confirmationPolicy: { type: 'always', blockUnconfirmedBookingsInBooker: true },
  disableGuests: false,
  hidden: false,
  price: 4500,
  currency: 'eur',
  locations: [{ type: 'address', address: '1 High Street', public: true }],
  scheduleId: null,
  users: [{ id: 10, name: 'Zoe', username: 'zoe', avatarUrl: null }],
}
const YOGA = {
  id: 6,
  slug: 'yoga',
  title: 'Yoga',
  lengthInMinutes: 60,
  bookingWindow: { type: 'range', value: ['2026-12-01', '2026-12-31'] },
  seats: { seatsPerTimeSlot: 8, showAttendeeInfo: false },
  confirmationPolicy: { disabled: true },
  disableGuests: true,
  hidden: true,
  price: 0,
  currency: 'usd',
  locations: [{ type: 'link', link: 'https://meet.example/yoga' }],
  scheduleId: 3,
  schedulingType: 'collective',
  hosts: [
    { userId: 10, name: 'Zoe', username: 'zoe' },
    { userId: 11, name: 'Ben', username: 'ben' },
  ],
}
const SCHEDULES = [
  {
    id: 1,
    ownerId: 10,
    timeZone: 'Europe/Berlin',
    isDefault: true,
    availability: [
      { days: ['Monday', 'Tuesday'], startTime: '09:00', endTime: '17:00' },
      { days: ['Sunday'], startTime: '20:00', endTime: '23:59' },
    ],
    overrides: [
      { date: '2026-12-28', startTime: '14:00', endTime: '16:00' },
      { date: '2026-12-28', startTime: '09:00', endTime: '10:00' },
      { date: '2026-12-24', startTime: '00:00', endTime: '00:00' },
    ],
  },
  { id: 3, ownerId: 10, timeZone: 'Asia/Tokyo', isDefault: false, availability: [] },
]
const ZOE = { id: 10, name: 'Zoe', email: 'zoe@salon.example', displayEmail: 'zoe@salon.example', timeZone: 'UTC' }
const BEN = { ...ZOE, id: 11, name: 'Ben', email: 'ben@salon.example', displayEmail: undefined }
const attendee = (name: string, more: object = {}): object => ({
  name,
  email: `${name.toLowerCase()}+abc@example.com`,
  displayEmail: `${name.toLowerCase()}@example.com`,
  timeZone: 'Europe/Lisbon',
  language: 'pt',
  absent: false,
  ...more,
})
const booking = (uid: string, changes: object = {}): object => ({
  id: 1,
  uid,
  status: 'accepted',
  start: '2026-12-01T14:30:00.000Z',
  end: '2026-12-01T14:45:00.000Z',
  duration: 15,
  eventTypeId: 5,
  eventType: { id: 5, slug: 'intro' },
  hosts: [ZOE],
  attendees: [attendee('Mia')],
  bookingFieldsResponses: {},
  ...changes,
})

test('event types, schedules and bookings become what OpenSlot has', async () => {
  const brought = await readCalCom(
    await folder({
      'event-types': [INTRO, YOGA],
      schedules: SCHEDULES,
      bookings: [
        booking('a', {
          attendees: [attendee('Mia', { phoneNumber: '+49 30 1' }), attendee('Leo')],
          guests: ['kim@example.com'],
          bookingFieldsResponses: {
            name: 'Mia',
            email: 'mia@example.com',
            notes: 'Rings twice',
            hair: ['long', 'grey'],
            first: true,
            nothing: '',
          },
        }),
        booking('gone', { status: 'cancelled' }),
        booking('past', { start: '2026-11-25T14:30:00Z', attendees: [] }),
        booking('gone', { status: 'cancelled' }),
      ],
      'bookings-2': [
        booking('group', {
          status: 'pending',
          eventType: { id: 6, slug: 'yoga' },
          hosts: [BEN],
          attendees: [attendee('Mia', { seatUid: 's1' }), attendee('Leo', { seatUid: 's2' })],
        }),
      ],
    }),
    NOW,
  )
  expect(brought.catalog.staff).toEqual([
    {
      slug: 'zoe',
      name: 'Zoe',
      email: 'zoe@salon.example',
      timeZone: 'Europe/Berlin',
      hours: [
        { days: [1, 2], start: '09:00', end: '17:00' },
        { days: [7], start: '20:00', end: '24:00' },
      ],
      overrides: [
        { date: '2026-12-24', windows: [] },
        {
          date: '2026-12-28',
          windows: [
            { start: '14:00', end: '16:00' },
            { start: '09:00', end: '10:00' },
          ],
        },
      ],
    },
    { slug: 'ben', name: 'Ben', email: 'ben@salon.example', timeZone: 'UTC', hours: [], overrides: [] },
  ])
  expect(brought.catalog.services).toMatchObject([
    {
      slug: 'intro-call',
      name: 'Intro call',
      durations: [15],
      slotIntervalMinutes: 30,
      bufferBeforeMinutes: 5,
      bufferAfterMinutes: 10,
      minimumNoticeMinutes: 120,
      bookingWindowDays: null,
      bookingWindowBusinessDays: 20,
      capacity: 1,
      requiresApproval: true,
      price: { amount: 4500, currency: 'EUR' },
      location: { kind: 'in-person', text: '1 High Street' },
      active: true,
      staff: ['zoe'],
    },
    {
      slug: 'yoga',
      bookUntil: '2026-12-31',
      capacity: 8,
      requiresApproval: false,
      maxGuests: 0,
      staffing: 'all',
      price: null,
      location: { kind: 'video', url: 'https://meet.example/yoga' },
      active: false,
      staff: ['zoe', 'ben'],
    },
  ])
  expect(brought.bookings).toMatchObject([
    { key: 's1', service: 'yoga', staff: 'ben', status: 'pending', details: { customerName: 'Mia', guests: [] } },
    { key: 's2', service: 'yoga', staff: 'ben', status: 'pending', details: { customerName: 'Leo', guests: [] } },
    {
      at: 'booking a',
      key: 'a',
      service: 'intro-call',
      staff: 'zoe',
      start: { instant: Date.parse('2026-12-01T14:30:00Z') },
      durationMinutes: 15,
      status: 'confirmed',
      details: {
        timeZone: 'Europe/Lisbon',
        locale: 'pt',
        customerName: 'Mia',
        customerEmail: 'mia@example.com',
        customerPhone: '+49 30 1',
        notes: 'Rings twice\nhair: long, grey\nfirst: true',
        guests: ['kim@example.com', 'leo@example.com'],
      },
    },
  ])
  expect(brought.keys).toEqual({ services: ['5', '6'], staff: ['10', '11'] })
  expect(brought.notes).toEqual([
    'yoga: it had a schedule of its own. Here, the hours are those of its staff.',
    'yoga: it was hidden, and can’t be booked here. Make it active to offer it.',
    'Bookings left out, past: 1.',
    'Bookings left out, cancelled or rejected: 1.',
  ])
})

test('what is wrong is named by its place in the answers', async () => {
  const faultsOf = async (answers: Parameters<typeof folder>[0]): Promise<string[]> => {
    const read: unknown = await readCalCom(await folder(answers), NOW).catch((thrown: unknown) => thrown)
    if (read instanceof Error) return read.message.split('\n').map((line) => line.trim())
    return ((read as Brought).faults ?? []).map(({ at, message }) => `${at}: ${message}`)
  }
  expect(
    await faultsOf({ 'event-types': [{ ...INTRO, lengthInMinutes: '30' }], schedules: '{"data":', bookings: [{}] }),
  ).toEqual([
    'Nothing was imported:',
    expect.stringMatching(/^event-types\.json, data\.0\.lengthInMinutes: /),
    'schedules.json: This is no JSON.',
    'bookings.json, data.0.uid: is missing',
    'bookings.json, data.0.status: is missing',
    'bookings.json, data.0.start: is missing',
    'bookings.json, data.0.hosts: is missing',
    'bookings.json, data.0.attendees: is missing',
  ])
  expect(
    await faultsOf({
      'event-types': [{ ...INTRO, lengthInMinutes: 0.5 }],
      bookings: [booking('a', { start: 'tomorrow' }), booking('b', { attendees: [] })],
    }),
  ).toEqual([
    'event type Intro_call, durationMinutes: Use whole minutes.',
    'booking a, start: Use an instant such as 2026-12-01T14:30:00Z.',
    'booking b, attendee, name: The name is missing.',
    'booking b, attendee, email: The e-mail address is missing.',
  ])
  expect(await faultsOf({ bookings: [] })).toEqual([
    expect.stringMatching(/ has no event-types\.json with any event type in it\.$/),
  ])
})

test('who has no booking to come is known by their own answer', async () => {
  const { catalog } = await readCalCom(
    await folder({
      'event-types': [INTRO],
      me: { id: 10, username: 'zoe', email: 'zoe@salon.example', timeZone: 'Europe/Vienna' },
    }),
    NOW,
  )
  expect(catalog.staff).toMatchObject([{ name: 'zoe', email: 'zoe@salon.example', timeZone: 'Europe/Vienna' }])
})
