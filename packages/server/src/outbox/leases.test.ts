import { expect, test } from 'vitest'
import { bookQuietly, byMail, idOf, promiseWithResolver, rows, takeMail } from '../../test/support/dispatching.js'
import { NOW, openSalon, salon } from '../../test/support/salon.js'
import { type DispatcherChannel, startDispatcher } from './dispatcher.js'
import type { Claim } from './store.js'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

test('what a dead worker had taken is taken up when its lease ends', async () => {
  await using server = await openSalon()
  await bookQuietly(server)
  const take = () => takeMail(server, NOW + 5 * MINUTE)
  const taken = [await take(), await take(), await take()]
  expect(taken.map((claim) => claim?.attempts)).toEqual([1, 1, undefined])
  server.setNow(NOW + 5 * MINUTE - 1)
  await server.drain()
  expect(server.mails).toHaveLength(0)
  server.setNow(NOW + 5 * MINUTE)
  await server.drain()
  expect(server.mails).toHaveLength(2)
  expect(rows(server).map((row) => row.attempts)).toEqual([2, 2])
})

test('what a dead server had in hand waits for one that stands, and nothing else does', async () => {
  await using server = await openSalon({ catalog: salon({ reminderOffsetsMinutes: [] }) })
  await bookQuietly(server)
  const abandoned = [(await takeMail(server, NOW + MINUTE))?.id, (await takeMail(server, NOW + MINUTE))?.id]
  await bookQuietly(server, '2026-06-02T10:00:00Z')
  const started = NOW + HOUR
  const startServer = () => {
    const sent: (string | undefined)[] = []
    let now = started
    const worker = startDispatcher({
      outbox: server.server.storage.outbox,
      clock: () => now,
      pollMs: null,
      channels: [byMail(async (message) => void sent.push(idOf(message)))],
    })
    const drainAfter = async (ms: number): Promise<void> => {
      now = started + ms
      await worker.drain()
    }
    return { sent, drainAfter, stop: () => worker.stop() }
  }
  const fallsOver = startServer()
  await fallsOver.drainAfter(0)
  await fallsOver.drainAfter(9_999)
  expect(fallsOver.sent).toHaveLength(2)
  expect(fallsOver.sent).not.toContain(abandoned[0])
  expect(fallsOver.sent).not.toContain(abandoned[1])
  await fallsOver.stop()
  const stands = startServer()
  await stands.drainAfter(9_999)
  expect(stands.sent).toEqual([])
  await stands.drainAfter(10_000)
  expect(stands.sent).toEqual(abandoned)
  await stands.stop()
})

test('two workers never send one message twice', async () => {
  await using server = await openSalon()
  for (const hour of ['08', '09', '10', '11', '12']) await bookQuietly(server, `2026-06-02T${hour}:00:00Z`)
  const sent: string[] = []
  const worker = (): ReturnType<typeof startDispatcher> =>
    startDispatcher({
      outbox: server.server.storage.outbox,
      clock: () => NOW,
      pollMs: null,
      channels: [byMail(async (message) => void sent.push(idOf(message)))],
    })
  const workers = [worker(), worker(), worker()]
  await Promise.all([...workers.map((each) => each.drain()), server.drain()])
  const all = [...sent, ...server.mails.map(() => 'by the server itself')]
  expect(all).toHaveLength(rows(server).length)
  expect(new Set(sent).size).toBe(sent.length)
  await Promise.all(workers.map((each) => each.stop()))
})

test('a worker that comes back too late has no say over a message that another one has taken up', async () => {
  await using server = await openSalon()
  await bookQuietly(server)
  const { outbox } = server.server.storage
  const late = await takeMail(server, NOW + MINUTE)
  await server.drain()
  server.setNow(NOW + MINUTE)
  await server.drain()
  expect(rows(server).map((row) => row.state)).toEqual(['sent', 'sent'])
  if (late) await outbox.markFailed(late, { reason: 'mail-server', detail: 'timeout', retryAtMs: NOW })
  expect(rows(server).map((row) => [row.state, row.last_error])).toEqual([
    ['sent', null],
    ['sent', null],
  ])
})

test('a channel that may take longer keeps its messages for longer: nobody else takes them up meanwhile', async () => {
  const { promise: started, resolve: start } = promiseWithResolver()
  const { promise: delivery, resolve: finish } = promiseWithResolver()
  await using server = await openSalon()
  await bookQuietly(server)
  const slow: DispatcherChannel = {
    ...byMail(() => {
      start()
      return delivery
    }),
    deadlineMs: 12 * MINUTE,
  }
  const { outbox } = server.server.storage
  const worker = startDispatcher({ outbox, clock: () => NOW, pollMs: null, channels: [slow] })
  worker.wake()
  await started
  const take = (minutes: number): Promise<Claim | undefined> => {
    const nowMs = NOW + minutes * MINUTE
    return outbox.claim({ channel: 'email', nowMs, leaseUntilMs: nowMs + 60 * MINUTE, withAbandoned: true })
  }
  // The other mail of the booking is free; the one at hand isn't, before it could long have been given up.
  expect(await take(0)).toMatchObject({ attempts: 1 })
  expect(await take(14)).toBeUndefined()
  expect(await take(15)).toMatchObject({ attempts: 2 })
  finish()
  await worker.stop()
})
