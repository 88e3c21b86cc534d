import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { openConnected } from '../../test/support/fake-calendar.js'
import { NOW, listStarts, salon } from '../../test/support/salon.js'

const QUARTER = 15 * 60_000
/** Some that overlap, some that touch, some that are weeks long. */
const busySpans = fc.array(
  fc
    .tuple(
      fc.integer({ min: -400, max: 3000 }),
      fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 2000 })),
    )
    .map(([start, length]) => ({ start: NOW + start * QUARTER, end: NOW + (start + length) * QUARTER })),
  { maxLength: 40 },
)

test('what stands in a calendar blocks as the same time off does, in lists and in bookings', async () => {
  await using connected = await openConnected(
    {},
    { catalog: salon({ staff: ['anna', 'ben'], bookingWindowDays: null }) },
  )
  const { fake, server, admin } = connected
  const { id } = await connected.see()
  const range = { from: '2026-05-28T00:00:00Z', to: '2026-07-10T00:00:00Z' }
  const property = fc.asyncProperty(busySpans, fc.nat(), async (spans, pick) => {
    fake.events.clear()
    for (const [index, span] of spans.entries()) fake.add(`event ${index}`, span)
    await admin(`staff/anna/calendars/${id}/read`, { method: 'POST' })
    const iso = (instant: number): string => new Date(instant).toISOString()
    const off = await Promise.all(
      spans.map(async ({ start, end }) => {
        const made = await admin('staff/ben/time-off', { json: { start: iso(start), end: iso(end) } })
        return ((await made.json()) as { id: string }).id
      }),
    )
    const [annas, bens] = await Promise.all(
      ['anna', 'ben'].map((staff) => listStarts(server, { ...range, more: `&staff=${staff}` })),
    )
    expect(annas).toEqual(bens)
    // Any start, free or not: a hold asks within its transaction.
    const start = iso(NOW + (pick % 3000) * QUARTER).replace('.000', '')
    const answers = await Promise.all(
      ['anna', 'ben'].map((staff) => server.request('/v1/holds', { json: { service: 'haircut', staff, start } })),
    )
    expect(answers[0]?.status).toBe(answers[1]?.status)
    for (const answer of answers) {
      const { id: hold, token = '' } = (await answer.json()) as { id?: string; token?: string }
      if (hold !== undefined) await server.request(`/v1/holds/${hold}`, { method: 'DELETE', token })
    }
    for (const entry of off) await admin(`staff/ben/time-off/${entry}`, { method: 'DELETE' })
  })
  await fc.assert(property, { numRuns: Number(process.env['OPENSLOT_PROPERTY_RUNS'] ?? 25) })
})
