import type { CreatedBooking, SlotsResponse } from '@openslot/core/wire'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bookingBody, cancel } from '../../test/support/salon.js'
import { type TestServer, createTestServer } from '../testing/index.js'

// The promise of the whole API: what is listed can be booked, and what is not listed cannot. Asked over HTTP, so that
// the widening of loaded claims, the rules of the core and the transaction have to agree with each other.

const QUARTER_MS = 15 * 60_000
const FROM = Date.parse('2026-03-27T00:00:00Z')
/** Over the change to summer time in Berlin, and shortly after the one in New York. */
const TO = Date.parse('2026-03-31T00:00:00Z')

const minutes = (values: readonly number[]): fc.Arbitrary<number> => fc.constantFrom(...values)
const clock = fc.integer({ min: 0, max: 95 }).map((quarter) => {
  const [hour, minute] = [Math.floor(quarter / 4), (quarter % 4) * 15]
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
})
const hours = fc
  .record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 2, maxLength: 7 }),
    start: clock,
    end: clock,
  })
  .filter(({ start, end }) => start !== end)
const member = (slug: string): fc.Arbitrary<object> =>
  fc.record({
    slug: fc.constant(slug),
    name: fc.constant(slug),
    email: fc.constant(`${slug}@salon.example`),
    timeZone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'UTC'),
    hours: fc.array(hours, { minLength: 1, maxLength: 3 }),
    overrides: fc.constantFrom([], [{ date: '2026-03-28', windows: [{ start: '10:00', end: '14:00' }] }]),
  })
const service = (slug: string): fc.Arbitrary<object> =>
  fc.record({
    slug: fc.constant(slug),
    name: fc.constant(slug),
    durationMinutes: minutes([15, 45, 90, 240]),
    slotIntervalMinutes: minutes([15, 20, 60]),
    bufferBeforeMinutes: minutes([0, 10, 60]),
    bufferAfterMinutes: minutes([0, 10, 600]),
    minimumNoticeMinutes: minutes([0, 7, 1500]),
    bookingWindowDays: fc.constantFrom(0, 2, 30, null),
    staff: fc.constantFrom(['a'], ['a', 'b'], ['b', 'a']),
  })
const catalog = fc.record({
  services: fc.tuple(service('one'), service('two')),
  staff: fc.tuple(member('a'), member('b')),
})
const wish = fc.record({
  service: fc.constantFrom('one', 'two'),
  /** Picks one of the listed starts … */
  pick: fc.nat(),
  /** … and an instant near it, listed or not. */
  shift: fc.integer({ min: -40, max: 40 }),
})

const iso = (instant: number): string => new Date(instant).toISOString()

async function listed(server: TestServer, name: string): Promise<SlotsResponse['slots']> {
  const response = await server.request(`/v1/slots?service=${name}&from=${iso(FROM)}&to=${iso(TO)}`)
  return ((await response.json()) as SlotsResponse).slots
}

const tryToBook = (server: TestServer, name: string, start: string, staff?: string): Promise<Response> =>
  server.request('/v1/bookings', { json: bookingBody({ service: name, start, ...(staff !== undefined && { staff }) }) })

/** Whether the HTTP API books `start`; what it booked is cancelled again, as far as a customer still can. */
async function isBookable(server: TestServer, name: string, start: number): Promise<boolean> {
  const response = await tryToBook(server, name, iso(start))
  if (response.status !== 201) return false
  await cancel(server, (await response.json()) as CreatedBooking)
  return true
}

test('what is listed can be booked, and what is not listed cannot', async () => {
  const seen = { booked: 0, refused: 0 }
  const property = fc.asyncProperty(
    catalog,
    fc.array(wish, { minLength: 4, maxLength: 8 }),
    fc.integer({ min: FROM - 86_400_000, max: TO }),
    async (salon, wishes, now) => {
      await using server = await createTestServer({ now, catalog: salon })
      for (const { service: name, pick, shift } of wishes) {
        const slots = await listed(server, name)
        const chosen = slots.length > 0 ? slots[pick % slots.length] : undefined
        if (chosen) {
          const staffId = chosen.staffIds[pick % chosen.staffIds.length]
          const response = await tryToBook(server, name, chosen.start, staffId)
          expect(response.status).toBe(201)
          expect(((await response.json()) as CreatedBooking).staff.id).toBe(staffId)
          seen.booked += 1
        }
        const around = chosen ? Date.parse(chosen.start) : FROM + (pick % 384) * QUARTER_MS
        const near = Math.min(Math.max(around + shift * QUARTER_MS, FROM), TO - 1)
        const isListed = (await listed(server, name)).some((slot) => Date.parse(slot.start) === near)
        expect(await isBookable(server, name, near)).toBe(isListed)
        seen.refused += isListed ? 0 : 1
      }
    },
  )
  await fc.assert(property, { numRuns: 25 })
  // Else the catalogs have become too empty, or too full, to prove anything.
  expect(seen.booked).toBeGreaterThan(20)
  expect(seen.refused).toBeGreaterThan(20)
}, 60_000)
