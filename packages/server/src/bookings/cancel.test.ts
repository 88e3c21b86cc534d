import { describe, expect, test } from 'vitest'
import { DeliveryError } from '../outbox/delivery-error.js'
import {
  TUESDAY_TEN,
  adminToken,
  book,
  bookingOf,
  cancel,
  listStarts,
  openFile,
  openSalon,
  salon,
} from '../../test/support/salon.js'

test('cancelling frees the time and notes when and why', async () => {
  await using server = await openSalon()
  const mine = await book(server)
  server.setNow(Date.parse('2026-06-01T09:00:00Z'))
  const response = await cancel(server, mine, { reason: ' I am ill. ' })
  expect(response.status).toBe(200)
  expect(response.headers.get('Cache-Control')).toBe('no-store')
  expect(await bookingOf(response)).toMatchObject({
    id: mine.id,
    status: 'cancelled',
    start: TUESDAY_TEN,
    sequence: 1,
    cancelledAt: '2026-06-01T09:00:00Z',
    updatedAt: '2026-06-01T09:00:00Z',
    cancelReason: 'I am ill.',
    can: { reschedule: false, cancel: false },
  })
  expect(await listStarts(server)).toContain(TUESDAY_TEN)
  expect((await book(server)).id).not.toBe(mine.id)
})

test('cancelling twice is the same answer twice, whatever is said the second time, and owes no second mail', async () => {
  await using server = await openSalon()
  const mine = await book(server)
  const first = await (await cancel(server, mine, { reason: 'ill' })).text()
  server.setNow(Date.parse('2026-06-05T09:00:00Z'))
  const second = await cancel(server, mine, { reason: 'well again' })
  expect(second.status).toBe(200)
  expect(await second.text()).toBe(first)
  const file = openFile(server)
  const owed = file.prepare("SELECT count(*) FROM outbox WHERE kind = 'cancelled'").pluck().get()
  file.close()
  expect(owed).toBe(2)
})

test('cancelling twice does not free what somebody else has booked since', async () => {
  await using server = await openSalon()
  const mine = await book(server)
  await cancel(server, mine)
  await book(server)
  await cancel(server, mine)
  expect(await listStarts(server)).not.toContain(TUESDAY_TEN)
})

describe('the body', () => {
  test.each([
    ['none', undefined],
    ['an empty object', '{}'],
    ['an empty reason', '{"reason":""}'],
  ])('may be %s', async (_what, body) => {
    await using server = await openSalon()
    const { id, manageToken } = await book(server)
    const response = await server.server.app.request(`/v1/bookings/${id}/cancel`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${manageToken}` },
      ...(body !== undefined && { body }),
    })
    expect(response.status).toBe(200)
    expect((await bookingOf(response)).cancelReason).toBeNull()
  })

  test.each([
    ['no JSON', 'yes', 400],
    ['a list', '[]', 422],
    ['null', 'null', 422],
    ['a reason that is too long', JSON.stringify({ reason: 'a'.repeat(1001) }), 422],
    ['an unknown field', '{"why":"ill"}', 422],
  ])('is refused when it is %s, and nothing is cancelled', async (_what, body, status) => {
    await using server = await openSalon()
    const { id, manageToken } = await book(server)
    const path = `/v1/bookings/${id}`
    const headers = { Authorization: `Bearer ${manageToken}` }
    expect((await server.server.app.request(`${path}/cancel`, { method: 'POST', headers, body })).status).toBe(status)
    expect((await bookingOf(await server.request(path, { headers }))).status).toBe('confirmed')
  })
})

test('cancelled once it is over, it sends nothing that still waited to go out', async () => {
  await using server = await openSalon()
  const mine = await book(server)
  server.setNow(Date.parse(mine.end))
  const token = await adminToken(server)
  const response = await server.request(`/v1/admin/bookings/${mine.id}/cancel`, { token, json: {} })
  expect(response.status).toBe(200)
  await server.drain()
  expect(server.mails).toEqual([])
})

test('cancelled once it is over, it is still told to those who expect it at a later time, since no mail of the move came', async () => {
  let isUp = true
  await using server = await openSalon({
    catalog: salon({ staff: ['anna', 'ben'] }),
    onMail: () => {
      if (!isUp) throw new Error('451 try again later')
    },
    onSms: () => {
      if (!isUp) throw new Error('503 try again later')
    },
  })
  const token = await adminToken(server)
  const customer = { name: 'Mia Muster', email: 'mia@example.com', phone: '+49 30 123456' }
  const mine = await book(server, { start: '2026-06-02T10:00:00Z', staff: 'anna', customer })
  await server.drain()
  isUp = false
  const byStaff = async (action: string, json: object): Promise<void> => {
    expect((await server.request(`/v1/admin/bookings/${mine.id}/${action}`, { token, json })).status).toBe(200)
    await server.drain()
  }
  server.setNow(Date.parse('2026-06-02T06:00:00Z'))
  await byStaff('reschedule', { start: '2026-06-02T08:00:00Z', staff: 'ben' })
  server.setNow(Date.parse('2026-06-02T08:45:00Z'))
  await byStaff('cancel', {})
  isUp = true
  server.setNow(Date.parse('2026-06-02T09:15:00Z'))
  await server.drain()
  const mailsTo = (address: string): (string | undefined)[] =>
    server.mails.filter(({ to }) => to.email === address).map(({ subject }) => subject.split(' on ')[0])
  expect(mailsTo('mia@example.com')).toEqual(['Haircut', 'Moved: Haircut', 'Cancelled: Haircut'])
  expect(server.texts.map(({ text }) => text.split(' on ')[0])).toEqual(['Moved: Haircut', 'Cancelled: Haircut'])
  // Who gave it at the old time hears that they don't; who would have given it at the new one has nothing to do with it.
  expect(mailsTo('anna@salon.example')).toEqual([expect.stringMatching(/^New/), expect.stringMatching(/^Cancelled/)])
  expect(mailsTo('ben@salon.example')).toEqual([])
})

describe('cancelled once it is over, after the mail of a move was given up', () => {
  /** Moved from ten to eight, which the customer never hears of. @returns what staff do then, and what the customer got */
  async function movedUnheard() {
    let isUp = true
    const server = await openSalon({
      onMail: ({ to }) => {
        if (!isUp && to.email === 'mia@example.com')
          throw new DeliveryError('no-mailbox', '550 5.1.1 unknown', { isPermanent: true })
      },
    })
    const token = await adminToken(server)
    const customer = { name: 'Mia Muster', email: 'mia@example.com' }
    const mine = await book(server, { start: '2026-06-02T10:00:00Z', customer })
    await server.drain()
    const byStaff = async (at: string, action: string, json: object): Promise<void> => {
      server.setNow(Date.parse(at))
      expect((await server.request(`/v1/admin/bookings/${mine.id}/${action}`, { token, json })).status).toBe(200)
      await server.drain()
    }
    isUp = false
    await byStaff('2026-06-02T06:00:00Z', 'reschedule', { start: '2026-06-02T08:00:00Z' })
    isUp = true
    const mailsTo = (address: string): (string | undefined)[] =>
      server.mails.filter(({ to }) => to.email === address).map(({ subject }) => subject.split(' on ')[0])
    return { byStaff, mailsTo, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
  }

  test('it is told to who expects it at the old time', async () => {
    await using moved = await movedUnheard()
    await moved.byStaff('2026-06-02T08:45:00Z', 'cancel', {})
    expect(moved.mailsTo('mia@example.com')).toEqual(['Haircut', 'Cancelled: Haircut'])
    // They have heard of the move, and that it is over.
    expect(moved.mailsTo('anna@salon.example')).toEqual(['New: Haircut', 'Moved: Haircut'])
  })

  test('it is not told to who has heard of the next move', async () => {
    await using moved = await movedUnheard()
    await moved.byStaff('2026-06-02T06:30:00Z', 'reschedule', { start: '2026-06-02T07:00:00Z' })
    await moved.byStaff('2026-06-02T07:45:00Z', 'cancel', {})
    expect(moved.mailsTo('mia@example.com')).toEqual(['Haircut', 'Moved: Haircut'])
  })
})
