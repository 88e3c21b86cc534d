import { expect, test } from 'vitest'
import { bookQuietly, byMail, promiseWithResolver, rows } from '../../test/support/dispatching.js'
import { NOW, TUESDAY_TEN, openFile, openSalon } from '../../test/support/salon.js'
import { startDispatcher } from './dispatcher.js'

test('stopping finishes the message at hand and leaves the rest to the next worker', async () => {
  await using server = await openSalon()
  await bookQuietly(server)
  const { promise: delivery, resolve: finish } = promiseWithResolver()
  const { promise: started, resolve: start } = promiseWithResolver()
  const worker = startDispatcher({
    outbox: server.server.storage.outbox,
    clock: () => NOW,
    pollMs: null,
    channels: [
      byMail(async () => {
        start()
        await delivery
      }),
    ],
  })
  worker.wake()
  await started
  const stopped = worker.stop()
  finish()
  await stopped
  expect(rows(server).map((row) => row.state)).toEqual(['sent', 'waiting'])
  await server.drain()
  expect(server.mails).toHaveLength(1)
})

test('a delivery that takes too long counts as failed, and its worker goes on', async () => {
  await using server = await openSalon()
  await bookQuietly(server)
  const worker = startDispatcher({
    outbox: server.server.storage.outbox,
    clock: () => NOW,
    pollMs: null,
    channels: [{ ...byMail(() => new Promise(() => {})), deadlineMs: 1 }],
  })
  await worker.drain()
  await worker.stop()
  expect(rows(server)).toMatchObject([
    { state: 'waiting', attempts: 1, reason: 'too-slow', last_error: 'It took longer than 0.001 s.' },
    { state: 'waiting', attempts: 1 },
  ])
})

test('a worker that is to stop gives up what takes too long, and the message is tried again', async () => {
  const { promise: started, resolve: start } = promiseWithResolver()
  await using server = await openSalon()
  await bookQuietly(server)
  const hanging = byMail(() => {
    start()
    return new Promise(() => {})
  })
  const { outbox } = server.server.storage
  const worker = startDispatcher({ outbox, clock: () => NOW, pollMs: null, graceMs: 1, channels: [hanging] })
  worker.wake()
  await started
  await worker.stop()
  expect(rows(server)).toMatchObject([
    { state: 'waiting', attempts: 1, reason: 'stopped', last_error: 'The server was stopped while it was on its way.' },
    { state: 'waiting', attempts: 0 },
  ])
})

test('a channel that hangs holds no other up', async () => {
  const { promise: hanging, resolve: letGo } = promiseWithResolver()
  await using server = await openSalon()
  await bookQuietly(server)
  const file = openFile(server)
  file.exec("UPDATE outbox SET channel = 'sms' WHERE audience = 'staff' AND kind = 'confirmation'")
  file.close()
  const { promise: mailSent, resolve: noteMail } = promiseWithResolver()
  const worker = startDispatcher({
    outbox: server.server.storage.outbox,
    clock: () => NOW,
    pollMs: null,
    channels: [{ channel: 'sms', parallel: 1, deliver: () => hanging }, byMail(async () => noteMail())],
  })
  worker.wake()
  await mailSent
  expect(rows(server).find((row) => row.staff_id !== null)).toMatchObject({ state: 'waiting', attempts: 1 })
  letGo()
  await worker.stop()
})

test('a message that hangs holds up no other of its channel, also none that falls due later', async () => {
  const { promise: hanging, resolve: letGo } = promiseWithResolver()
  const { promise: firstTaken, resolve: noteFirst } = promiseWithResolver()
  const { promise: laterSent, resolve: noteLater } = promiseWithResolver()
  await using server = await openSalon()
  await bookQuietly(server)
  const file = openFile(server)
  file.exec("DELETE FROM outbox WHERE audience != 'customer'")
  file.close()
  let taken = 0
  const worker = startDispatcher({
    outbox: server.server.storage.outbox,
    clock: () => NOW,
    pollMs: null,
    channels: [
      {
        channel: 'email',
        parallel: 2,
        deliver: async () => {
          taken += 1
          if (taken > 1) return noteLater()
          noteFirst()
          await hanging
        },
      },
    ],
  })
  worker.wake()
  await firstTaken
  // The second worker has looked meanwhile, found nothing and rests.
  await new Promise((resolve) => setImmediate(resolve))
  await bookQuietly(server, TUESDAY_TEN.replace('06-02', '06-03'))
  worker.wake()
  await laterSent
  expect(taken).toBe(2)
  letGo()
  await worker.stop()
})
