import type { Booking, CreatedBooking } from '@openslot/core/wire'
import { afterEach, beforeEach, expect } from 'vitest'
import type { TestServer, TestServerOptions } from '../../src/testing/index.js'
import { NOW, TUESDAY_TEN, bookingBody, bookingOf, cancel, listStarts, openFile, openSalon, salon } from './salon.js'

/** The settings of a server whose customers confirm what they book by their mail, in half an hour. */
export const CONFIRMING = { OPENSLOT_CONFIRM_EMAIL: 'on' } as const

/** The token in the last mail that asked for a confirmation, once what is due has been sent. */
export async function mailedToken(server: TestServer): Promise<string> {
  await server.drain()
  const tokens = server.mails.flatMap((mail) => /^Confirm booking: \S+#(\S+)$/m.exec(mail.text)?.[1] ?? [])
  const last = tokens.at(-1)
  if (last === undefined) throw new Error('no mail asks for a confirmation')
  return last
}

export const confirm = (server: TestServer, id: string, token: string): Promise<Response> =>
  server.request(`/v1/bookings/${id}/confirm`, { method: 'POST', token })

export const MINUTE = 60_000

/** When a booking made at NOW has run out. */
export const EXPIRY = NOW + 30 * MINUTE
export const EXPIRES_AT = '2026-06-01T06:30:00Z'

/** A server with {@link CONFIRMING} and an owner who reads along. */
const openConfirming = (service: object = {}, options: Partial<TestServerOptions> = {}): Promise<TestServer> =>
  openSalon({
    catalog: salon(service),
    environment: { ...CONFIRMING, OPENSLOT_OWNER_EMAIL: 'owner@salon.example' },
    ...options,
  })

interface ConfirmingTests {
  /** The server of the test that runs. */
  readonly take: (server: TestServer) => void
  readonly current: () => TestServer
}

/** Gives each test of a file a server of {@link openConfirming}. Returns what opens another one in its place. */
export function confirmingServerForEach({ take, current }: ConfirmingTests): typeof openConfirming {
  beforeEach(async () => {
    take(await openConfirming())
  })
  afterEach(async () => {
    await current().close()
  })
  return async (...wish) => {
    await current().close()
    const server = await openConfirming(...wish)
    take(server)
    return server
  }
}

/** A booking as its token's owner sees it. */
export const see = async (server: TestServer, id: string, token: string): Promise<Booking> =>
  bookingOf(await server.request(`/v1/bookings/${id}`, { token }))

/** What a query finds in the file, each row as a list. */
export function rowsIn(server: TestServer, sql: string): unknown[] {
  const file = openFile(server)
  try {
    return file.prepare(sql).raw().all()
  } finally {
    file.close()
  }
}

/** What happened to bookings, by whom and when. */
export const auditIn = (server: TestServer): unknown[] =>
  rowsIn(server, 'SELECT event, actor, actor_name, at_ms FROM audit ORDER BY rowid')

/** Who got which mail, once what is due has been sent. */
export async function mailedBy(server: TestServer): Promise<string[]> {
  await server.drain()
  return server.mails.map((mail) => `${mail.to.email}: ${mail.subject}`)
}

/** Whether the start can be booked: as listed and, the same, as tried. */
export async function isFree(server: TestServer, start = TUESDAY_TEN): Promise<boolean> {
  const listed = (await listStarts(server)).includes(start)
  const answer = await server.request('/v1/bookings', { json: bookingBody({ start }) })
  expect(answer.status).toBe(listed ? 201 : 409)
  if (listed) await cancel(server, (await answer.json()) as CreatedBooking)
  return listed
}
