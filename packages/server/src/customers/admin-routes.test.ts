import type { CreatedBooking, Customer, CustomerErasure, CustomerExport, CustomersResponse } from '@openslot/core/wire'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type AdminServer, openAdmin } from '../../test/support/admin.js'
import { NOW, book, cancel, dump, problemOf } from '../../test/support/salon.js'
import { DeliveryError } from '../outbox/delivery-error.js'

const DAY_MS = 86_400_000
const MIA = { name: 'Mia Muster', email: 'mia@example.com', phone: '+49 30 123456' }
const TRACES = /\bmia\b|muster|123456|please be gentle|too far/i

let open: AdminServer
let fault: Error | null
beforeEach(async () => {
  fault = null
  open = await openAdmin({
    onMail: () => {
      if (fault) throw fault
    },
  })
})
afterEach(async () => {
  await open[Symbol.asyncDispose]()
})

const list = async (query = ''): Promise<Customer[]> =>
  ((await (await open.admin(`customers?${query}`)).json()) as CustomersResponse).customers
const exported = (email: string): Promise<Response> => open.admin('customers/export', { json: { email } })
const erase = (json: object): Promise<Response> => open.admin('customers/erase', { json })

/** Mia was here, cancelled once, and comes again. */
async function visits(): Promise<{ past: CreatedBooking; cancelled: CreatedBooking; upcoming: CreatedBooking }> {
  const past = await book(open.server, { start: '2026-06-01T08:00:00Z', customer: MIA, notes: 'Please be gentle' })
  const cancelled = await book(open.server, { start: '2026-06-04T08:00:00Z', customer: MIA })
  await cancel(open.server, cancelled, { reason: 'Too far' })
  const upcoming = await book(open.server, {
    start: '2026-06-05T08:00:00Z',
    customer: { ...MIA, email: 'Mia@Example.com' },
  })
  await open.server.drain()
  open.server.setNow(NOW + 2 * DAY_MS)
  return { past, cancelled, upcoming }
}

describe('the list', () => {
  test('has one customer for each address, with what their newest booking says', async () => {
    await visits()
    await book(open.server, { start: '2026-06-08T08:00:00Z', customer: { name: 'Ada', email: 'ada@example.com' } })
    expect(await list()).toEqual([
      {
        email: 'ada@example.com',
        name: 'Ada',
        phone: null,
        bookings: 1,
        upcoming: 1,
        firstStart: '2026-06-08T08:00:00Z',
        lastStart: '2026-06-08T08:00:00Z',
      },
      {
        email: 'Mia@Example.com',
        name: 'Mia Muster',
        phone: MIA.phone,
        bookings: 3,
        upcoming: 1,
        firstStart: '2026-06-01T08:00:00Z',
        lastStart: '2026-06-05T08:00:00Z',
      },
    ])
  })

  test('is searched by name, address and phone number, and counts all of their bookings', async () => {
    await visits()
    for (const q of ['muster', 'MIA@', '123456'])
      expect((await list(`q=${q}`)).map(({ bookings }) => bookings)).toEqual([3])
    expect(await list('q=nobody')).toEqual([])
  })

  test('is searched by words in any order, and by a number however it is written', async () => {
    const numbers = ['+49 170 1234567', '0170/7654321', '+49 (0)30 555-66-77', '555-0100']
    for (const [index, phone] of numbers.entries())
      await book(open.server, {
        start: `2026-06-02T${10 + index}:00:00Z`,
        customer: { name: index === 0 ? 'Jürgen Öztürk' : `Nobody ${index}`, email: `${index}@x.example`, phone },
      })
    const found = async (q: string): Promise<number[]> =>
      (await list(`q=${encodeURIComponent(q)}`)).map(({ email }) => Number(email[0]))
    for (const q of ['Öztürk Jürgen', 'jürgen öz', ' x.example  JÜRGEN', '1234567 jürgen'])
      expect([q, await found(q)]).toEqual([q, [0]])
    for (const q of ['Öztürk Nobody', 'jürgen %', '_']) expect([q, await found(q)]).toEqual([q, []])
    for (const [q, who] of [
      ['0170 1234567', 0],
      ['+491701234567', 0],
      ['0049 (0)170-123 45 67', 0],
      ['1234567', 0],
      ['01707654321', 1],
      ['+49 170 7654321', 1],
      ['030 5556677', 2],
      ['+49 30 5556677', 2],
      ['555 01', 3],
      ['5550100', 3],
    ] as const)
      expect([q, await found(q)]).toEqual([q, [who]])
    for (const q of ['0171 1234567', '+49 171 7654321', '0170 123456789', '0'.repeat(12)])
      expect([q, await found(q)]).toEqual([q, []])
  })

  test('is found with accents and without, whichever way the name is written', async () => {
    const names = [
      'José Núñez',
      'MÜLLER',
      'Muller',
      'Łukasz Weiß',
      'Andre\u0301',
      'Ёлкина',
      'कीर्ति',
      'Κώστας O’Neill',
      'Jürgen مُحَمَّد',
    ]
    for (const [index, name] of names.entries())
      await book(open.server, {
        start: `2026-06-0${index < 7 ? 2 : 3}T${String(8 + (index % 7)).padStart(2, '0')}:00:00Z`,
        customer: { name, email: `${index}@x.example` },
      })
    const found = async (q: string): Promise<number[]> =>
      (await list(`q=${encodeURIComponent(q)}`)).map(({ email }) => Number(email[0]))
    for (const [q, who] of [
      ['Jose', [0]],
      ['nunez JOSÉ', [0]],
      ['muller', [1, 2]],
      ['Müller', [1, 2]],
      ['lukasz weiss', [3]],
      ['WEIß', [3]],
      ['andre', [4]],
      ['André', [4]],
      ['елкина', [5]],
      ['कीर्ति', [6]],
      ['करत', []],
      ['ΚΩΣ', [7]],
      ["o'neill", [7]],
      ['o’neill', [7]],
      ['juergen', [8]],
      ['mueller', [1]],
      ['محمد', [8]],
      ['\u0301', []],
    ] as const)
      expect([q, await found(q)]).toEqual([q, who])
    const response = await open.admin('bookings?q=jose')
    expect(((await response.json()) as { bookings: object[] }).bookings).toHaveLength(1)
  })

  test('takes an address and a name in either case for one, in any alphabet', async () => {
    await book(open.server, { customer: { name: 'ÉLODIE', email: 'ÖZGE@x.example' } })
    await book(open.server, { start: '2026-06-03T08:00:00Z', customer: { name: 'ÉLODIE', email: 'özge@x.example' } })
    for (const q of ['', 'q=élodie', 'q=ÖZGE@'])
      expect((await list(q)).map(({ email, bookings }) => [email, bookings])).toEqual([['özge@x.example', 2]])
    const { bookings } = (await (await open.admin('bookings?email=Özge@X.example')).json()) as { bookings: object[] }
    expect(bookings).toHaveLength(2)
    expect(((await (await exported('Özge@X.example')).json()) as CustomerExport).bookings).toHaveLength(2)
    expect(await (await erase({ email: 'öZGE@x.example', cancel: true })).json()).toMatchObject({ erased: 2 })
    expect(dump(open.server)).not.toMatch(/özge|élodie/i)
  })

  test('comes page by page', async () => {
    for (const [index, name] of ['Cy', 'ann', 'Bo'].entries())
      await book(open.server, {
        start: `2026-06-02T${10 + index}:00:00Z`,
        customer: { name, email: `${name}@example.com` },
      })
    const names: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const at: string = cursor === '' ? '' : `&cursor=${cursor}`
      const answer = (await (await open.admin(`customers?limit=1${at}`)).json()) as CustomersResponse
      names.push(...answer.customers.map(({ name }) => name))
      cursor = answer.nextCursor
    }
    expect(names).toEqual(['ann', 'Bo', 'Cy'])
    expect((await open.admin('customers?cursor=WzFd')).status).toBe(422)
  })
})

describe('an export', () => {
  test('has every booking of a person and the messages to them, and of nobody else', async () => {
    const { past } = await visits()
    await book(open.server, { start: '2026-06-08T08:00:00Z', customer: { name: 'Ada', email: 'ada@example.com' } })
    const response = await exported('mia@EXAMPLE.com')
    expect(response.status).toBe(200)
    const answer = (await response.json()) as CustomerExport
    expect(answer.bookings.map(({ start }) => start.slice(0, 10))).toEqual(['2026-06-01', '2026-06-04', '2026-06-05'])
    expect(answer.bookings[0]).toMatchObject({ id: past.id, customer: MIA, notes: 'Please be gentle' })
    expect(answer.messages.length).toBeGreaterThanOrEqual(4)
    expect(answer.messages[0]).toMatchObject({
      bookingId: past.id,
      kind: 'confirmation',
      channel: 'email',
      state: 'sent',
    })
    expect(JSON.stringify(answer)).not.toMatch(/ada@|"Ada"/i)
  })

  test('tells what became of each booking, and why a message did not arrive', async () => {
    const { past, cancelled, upcoming } = await visits()
    await open.admin(`bookings/${past.id}/no-show`, { method: 'POST' })
    fault = new DeliveryError('no-mailbox', '550 No such mailbox', { isPermanent: true })
    await cancel(open.server, upcoming)
    await open.server.drain()
    const answer = (await (await exported(MIA.email)).json()) as CustomerExport
    expect(answer.history.map(({ bookingId, event, actor }) => [bookingId, event, actor])).toEqual([
      [past.id, 'booking.created', 'customer'],
      [cancelled.id, 'booking.created', 'customer'],
      [cancelled.id, 'booking.cancelled', 'customer'],
      [upcoming.id, 'booking.created', 'customer'],
      [past.id, 'booking.no-show', 'staff'],
      [upcoming.id, 'booking.cancelled', 'customer'],
    ])
    expect(answer.history[0]).toMatchObject({
      at: '2026-06-01T06:00:00Z',
      details: { start: '2026-06-01T08:00:00Z', status: 'confirmed', staffId: past.staff.id },
    })
    const last = answer.messages.find(({ bookingId, kind }) => bookingId === upcoming.id && kind === 'cancelled')
    expect(last).toMatchObject({ state: 'failed', sentAt: null, lastError: '550 No such mailbox' })
    expect(answer.messages[0]).toMatchObject({ state: 'sent', lastError: null })
  })

  test('of nobody is no file', async () => {
    expect((await exported('nobody@example.com')).status).toBe(404)
    expect((await exported('nobody')).status).toBe(422)
  })
})

describe('an erasure', () => {
  test('waits for what is upcoming, and says so', async () => {
    await visits()
    // The token’s first use is noted.
    await list()
    const before = dump(open.server)
    const refused = await erase({ email: MIA.email })
    expect(refused.status).toBe(409)
    expect(await problemOf(refused)).toMatchObject({
      type: expect.stringMatching(/\/conflict$/),
      detail: expect.stringContaining('"cancel": true'),
    })
    expect(dump(open.server)).toBe(before)
  })

  test('takes the person out of everything, and leaves what took place', async () => {
    const { past, upcoming } = await visits()
    const ada = await book(open.server, {
      start: '2026-06-08T08:00:00Z',
      customer: { name: 'Ada', email: 'ada@example.com' },
    })
    const response = await erase({ email: MIA.email, cancel: true })
    expect([response.status, await response.json()]).toEqual([
      200,
      { erased: 3, asGuest: 0, cancelled: 1 } satisfies CustomerErasure,
    ])

    expect(dump(open.server)).not.toMatch(TRACES)
    // Nor do older versions lie on in the file or in its log.
    for (const name of (await readdir(open.server.directory)).filter((file) => /db(?:-wal)?$/.test(file)))
      expect((await readFile(join(open.server.directory, name))).toString('latin1')).not.toMatch(
        /mia@|muster|please be gentle|too far/i,
      )
    const { bookings } = (await (await open.admin('bookings')).json()) as { bookings: CreatedBooking[] }
    expect(bookings.map(({ start, status }) => `${start.slice(0, 10)} ${status}`)).toEqual([
      '2026-06-01 confirmed',
      '2026-06-04 cancelled',
      '2026-06-05 cancelled',
      '2026-06-08 confirmed',
    ])
    expect(bookings[0]).toMatchObject({
      id: past.id,
      service: { slug: 'haircut' },
      staff: { slug: 'anna' },
      notes: null,
    })
    expect(bookings[3]).toMatchObject({ id: ada.id, customer: { name: 'Ada' } })
    for (const { id, manageToken } of [past, upcoming])
      expect((await open.server.request(`/v1/bookings/${id}`, { token: manageToken })).status).toBe(404)
    expect((await list()).map(({ name }) => name)).toEqual(['Ada'])
    expect((await exported(MIA.email)).status).toBe(404)

    // Nobody is written to any more: not her, nor the address that stands for nobody.
    const sent = open.server.mails.length
    await open.server.drain()
    for (const mail of open.server.mails.slice(sent)) expect(mail.to.email).toMatch(/^(?:anna@salon|ada@example)\./)
  })

  test('done again does nothing', async () => {
    await visits()
    await erase({ email: MIA.email, cancel: true })
    const before = dump(open.server)
    const again = await erase({ email: MIA.email, cancel: true })
    expect([again.status, await again.json()]).toEqual([200, { erased: 0, asGuest: 0, cancelled: 0 }])
    expect(dump(open.server)).toBe(before)
  })
})
