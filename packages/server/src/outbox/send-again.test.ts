import type { Message } from '@openslot/core/wire'
import { describe, expect, test } from 'vitest'
import { watchLog } from '../../test/support/log.js'
import { CONFIRMING, confirm, mailedToken } from '../../test/support/confirming.js'
import { listMessages, openMessages, token } from '../../test/support/messages.js'
import { NOW, TUESDAY_TEN, book, cancel, openFile, problemOf, reschedule, salon } from '../../test/support/salon.js'
import type { TestServer } from '../testing/index.js'

const HOUR = 3_600_000

const sendAgain = (server: TestServer, { id }: Message): Promise<Response> =>
  server.request(`/v1/admin/messages/${id}/send-again`, { token, method: 'POST' })

/** Past the route, which would wake the worker at once. */
const sendAgainQuietly = async (server: TestServer, { id }: Message): Promise<void> =>
  expect(await server.server.storage.outbox.sendAgain(id, NOW, () => null)).toBe('queued')

test('what failed is sent again, at once and with a fresh day', async () => {
  using logged = watchLog()
  let isUp = false
  await using server = await openMessages({
    catalog: salon({ reminderOffsetsMinutes: [] }),
    onMail: () => {
      if (!isUp) throw new Error('no such mailbox mia@example.com')
    },
  })
  await book(server)
  await server.drain()
  server.setNow(NOW + 24 * 3_600_000)
  await server.drain()
  const failed = (await listMessages(server, '?state=failed')).messages
  expect(failed.map(({ attempts, reason, lastError }) => [attempts, reason, lastError])).toEqual([
    [2, 'unexpected', 'no such mailbox mia@example.com'],
    [2, 'unexpected', 'no such mailbox mia@example.com'],
  ])
  // The server's log is for its owner, and has nobody's address in it.
  expect(logged.entries).toContainEqual(expect.stringContaining('A message was not sent'))
  expect(logged.entries.join('')).not.toContain('mia@')
  isUp = true
  const response = await sendAgain(server, failed[1] as Message)
  expect(response.status).toBe(200)
  await server.drain()
  expect((await listMessages(server, '?state=failed')).messages).toHaveLength(1)
  expect(server.mails.map((mail) => mail.to.email)).toEqual(['mia@example.com'])
})

test('what was sent goes out once more, under another Message-ID', async () => {
  await using server = await openMessages()
  await book(server)
  await server.drain()
  const [message] = (await listMessages(server, '?state=sent')).messages as [Message]
  const before = await server.server.storage.outbox.load(message)
  expect((await sendAgain(server, message)).status).toBe(200)
  await server.drain()
  expect(server.mails).toHaveLength(3)
  const after = await server.server.storage.outbox.load(message)
  expect([before, after]).toMatchObject([{ deliveryId: message.id }, { deliveryId: `${message.id}.1` }])
})

const subjects = (server: TestServer, email = 'mia@example.com'): string[] =>
  server.mails.filter(({ to }) => to.email === email).map(({ subject }) => subject)

const refusalOf = async (server: TestServer, message: Message | undefined): Promise<string> => {
  if (!message) throw new Error('no such message')
  const response = await sendAgain(server, message)
  expect(response.status).toBe(409)
  return (await problemOf(response)).detail ?? ''
}

test('what is not due yet goes out when it is, and is not hurried', async () => {
  await using server = await openMessages()
  await book(server)
  await server.drain()
  const before = await listMessages(server)
  for (const reminder of (await listMessages(server, '?state=waiting')).messages) {
    expect(await refusalOf(server, reminder)).toMatch(/not due yet/)
  }
  expect(await listMessages(server)).toEqual(before)
  for (const [hours, count] of [
    [24, 2],
    [1, 3],
  ] as const) {
    server.setNow(Date.parse(TUESDAY_TEN) - hours * HOUR)
    await server.drain()
    expect(subjects(server)).toHaveLength(count)
  }
})

test('what is tried again is hurried, and stays before what was owed after it', async () => {
  let isUp = false
  await using server = await openMessages({
    onMail: () => {
      if (!isUp) throw new Error('451 later')
    },
  })
  const mine = await book(server)
  await server.drain()
  server.setNow(NOW + 1000)
  await reschedule(server, mine, { start: '2026-06-03T12:00:00Z' })
  server.setNow(NOW + 2000)
  isUp = true
  const late = (await listMessages(server)).messages.find(
    ({ kind, recipient }) => kind === 'confirmation' && recipient.audience === 'customer',
  )
  expect((await sendAgain(server, late as Message)).status).toBe(200)
  await server.drain()
  expect(subjects(server)).toEqual([expect.stringMatching(/^Haircut on/), expect.stringMatching(/^Moved: /)])
})

test('a booking that was cancelled is not confirmed again, nor the old time of one that was moved', async () => {
  await using server = await openMessages()
  const mine = await book(server)
  await server.drain()
  const find = async (wanted: string): Promise<Message | undefined> =>
    (await listMessages(server)).messages.find(
      ({ kind, recipient }) => kind === wanted && recipient.audience === 'customer',
    )
  await reschedule(server, mine, { start: '2026-06-03T12:00:00Z' })
  await server.drain()
  expect(await refusalOf(server, await find('confirmation'))).toMatch(/changed since/)
  expect((await sendAgain(server, (await find('moved')) as Message)).status).toBe(200)
  await server.drain()
  await cancel(server, mine)
  await server.drain()
  expect(await refusalOf(server, await find('moved'))).toMatch(/cancelled by now/)
  expect((await sendAgain(server, (await find('cancelled')) as Message)).status).toBe(200)
  await server.drain()
  expect(subjects(server).map((subject) => subject.split(' ')[0])).toEqual([
    'Haircut',
    'Moved:',
    'Moved:',
    'Cancelled:',
    'Cancelled:',
  ])
})

test('a reminder is not sent again once the appointment has begun', async () => {
  await using server = await openMessages()
  await book(server)
  server.setNow(Date.parse(TUESDAY_TEN) - HOUR)
  await server.drain()
  const sent = (await listMessages(server, '?state=sent')).messages.find(({ kind }) => kind === 'reminder')
  server.setNow(Date.parse(TUESDAY_TEN))
  expect(await refusalOf(server, sent)).toMatch(/had begun/)
})

describe('the request to confirm a booking, sent again', () => {
  const asked = async (server: TestServer): Promise<Message> => {
    const found = (await listMessages(server)).messages.find(({ kind }) => kind === 'confirm-email')
    if (!found) throw new Error('nobody was asked')
    return found
  }

  test('is refused once it is confirmed, and stays sent', async () => {
    await using server = await openMessages({ environment: CONFIRMING })
    const { id } = await book(server)
    expect((await confirm(server, id, await mailedToken(server))).status).toBe(200)
    server.setNow(NOW + 1000)
    const before = await asked(server)
    expect(before).toMatchObject({ state: 'sent', sentAt: '2026-06-01T06:00:00Z' })
    expect(await refusalOf(server, before)).toMatch(/nothing left to confirm/)
    await server.drain()
    expect(await asked(server)).toEqual(before)
  })

  test('goes out no more when it is confirmed meanwhile, and was sent nonetheless', async () => {
    await using server = await openMessages({ environment: CONFIRMING })
    const { id } = await book(server)
    const mailed = await mailedToken(server)
    const before = await asked(server)
    server.setNow(NOW + 1000)
    await sendAgainQuietly(server, before)
    expect(await asked(server)).toMatchObject({ state: 'waiting', sentAt: before.sentAt })
    expect((await confirm(server, id, mailed)).status).toBe(200)
    await server.drain()
    expect(await asked(server)).toMatchObject({
      state: 'sent',
      sentAt: before.sentAt,
      reason: 'booking-changed',
      lastError: expect.stringMatching(/nothing left to confirm/),
    })
    expect(subjects(server).filter((subject) => subject.startsWith('Confirm'))).toHaveLength(1)
  })
})

test('a reminder that was sent stays sent when a change overtakes its sending again', async () => {
  await using server = await openMessages()
  const mine = await book(server)
  server.setNow(Date.parse(TUESDAY_TEN) - HOUR)
  await server.drain()
  const reminder = async (): Promise<Message | undefined> =>
    (await listMessages(server)).messages.find(({ kind, attempts }) => kind === 'reminder' && attempts > 0)
  const before = (await reminder()) as Message
  await sendAgainQuietly(server, before)
  await cancel(server, mine)
  expect(await reminder()).toMatchObject({ state: 'sent', sentAt: before.sentAt })
})

test('what is sent again is tried as if for the first time: short waits, a whole day, and no limit reached before', async () => {
  let isUp = true
  await using server = await openMessages({
    onMail: () => {
      if (!isUp) throw new Error('451 later')
    },
  })
  await book(server)
  await server.drain()
  const file = openFile(server)
  file.exec("UPDATE outbox SET attempts = 100, tries = 100 WHERE state = 'sent'")
  file.close()
  const [message] = (await listMessages(server, '?state=sent')).messages as [Message]
  isUp = false
  await sendAgain(server, message)
  await server.drain()
  const again = (await listMessages(server)).messages.find(({ id }) => id === message.id)
  expect(again).toMatchObject({ state: 'waiting', attempts: 101, lastError: '451 later' })
  expect(Date.parse(again?.dueAt ?? '') - NOW).toBeLessThanOrEqual(12_500)
})

test('what is no longer true is not sent again, nor what is being sent', async () => {
  await using server = await openMessages()
  await cancel(server, await book(server))
  await server.drain()
  const [withdrawn] = (await listMessages(server, '?state=withdrawn')).messages as [Message]
  const refused = await sendAgain(server, withdrawn)
  expect(refused.status).toBe(409)
  expect(await problemOf(refused)).toMatchObject({
    messageReason: 'booking-changed',
    detail: expect.stringMatching(/withdrawn/),
  })
  const file = openFile(server)
  file.prepare("UPDATE outbox SET state = 'waiting', leased_until_ms = ? WHERE kind = 'cancelled'").run(NOW + 1000)
  file.close()
  const [leased] = (await listMessages(server, '?state=waiting')).messages as [Message]
  expect(await problemOf(await sendAgain(server, leased))).toMatchObject({
    messageReason: 'in-hand',
    detail: expect.stringMatching(/being sent/),
  })
})
