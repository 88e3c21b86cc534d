import * as v from 'valibot'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { TUESDAY_TEN, adminToken, book, bookingBody, openFile, openSalon, salon } from '../../../test/support/salon.js'
import { catalogFile } from '../../catalog/catalog-file.js'
import type { TestServer } from '../../testing/index.js'

// Services are kept in memory between bookings. Whoever changes one, the very next request has to know.

let server: TestServer
beforeEach(async () => {
  server = await openSalon()
  // From now on they are in memory.
  await book(server)
})
afterEach(() => server.close())

const WEDNESDAY_TEN = TUESDAY_TEN.replace('06-02', '06-03')
const lengthOf = async (): Promise<number> => (await book(server, { start: WEDNESDAY_TEN })).service.durationMinutes

test('a change by the admin API counts for the next booking', async () => {
  const token = await adminToken(server)
  const changed = await server.request('/v1/admin/services/haircut', {
    method: 'PATCH',
    token,
    headers: { 'If-Match': '*' },
    json: { durationMinutes: 45 },
  })
  expect(changed.status).toBe(200)
  expect(await lengthOf()).toBe(45)
})

test('a change by another connection counts for the next booking', async () => {
  const file = openFile(server)
  file.prepare('UPDATE services SET duration_minutes = 45').run()
  file.close()
  expect(await lengthOf()).toBe(45)
})

test('a file that is tried out only changes nothing', async () => {
  const { catalog } = server.server.storage
  const longer = v.parse(catalogFile, salon({ durationMinutes: 45 }))
  await catalog.importFile(longer, { dryRun: true })
  expect(await lengthOf()).toBe(30)
  await catalog.importFile(longer, { dryRun: false })
  expect((await book(server, { start: TUESDAY_TEN.replace('06-02', '06-04') })).service.durationMinutes).toBe(45)
})

test('who is away from now on gets no more bookings, and who is new to a service gets some', async () => {
  const file = openFile(server)
  file.prepare('UPDATE staff SET active = 0').run()
  file.close()
  expect((await server.request('/v1/bookings', { json: bookingBody({ start: WEDNESDAY_TEN }) })).status).toBe(422)
})
