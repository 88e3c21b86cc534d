import type { CalendarConnection } from '@openslot/core/wire'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { type AdminServer, openAdmin } from '../../test/support/admin.js'
import type { FakeGoogle } from '../../test/support/fake-google.js'
import { MAIN, openGoogleSalon } from '../../test/support/oauth-salon.js'
import { NOW, TUESDAY_TEN, book, listStarts, reschedule } from '../../test/support/salon.js'

// From a service's answer to the times that are offered: what a provider's own tests can't show.

const MINUTE = 60_000
const AT_TEN = { start: { dateTime: TUESDAY_TEN }, end: { dateTime: '2026-06-02T09:00:00Z' } }

async function withGoogle(use: (google: FakeGoogle, opened: AdminServer) => Promise<void>): Promise<void> {
  await using salon = await openGoogleSalon()
  await use(salon.google, salon)
}

async function connectionOf({ admin }: AdminServer): Promise<CalendarConnection> {
  const { connections } = (await (await admin('staff/anna/calendars')).json()) as { connections: CalendarConnection[] }
  return connections[0] as CalendarConnection
}

/** Lets minutes pass since the beginning, and reads what is due. */
async function after(minutes: number, { server }: AdminServer): Promise<void> {
  server.setNow(NOW + minutes * MINUTE)
  await server.readCalendars()
}

test('Google’s rate limit (403) is waited out, longer each time, and what is new is read then', () =>
  withGoogle(async (google, opened) => {
    const refusal = { error: { code: 403, errors: [{ reason: 'rateLimitExceeded' }] } }
    google.change(MAIN, { id: 'dentist', iCalUID: 'dentist@google.com', ...AT_TEN })
    const asked = async (minutes: number): Promise<number> => {
      const before = google.requests.length
      await after(minutes, opened)
      return google.requests.length - before
    }
    google.next.push({ status: 403, json: refusal }, { status: 403, json: refusal })
    expect(await asked(5)).toBe(1)
    expect(await connectionOf(opened)).toMatchObject({
      state: 'failing',
      calendars: [{ error: { code: 'rate-limited' } }],
    })
    expect([await asked(5.9), await asked(6), await asked(7.9)]).toEqual([0, 1, 0])
    expect(await listStarts(opened.server)).toContain(TUESDAY_TEN)
    expect(await asked(8)).toBeGreaterThan(0)
    expect(await connectionOf(opened)).toMatchObject({ state: 'working' })
    expect(await listStarts(opened.server)).not.toContain(TUESDAY_TEN)
  }))

test('a sync token that Google forgot (410) costs a whole reading, and nothing is missed', () =>
  withGoogle(async (google, opened) => {
    google.change(MAIN, { id: 'dentist', iCalUID: 'dentist@google.com', ...AT_TEN })
    await after(5, opened)
    expect(await listStarts(opened.server)).not.toContain(TUESDAY_TEN)
    google.deleteByHand(MAIN, 'dentist')
    google.forgetSyncTokens()
    await after(10, opened)
    expect(await listStarts(opened.server)).toContain(TUESDAY_TEN)
  }))

test('a booking stands in Google’s calendar once, follows its move, and goes with it', () =>
  withGoogle(async (google, opened) => {
    const { server } = opened
    // That the first try failed is said there.
    const mine = await book(server)
    google.loseNextAnswer()
    await server.drain()
    server.setNow(NOW + MINUTE)
    await server.drain()
    const uid = `${mine.id}@openslot`
    expect(google.events(MAIN)).toMatchObject([{ iCalUID: uid, start: { dateTime: '2026-06-02T08:00:00.000Z' } }])
    await reschedule(server, mine, { start: '2026-06-02T12:00:00Z' })
    await server.drain()
    expect(google.events(MAIN)).toMatchObject([{ iCalUID: uid, start: { dateTime: '2026-06-02T12:00:00.000Z' } }])
    await server.request(`/v1/bookings/${mine.id}/cancel`, { token: mine.manageToken, json: {} })
    await server.drain()
    expect(google.events(MAIN)).toEqual([])
  }))

test('a published calendar blocks; a page to sign in, where it was, frees nothing', async () => {
  const busy = ['BEGIN:VEVENT', 'UID:dentist', 'DTSTART:20260602T080000Z', 'DTEND:20260602T090000Z', 'END:VEVENT']
  let published = ['BEGIN:VCALENDAR', ...busy, 'END:VCALENDAR'].join('\n')
  const site = createServer((_request, response) => response.end(published)).listen(0, '127.0.0.1')
  await once(site, 'listening')
  try {
    await using opened = await openAdmin({ environment: { OPENSLOT_ALLOW_PRIVATE_CALENDARS: 'true' } })
    const url = `http://127.0.0.1:${(site.address() as AddressInfo).port}/basic.ics`
    const made = await opened.admin('staff/anna/calendars', { json: { provider: 'ics', url, name: 'Private' } })
    expect(made.status).toBe(201)
    expect(await listStarts(opened.server)).not.toContain(TUESDAY_TEN)
    published = '<!doctype html><title>Sign in</title>'
    await after(5, opened)
    expect(await connectionOf(opened)).toMatchObject({
      state: 'failing',
      calendars: [{ error: { code: 'unavailable' } }],
    })
    expect(await listStarts(opened.server)).not.toContain(TUESDAY_TEN)
    await after(20, opened)
    expect(await connectionOf(opened)).toMatchObject({ blocksAll: true })
    expect(await listStarts(opened.server)).toEqual([])
    published = ['BEGIN:VCALENDAR', 'END:VCALENDAR'].join('\n')
    await after(60, opened)
    expect(await listStarts(opened.server)).toContain(TUESDAY_TEN)
  } finally {
    site.closeAllConnections()
    site.close()
  }
})
