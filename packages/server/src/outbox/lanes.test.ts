import { describe, expect, test } from 'vitest'
import { rows } from '../../test/support/dispatching.js'
import { NOW, book, cancel, openSalon, reschedule } from '../../test/support/salon.js'
import { DeliveryError } from './delivery-error.js'
import { startDispatcher } from './dispatcher.js'
import type { DueMessage } from './store.js'

const MINUTE = 60_000

describe('the order of a recipient’s messages about one booking', () => {
  test('a later one waits while the earlier one is tried again, and nobody else’s does', async () => {
    let isUp = false
    await using server = await openSalon({
      onMail: (mail) => {
        if (!isUp && mail.to.email === 'mia@example.com') throw new Error('451 later')
      },
    })
    const mine = await book(server)
    await cancel(server, mine)
    await server.drain()
    expect(server.mails.map((mail) => mail.to.email)).toEqual(['anna@salon.example', 'anna@salon.example'])
    expect(rows(server).filter((row) => row.staff_id === null)).toMatchObject([
      { kind: 'confirmation', attempts: 1 },
      { kind: 'cancelled', attempts: 0 },
    ])
    isUp = true
    server.setNow(NOW + MINUTE)
    await server.drain()
    const subjects = server.mails.filter((mail) => mail.to.email === 'mia@example.com').map((mail) => mail.subject)
    expect(subjects.map((subject) => subject.split(':')[0])).toEqual([
      expect.stringMatching(/^Haircut on/),
      'Cancelled',
    ])
  })

  test('what was given up holds nothing up', async () => {
    await using server = await openSalon({
      onMail: (mail) => {
        if (mail.subject.startsWith('Haircut')) throw new DeliveryError('mail-refused', '550 no', { isPermanent: true })
      },
    })
    await cancel(server, await book(server))
    await server.drain()
    expect(server.mails.map((mail) => mail.subject.split(':')[0])).toEqual(['New', 'Cancelled', 'Cancelled'])
  })

  test('of many workers, no two have messages of one lane in hand', async () => {
    await using server = await openSalon()
    const mine = await book(server)
    await reschedule(server, mine, { start: '2026-06-03T12:00:00Z' })
    await cancel(server, mine)
    const inHand = new Set<string>()
    const deliver = async (message: DueMessage): Promise<void> => {
      if (message.channel === 'webhook' || message.channel === 'calendar') return
      const { audience } = message.recipient
      expect(inHand.has(audience)).toBe(false)
      inHand.add(audience)
      await new Promise((resolve) => setImmediate(resolve))
      inHand.delete(audience)
      order.push(`${audience} ${message.kind}`)
    }
    const order: string[] = []
    const workers = [1, 2, 3].map(() =>
      startDispatcher({
        outbox: server.server.storage.outbox,
        clock: () => NOW,
        pollMs: null,
        channels: [{ channel: 'email', parallel: 4, deliver }],
      }),
    )
    // The server's own worker was woken by the requests; what it has sent is not in `order`.
    await Promise.all(workers.map((worker) => worker.drain()))
    await server.drain()
    await Promise.all(workers.map((worker) => worker.stop()))
    expect(rows(server).every((row) => row.state === 'sent')).toBe(true)
    const kinds = ['confirmation', 'moved', 'cancelled']
    for (const audience of ['customer', 'staff']) {
      const sent = order.filter((entry) => entry.startsWith(audience)).map((entry) => entry.split(' ')[1])
      expect(sent).toEqual(kinds.filter((kind) => sent.includes(kind)))
    }
  })
})
