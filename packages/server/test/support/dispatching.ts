import { decideBooking } from '@openslot/core'
import type { DispatcherChannel } from '../../src/outbox/dispatcher.js'
import type { Claim, DueMessage } from '../../src/outbox/store.js'
import type { TestServer } from '../../src/testing/index.js'
import { NOW, TUESDAY_TEN, haircutOf, openFile } from './salon.js'

export interface Row {
  readonly id: string
  readonly kind: string
  readonly staff_id: string | null
  readonly state: string
  readonly attempts: number
  readonly due_ms: number
  readonly last_error: string | null
  readonly sent_ms: number | null
}

/** What is owed, but for reminders, which have tests of their own. */
export function rows(server: TestServer): Row[] {
  const file = openFile(server)
  const all = file.prepare("SELECT * FROM outbox WHERE kind NOT LIKE '%reminder' ORDER BY id").all() as Row[]
  file.close()
  return all
}

/** Stores a booking without waking the server's own worker, so that the test's is the first to look. */
export async function bookQuietly(server: TestServer, start: string = TUESDAY_TEN): Promise<void> {
  const { storage } = server.server
  const wish = { start: Date.parse(start) }
  const customer = { customerName: 'Mia', customerEmail: 'mia@example.com', customerPhone: null }
  await storage.bookings.create(
    { ...(await haircutOf(storage)), now: NOW, ...wish },
    {
      id: start,
      manageTokenHash: '',
      timeZone: 'UTC',
      locale: null,
      notes: null,
      guests: [],
      answers: {},
      ...customer,
    },
    (snapshot) => decideBooking(snapshot, wish),
  )
}

/** A channel that sends one mail after the other. */
export const byMail = (deliver: DispatcherChannel['deliver']): DispatcherChannel => ({
  channel: 'email',
  parallel: 1,
  deliver,
})

/** Takes a mail as a worker would that dies with it in hand. */
export const takeMail = (server: TestServer, leaseUntilMs: number): Promise<Claim | undefined> =>
  server.server.storage.outbox.claim({ channel: 'email', nowMs: NOW, leaseUntilMs, withAbandoned: true })

export const idOf = (message: DueMessage): string => {
  if (message.channel === 'calendar') throw new Error('no calendar is connected')
  return message.channel === 'webhook' ? message.id : message.deliveryId
}

/** A promise, and what fulfils it. */
export function promiseWithResolver(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => {}
  const promise = new Promise<void>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}
