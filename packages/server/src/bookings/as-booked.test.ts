import type { Booking, CustomerExport } from '@openslot/core/wire'
import { expect, test } from 'vitest'
import { type AdminServer, openAdmin } from '../../test/support/admin.js'
import { openReceiver } from '../../test/support/receiver.js'
import { TUESDAY_TEN, book, bookingOf, cancel, reschedule, salon } from '../../test/support/salon.js'
import type { Mail } from '../notifications/mail.js'

const ASKED = { id: 'allergies', label: 'Allergies?', kind: 'text', required: false }
const PRICE = { amount: 4500, currency: 'EUR' }
/** What the owner makes of the service afterwards. */
const CHANGED = { price: { amount: 9900, currency: 'EUR' }, questions: [] }

const openAsking = (environment: Record<string, string> = {}): Promise<AdminServer> =>
  openAdmin({ catalog: salon({ questions: [ASKED] }), environment })

async function change(open: AdminServer): Promise<void> {
  const changed = await open.admin('services/haircut', { method: 'PATCH', json: CHANGED, ifMatch: '*' })
  expect(changed.status).toBe(200)
}

test('a booking keeps its price and its questions, whatever becomes of the service’s', async () => {
  await using receiver = await openReceiver()
  await using open = await openAsking({ OPENSLOT_ALLOW_PRIVATE_WEBHOOKS: 'true' })
  const { server } = open
  await open.admin('webhooks', { json: { url: receiver.url } })
  const mine = await book(server, { answers: { allergies: 'nuts' }, locale: 'en' })
  expect(mine).toMatchObject({ price: PRICE, questions: [ASKED] })
  await server.drain()
  await change(open)

  const asBooked = { price: PRICE, questions: [ASKED], answers: { allergies: 'nuts' } }
  const get = async (path: string): Promise<Response> => server.request(path, { token: mine.manageToken })
  expect(await bookingOf(await get(`/v1/bookings/${mine.id}`))).toMatchObject(asBooked)
  expect(await (await get(`/v1/bookings/${mine.id}/calendar.ics`)).text()).toContain('Allergies? nuts')
  expect(await bookingOf(await open.admin(`bookings/${mine.id}`))).toMatchObject(asBooked)
  const exported = await open.admin('customers/export', { json: { email: 'mia@example.com' } })
  expect(((await exported.json()) as CustomerExport).bookings).toMatchObject([asBooked])

  // Also after a move, in what reminds of it and in what ends it.
  expect(await bookingOf(await reschedule(server, mine, { start: '2026-06-02T12:00:00Z' }))).toMatchObject(asBooked)
  server.setNow(Date.parse(TUESDAY_TEN))
  await cancel(server, mine)
  await server.drain()
  const toMia = server.mails.filter(({ to }) => to.email === 'mia@example.com')
  expect(toMia.map(({ subject }) => subject.split(':')[0])).toEqual([
    expect.stringMatching(/^Haircut on /),
    'Moved',
    'Cancelled',
  ])
  for (const mail of toMia) expectAsBooked(mail)
  const told = receiver.bodies.map((body) => (JSON.parse(body) as { data: { booking: Booking } }).data.booking)
  expect(told.length).toBeGreaterThanOrEqual(3)
  for (const booking of told) expect(booking).toMatchObject(asBooked)
})

function expectAsBooked({ text, html }: Mail): void {
  for (const part of [text, html]) {
    expect(part).toContain('€45')
    expect(part).toContain('Allergies?')
    expect(part).toContain('nuts')
    expect(part).not.toContain('€99')
  }
}

test('a reminder tells the price and the answers as booked', async () => {
  await using open = await openAsking()
  await book(open.server, { answers: { allergies: 'nuts' }, locale: 'en' })
  await open.server.drain()
  await change(open)
  open.server.setNow(Date.parse(TUESDAY_TEN) - 3_600_000)
  await open.server.drain()
  const reminder = open.server.mails.at(-1) as Mail
  expect(reminder.subject).toMatch(/^Today: /)
  expectAsBooked(reminder)
})
