import { expect, test } from 'vitest'
import { openAdmin } from '../../test/support/admin.js'
import { openConnected } from '../../test/support/fake-calendar.js'
import { NOW, book, cancel, salon } from '../../test/support/salon.js'
import { hashToken, randomToken } from '../tokens.js'

const MINUTE = 60_000

/** The figures, by name and labels. */
async function figuresOf(server: Awaited<ReturnType<typeof openAdmin>>['server']): Promise<Map<string, number>> {
  const token = randomToken()
  const { adminTokens } = server.server.storage
  await adminTokens.create({ name: token, tokenHash: hashToken(token), scopes: ['metrics'], nowMs: NOW })
  const response = await server.request('/metrics', { token })
  expect(response.status).toBe(200)
  expect(response.headers.get('Content-Type')).toMatch(/^text\/plain; version=0\.0\.4/)
  const lines = (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  )
}

test('answers are counted by route, whatever is in their addresses', async () => {
  await using open = await openAdmin()
  await book(open.server)
  await open.server.request('/v1/bookings/one-of-many')
  await open.server.request('/v1/bookings/another')
  await open.server.request('/somebody@example.com')
  const figures = await figuresOf(open.server)
  const count = (labels: string): number | undefined =>
    figures.get(`openslot_http_request_duration_seconds_count{${labels}}`)
  expect(count('method="POST",route="/v1/bookings",status="201"')).toBe(1)
  expect(count('method="GET",route="/v1/bookings/:id",status="404"')).toBe(2)
  expect(count('method="GET",route="none",status="404"')).toBe(1)
  expect([...figures.keys()].join('\n')).not.toMatch(/somebody|another/)
})

test('what happens to bookings is counted from the first question on, each once', async () => {
  await using open = await openAdmin()
  await book(open.server, { start: '2026-06-02T10:00:00Z' })
  await figuresOf(open.server)
  const mine = await book(open.server)
  await cancel(open.server, mine)
  const expected = [1, 1]
  for (let time = 0; time < 2; time += 1) {
    const figures = await figuresOf(open.server)
    const counts = ['created', 'cancelled'].map((what) =>
      figures.get(`openslot_booking_events_total{event="booking.${what}"}`),
    )
    expect(counts).toEqual(expected)
  }
})

test('the outbox tells how much waits, and for how long the first has been due', async () => {
  let isUp = false
  await using open = await openAdmin({
    catalog: salon({ reminderOffsetsMinutes: [] }),
    onMail: () => {
      if (!isUp) throw new Error('away')
    },
  })
  await book(open.server)
  open.server.setNow(NOW + 10 * MINUTE)
  const figures = await figuresOf(open.server)
  expect(figures.get('openslot_outbox_waiting{channel="email"}')).toBeGreaterThan(1)
  expect(figures.get('openslot_outbox_overdue_seconds{channel="email"}')).toBe(600)
  expect(figures.get('openslot_outbox_failed{channel="email"}')).toBe(0)
  expect(figures.get('openslot_outbox_waiting{channel="webhook"}')).toBe(0)

  isUp = true
  open.server.setNow(NOW + 60 * MINUTE)
  await open.server.drain()
  const later = await figuresOf(open.server)
  expect(later.get('openslot_outbox_waiting{channel="email"}')).toBe(0)
  expect(later.get('openslot_outbox_overdue_seconds{channel="email"}')).toBe(0)
  expect(figures.get('process_resident_memory_bytes')).toBeGreaterThan(0)
})

test('only a token that may sees any of it', async () => {
  await using open = await openAdmin()
  expect((await open.server.request('/metrics')).status).toBe(401)
  const token = randomToken()
  const { adminTokens } = open.server.server.storage
  await adminTokens.create({ name: 'other', tokenHash: hashToken(token), scopes: ['bookings:read'], nowMs: NOW })
  expect((await open.server.request('/metrics', { token })).status).toBe(403)
})

test('a calendar tells for how long bookings couldn’t be written into it', async () => {
  await using open = await openConnected()
  const { fake, server, change, see } = open
  await change({ calendars: [{ remoteId: 'own', blocks: true, receives: true }] })
  const calendar = (await see()).calendars[0]?.id
  const unwritten = async () =>
    (await figuresOf(server)).get(`openslot_calendar_unwritten_seconds{calendar="${calendar}"}`)
  expect(await unwritten()).toBe(0)
  fake.fail('not-allowed')
  await book(server)
  await server.drain()
  server.setNow(NOW + 2 * MINUTE)
  expect(await unwritten()).toBe(120)
})
