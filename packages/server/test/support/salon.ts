import { join } from 'node:path'
import type { Booking, CreatedBooking, CreatedHold, Problem, SlotsResponse, WireSlot } from '@openslot/core/wire'
import Database from 'better-sqlite3'
import type { ServiceScope } from '../../src/bookings/store.js'
import type { Storage } from '../../src/storage/storage.js'
import { type TestServer, type TestServerOptions, createTestServer } from '../../src/testing/index.js'
import { hashToken, randomToken } from '../../src/tokens.js'

/** Monday, 1 June 2026, 08:00 in Berlin. */
export const NOW = Date.parse('2026-06-01T06:00:00Z')

/** 10:00 in Berlin on the Tuesday after {@link NOW}: free in {@link salon}. */
export const TUESDAY_TEN = '2026-06-02T08:00:00Z'

export const ANNA = {
  slug: 'anna',
  name: 'Anna',
  email: 'anna@salon.example',
  timeZone: 'Europe/Berlin',
  hours: [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }],
} as const

/** Works the same hours as Anna. */
export const BEN = { ...ANNA, slug: 'ben', name: 'Ben', email: 'ben@salon.example' } as const

export const HAIRCUT = {
  slug: 'haircut',
  name: 'Haircut',
  durationMinutes: 30,
  slotIntervalMinutes: 15,
  minimumNoticeMinutes: 60,
  bookingWindowDays: 60,
  price: { amount: 4500, currency: 'EUR' },
  staff: ['anna'],
} as const

/** A catalog of one service, with Anna only unless `service.staff` names Ben too. */
export const salon = (service: object = {}, staff: readonly object[] = [ANNA, BEN]): object => ({
  services: [{ ...HAIRCUT, ...service }],
  staff,
})

/** A server with {@link salon} at {@link NOW}, both of which `options` may replace. */
export const openSalon = (options: Partial<TestServerOptions> = {}): Promise<TestServer> =>
  createTestServer({ now: NOW, catalog: salon(), ...options })

/** A body for `POST /v1/bookings` that {@link salon} accepts. */
export const bookingBody = (changes: object = {}): Record<string, unknown> => ({
  service: 'haircut',
  start: TUESDAY_TEN,
  timeZone: 'Europe/Berlin',
  customer: { name: 'Mia Muster', email: 'mia@example.com' },
  ...changes,
})

/** Books and fails unless the answer is 201. */
export async function book(server: TestServer, changes: object = {}): Promise<CreatedBooking> {
  const response = await server.request('/v1/bookings', { json: bookingBody(changes) })
  if (response.status !== 201) throw new Error(`not booked: ${response.status} ${await response.text()}`)
  return (await response.json()) as CreatedBooking
}

/** Holds a time and fails unless the answer is 201. */
export async function hold(server: TestServer, changes: object = {}): Promise<CreatedHold> {
  const response = await server.request('/v1/holds', { json: { service: 'haircut', start: TUESDAY_TEN, ...changes } })
  if (response.status !== 201) throw new Error(`not held: ${response.status} ${await response.text()}`)
  return (await response.json()) as CreatedHold
}

/** How a store is asked for any time of the haircut, where no route asks it. */
export async function haircutOf({ catalog }: Storage): Promise<ServiceScope> {
  const service = await catalog.findService('haircut')
  if (!service) throw new Error('There is no haircut.')
  const { id: serviceId, durationMinutes } = service
  return { serviceId, fit: () => ({ service, staffId: null, durationMinutes }) }
}

/** An admin token for everything. */
export async function adminToken(server: TestServer, name = 'Rita'): Promise<string> {
  const token = randomToken()
  await server.server.storage.adminTokens.create({ name, tokenHash: hashToken(token), scopes: ['*'], nowMs: NOW })
  return token
}

export const reschedule = (server: TestServer, { id, manageToken }: CreatedBooking, json: object): Promise<Response> =>
  server.request(`/v1/bookings/${id}/reschedule`, { token: manageToken, json })

export const cancel = (server: TestServer, { id, manageToken }: CreatedBooking, json: object = {}): Promise<Response> =>
  server.request(`/v1/bookings/${id}/cancel`, { token: manageToken, json })

export const bookingOf = async (response: Response): Promise<Booking> => (await response.json()) as Booking

export const problemOf = async (response: Response): Promise<Problem> => (await response.json()) as Problem

/** The starts that are listed from `from` up to `to`, both ISO; one day from {@link TUESDAY_TEN}'s midnight unless said. */
export const listStarts = async (server: TestServer, options: ListOptions = {}): Promise<string[]> =>
  (await listSlots(server, options)).map((slot) => slot.start)

/** The same with everything that is said of each. */
export async function listSlots(
  server: TestServer,
  { from = '2026-06-02T00:00:00Z', to = '2026-06-03T00:00:00Z', more = '', token, holdToken }: ListOptions = {},
): Promise<WireSlot[]> {
  const path = `/v1/slots?service=haircut&from=${from}&to=${to}${more}`
  const response = await server.request(path, {
    ...(token !== undefined && { token }),
    ...(holdToken !== undefined && { headers: { 'OpenSlot-Hold': holdToken } }),
  })
  if (response.status !== 200) throw new Error(`not listed: ${response.status} ${await response.text()}`)
  return ((await response.json()) as SlotsResponse).slots
}

interface ListOptions {
  readonly from?: string
  readonly to?: string
  /** Further query parameters, with their `&`. */
  readonly more?: string
  readonly token?: string
  readonly holdToken?: string
}

/** The file under the server, opened a second time: what is really stored. Close it. */
export const openFile = (server: TestServer): Database.Database => new Database(join(server.directory, 'openslot.db'))

/** Every row of every table as text: equal texts, equal databases. */
export function dump(server: TestServer): string {
  const sqlite = openFile(server)
  try {
    const tables = sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all()
    return JSON.stringify(tables.map((table) => [table, sqlite.prepare(`SELECT * FROM "${String(table)}"`).all()]))
  } finally {
    sqlite.close()
  }
}

/** Reads a server's file, or writes to it as nobody should. */
export function inFile<Result>(server: TestServer, act: (file: Database.Database) => Result): Result {
  const file = openFile(server)
  try {
    return act(file)
  } finally {
    file.close()
  }
}

/** How many rows a table has. */
export const rowsIn = (server: TestServer, table: string): number =>
  inFile(server, (file) => file.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number)

/** What a wish to book is answered with. */
export const tryToBook = async (server: TestServer, changes: object = {}): Promise<number> =>
  (await server.request('/v1/bookings', { json: bookingBody(changes) })).status
