import { describe, expect, test } from 'vitest'
import { TUESDAY_TEN, book, cancel, openFile, reschedule } from '../../test/support/salon.js'
import { type Received, openWebhooks, useReceiver, verify } from '../../test/support/webhooks.js'

const hook = useReceiver()

describe('what is sent', () => {
  test('is signed as Standard Webhooks, with the booking as it was', async () => {
    await using server = await openWebhooks()
    const { secret } = await hook.add(server)
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    const mine = await book(server)
    await server.drain()
    expect(hook.received).toHaveLength(1)
    const [first] = hook.received as [Received]
    expect(verify(first, secret)).toEqual({
      type: 'booking.created',
      timestamp: '2026-06-01T06:00:00Z',
      data: { booking: expect.objectContaining({ id: mine.id, status: 'confirmed', start: TUESDAY_TEN }) },
    })
    expect(first.headers).toMatchObject({ 'content-type': 'application/json', 'user-agent': 'OpenSlot-Webhooks' })
    expect(first.body).not.toContain(mine.manageToken)
    expect(() => verify({ ...first, body: first.body.replace('confirmed', 'cancelled') }, secret)).toThrow(/signature/)
  })

  test('comes in order: created, moved with the old time, reminders, cancelled', async () => {
    await using server = await openWebhooks()
    await hook.add(server)
    const mine = await book(server)
    await reschedule(server, mine, { start: '2026-06-03T12:00:00Z' })
    await server.drain()
    server.setNow(Date.parse('2026-06-02T12:00:00Z'))
    await server.drain()
    await cancel(server, mine)
    await server.drain()
    server.setNow(Date.parse('2026-06-03T11:30:00Z'))
    await server.drain()
    expect(hook.events()).toEqual(['booking.created', 'booking.rescheduled', 'booking.reminder', 'booking.cancelled'])
    expect(JSON.parse(hook.received[1]?.body ?? '')).toMatchObject({ data: { previousStart: TUESDAY_TEN } })
  })

  test('is only what an endpoint wants to hear', async () => {
    await using server = await openWebhooks()
    await hook.add(server, { events: ['booking.cancelled'] })
    await hook.add(server, { active: false })
    const mine = await book(server)
    await cancel(server, mine)
    await server.drain()
    expect(hook.events()).toEqual(['booking.cancelled'])
  })
})
test('the database keeps bodies and secrets, and no token', async () => {
  await using server = await openWebhooks()
  await hook.add(server)
  const { manageToken } = await book(server)
  const file = openFile(server)
  expect(JSON.stringify(file.prepare('SELECT * FROM outbox').all())).not.toContain(manageToken)
  file.close()
})
