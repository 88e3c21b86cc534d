import type { Booking, CreatedBooking, CustomerExport, MessagesResponse } from '@openslot/core/wire'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type AdminServer, openAdmin } from '../../test/support/admin.js'
import { type Receiver, openReceiver } from '../../test/support/receiver.js'
import type { Mail } from '../notifications/mail.js'
import type { TestServer } from '../testing/index.js'
import {
  NOW,
  TUESDAY_TEN,
  book,
  bookingBody,
  dump,
  openFile,
  problemOf,
  reschedule,
  salon,
} from '../../test/support/salon.js'

// What an erasure does to everybody else: to guests and hosts, to staff and owner, and to webhooks.

const MIA = { name: 'Mia Muster', email: 'mia@example.com', phone: '+49 30 123456' }
const GUS = 'gus@example.com'
const AFTERWARDS = Date.parse('2026-06-03T00:00:00Z')
const MINUTE_MS = 60_000

let open: AdminServer
let receiver: Receiver
beforeEach(async () => {
  receiver = await openReceiver()
  open = await openAdmin({
    catalog: salon({ maxGuests: 3 }),
    onSms: () => {},
    environment: { OPENSLOT_ALLOW_PRIVATE_WEBHOOKS: 'true', OPENSLOT_OWNER_EMAIL: 'owner@salon.example' },
  })
  await open.admin('webhooks', { json: { url: receiver.url } })
})
afterEach(async () => {
  await open[Symbol.asyncDispose]()
  await receiver[Symbol.asyncDispose]()
})

const invite = (...guests: string[]): Promise<CreatedBooking> => book(open.server, { customer: MIA, guests })
const erase = async (json: object): Promise<unknown> => (await open.admin('customers/erase', { json })).json()
const exported = (email: string): Promise<Response> => open.admin('customers/export', { json: { email } })

/** Sends what is due, and says who got a mail of it. */
async function mailed(): Promise<string[]> {
  const before = open.server.mails.length
  await open.server.drain()
  return open.server.mails.slice(before).map(({ to }) => to.email)
}

/** What endpoints were told since, whatever of it. */
async function told(): Promise<{ type: string; booking: Booking }[]> {
  const before = receiver.bodies.length
  await open.server.drain()
  return receiver.bodies.slice(before).map((body) => {
    const { type, data } = JSON.parse(body) as { type: string; data: { booking: Booking } }
    return { type, booking: data.booking }
  })
}

describe('of a guest', () => {
  test.each([
    ['gus@example.com', 'GUS@Example.com'],
    ['Änn@example.com', 'änn@example.com'],
  ])('%s goes from all that tells of the booking, asked for as %s', async (address, asked) => {
    const wish = { customer: MIA, guests: [address, 'gia@example.com'] }
    const send = (): Promise<Response> =>
      open.server.request('/v1/bookings', { json: bookingBody(wish), headers: { 'Idempotency-Key': 'once' } })
    const made = (await (await send()).json()) as CreatedBooking
    // The endpoint has it in its answer, and is to be told again.
    receiver.status = 500
    await open.server.drain()
    expect(dump(open.server)).toContain(address)

    expect(await erase({ email: asked })).toEqual({ erased: 0, asGuest: 1, cancelled: 0 })
    expect(dump(open.server)).not.toContain(address)
    expect(await filesOf(open.server)).not.toContain(address)

    // The host's request is still known, and webhooks still go out.
    const again = (await (await send()).json()) as CreatedBooking
    expect([again.id, again.guests]).toEqual([made.id, ['gia@example.com']])
    receiver.status = 200
    open.server.setNow(NOW + MINUTE_MS)
    expect((await told()).map(({ booking }) => booking.guests)).toEqual([['gia@example.com']])
    await open.admin(`bookings/${made.id}/cancel`, { json: {} })
    expect(await mailed()).not.toContain(address)
    expect(await erase({ email: asked })).toEqual({ erased: 0, asGuest: 0, cancelled: 0 })
  })

  test('takes along what a mail server has said of them about somebody else’s mail', async () => {
    await using other = await openAdmin({
      catalog: salon({ maxGuests: 3 }),
      onMail: () => {
        throw new Error(`550 rejected: the text names ${GUS}`)
      },
    })
    await book(other.server, { customer: MIA, guests: [GUS] })
    await other.server.drain()
    expect(dump(other.server)).toContain(GUS)
    await other.admin('customers/erase', { json: { email: GUS } })
    expect(dump(other.server)).not.toContain(GUS)
  })

  test('is heeded by an endpoint’s answer that comes after it', async () => {
    await invite(GUS)
    receiver.beforeAnswer = () => erase({ email: GUS })
    await open.server.drain()
    expect(receiver.bodies.join('')).toContain(GUS)
    expect(dump(open.server)).not.toContain(GUS)
  })

  test('leaves nothing that could be sent to them again', async () => {
    await invite(GUS)
    await open.server.drain()
    const theirs = (await messages()).find(({ recipient }) => recipient.audience === 'guest')
    await erase({ email: GUS })
    const refused = await open.admin(`messages/${theirs?.id}/send-again`, { method: 'POST' })
    expect([refused.status, (await problemOf(refused)).detail]).toEqual([409, expect.stringContaining('erased')])
    expect(await mailed()).toEqual([])
  })

  test('comes after an export of what they are a guest of, which says nothing of their host', async () => {
    const { id } = await invite('Gus@Example.com')
    await open.server.drain()
    const response = await exported(GUS)
    const answer = (await response.json()) as CustomerExport
    expect([response.status, answer]).toMatchObject([
      200,
      {
        bookings: [],
        asGuest: [{ id, status: 'confirmed', start: TUESDAY_TEN, service: { slug: 'haircut' } }],
        messages: [{ bookingId: id, kind: 'confirmation', state: 'sent' }],
      },
    ])
    expect(JSON.stringify(answer)).not.toMatch(/\bmia\b|muster/i)
    await erase({ email: GUS })
    expect((await exported(GUS)).status).toBe(404)
  })
})

/** The database and its log, as they lie on the disk. */
async function filesOf({ directory }: TestServer): Promise<string> {
  const names = (await readdir(directory)).filter((file) => /db(?:-wal)?$/.test(file))
  return (await Promise.all(names.map(async (name) => (await readFile(join(directory, name))).toString()))).join('')
}

describe('that cancels', () => {
  test('is heeded by a mail server’s answer that comes after it', async () => {
    let erased = (): void => {}
    const erasure = new Promise<void>((resolve) => (erased = resolve))
    const onMail = async ({ to, text }: Mail): Promise<void> => {
      await erasure
      throw new Error(`550 ${to.email}: ${text}`)
    }
    await using other = await openAdmin({ catalog: salon({ maxGuests: 3 }), onMail })
    await book(other.server, { customer: MIA, guests: [GUS] })
    const sending = other.server.drain()
    await other.admin('customers/erase', { json: { email: MIA.email, cancel: true } })
    erased()
    await sending
    const list = await other.admin('messages')
    const { messages: all } = (await list.json()) as MessagesResponse
    expect(all.map(({ lastError }) => lastError)).toContainEqual(expect.stringContaining('It was refused.'))
    expect(dump(other.server)).not.toMatch(/\bmia\b|muster|123456/i)
  })

  test('is on record with who did it, and not with whom it was about', async () => {
    await invite(GUS)
    await erase({ email: GUS })
    await erase({ email: MIA.email, cancel: true })
    const file = openFile(open.server)
    const rows = file.prepare('SELECT event, actor, actor_name, details FROM audit ORDER BY id').raw().all()
    file.close()
    expect(rows.slice(1)).toEqual([
      ['guest.erased', 'staff', 'test', '{}'],
      ['booking.cancelled', 'staff', 'test', expect.any(String)],
      ['customer.erased', 'staff', 'test', '{}'],
    ])
  })

  test('keeps their request from booking them anew when it is sent again', async () => {
    const json = bookingBody({ customer: MIA })
    const send = (): Promise<Response> =>
      open.server.request('/v1/bookings', { json, headers: { 'Idempotency-Key': 'once' } })
    expect((await send()).status).toBe(201)
    await erase({ email: MIA.email, cancel: true })
    const again = await send()
    expect([again.status, (await problemOf(again)).type]).toEqual([409, expect.stringMatching(/idempotency-conflict$/)])
    expect(dump(open.server)).not.toMatch(/\bmia\b|muster|123456/i)
  })

  test('tells everybody but who is erased, and nobody who it was', async () => {
    await invite(GUS, 'MIA@example.com')
    expect(await mailed()).toContain(MIA.email)
    expect(await erase({ email: MIA.email, cancel: true })).toEqual({ erased: 1, asGuest: 0, cancelled: 1 })

    const before = receiver.bodies.length
    expect((await mailed()).toSorted()).toEqual(['anna@salon.example', GUS, 'owner@salon.example'])
    expect(open.server.texts).toEqual([])
    const farewell = open.server.mails.find(({ to, subject }) => to.email === GUS && subject.startsWith('Cancelled'))
    expect(farewell?.calendar?.method).toBe('CANCEL')
    expect(JSON.stringify(open.server.mails.slice(-3))).not.toMatch(/\bmia\b|muster|123456/i)
    expect(farewell?.text).not.toContain('Erased')
    expect(receiver.bodies.slice(before).map((body) => JSON.parse(body) as object)).toMatchObject([
      {
        type: 'booking.cancelled',
        data: { booking: { status: 'cancelled', customer: { name: 'Erased', phone: null }, guests: [], notes: null } },
      },
    ])
    // The guest was kept for that mail alone.
    expect(dump(open.server)).not.toContain(GUS)
    expect(await filesOf(open.server)).not.toContain(GUS)
  })

  test('lets endpoints that are behind know what they missed, without the person', async () => {
    receiver.status = 500
    const json = bookingBody({ customer: MIA, guests: [GUS] })
    await open.server.request('/v1/bookings', { json, headers: { 'Idempotency-Key': 'once' } })
    await open.server.drain()
    await erase({ email: MIA.email, cancel: true })
    expect(dump(open.server)).not.toMatch(/\bmia\b|muster|123456/i)
    receiver.status = 200
    open.server.setNow(NOW + MINUTE_MS)
    const events = await told()
    expect(events.map(({ type }) => type)).toEqual(['booking.created', 'booking.cancelled'])
    expect(JSON.stringify(events)).not.toMatch(/\bmia\b|muster|123456|gus@/i)
  })

  test('says nothing to guests who were told nothing, nor to one who is erased too', async () => {
    await invite(GUS)
    await erase({ email: MIA.email, cancel: true })
    expect(dump(open.server)).not.toContain(GUS)

    await invite(GUS)
    await mailed()
    await erase({ email: MIA.email, cancel: true })
    expect(dump(open.server)).toContain(GUS)
    await erase({ email: GUS })
    expect(dump(open.server)).not.toContain(GUS)
    expect(await mailed()).not.toContain(GUS)
  })

  test('tells guests the end alone, not what came before it', async () => {
    const mine = await invite(GUS)
    await mailed()
    await reschedule(open.server, mine, { start: '2026-06-03T08:00:00Z' })
    await erase({ email: MIA.email, cancel: true })
    await mailed()
    const subjects = open.server.mails.filter(({ to }) => to.email === GUS).map(({ subject }) => subject)
    expect(subjects).toEqual([expect.stringMatching(/^Haircut/), expect.stringMatching(/^Cancelled/)])
  })

  test('needs the scope for bookings, too', async () => {
    await invite()
    const scoped = async (scopes: string[]): Promise<Response> => {
      const made = await open.admin('tokens', { json: { name: scopes.join(), scopes } })
      const { token } = (await made.json()) as { token: string }
      const json = { email: MIA.email, cancel: true }
      return open.server.request('/v1/admin/customers/erase', { token, json })
    }
    const before = (await messages()).length
    const refused = await scoped(['customers', 'bookings:read'])
    expect([refused.status, await problemOf(refused)]).toMatchObject([403, { scope: 'bookings:write' }])
    expect(await messages()).toHaveLength(before)
    expect((await scoped(['customers', 'bookings:write'])).status).toBe(200)
  })
})

describe('leaves a booking', () => {
  let erased: CreatedBooking
  let before: MessagesResponse['messages']
  beforeEach(async () => {
    erased = await invite(GUS)
    await open.server.drain()
    before = await messages()
    open.server.setNow(AFTERWARDS)
    await erase({ email: MIA.email })
  })

  test('that its calendar link opens no more', async () => {
    const { pathname, search } = new URL(erased.calendarUrl)
    expect((await open.server.request(`${pathname}${search}`)).status).toBe(404)
  })

  test('that owes its customer nothing, whatever staff do to it', async () => {
    await mailed()
    const moved = await open.admin(`bookings/${erased.id}/reschedule`, { json: { start: '2026-06-09T08:00:00Z' } })
    expect(moved.status).toBe(200)
    await open.admin(`bookings/${erased.id}/cancel`, { json: {} })
    expect(new Set(await mailed())).toEqual(new Set(['anna@salon.example', 'owner@salon.example']))
  })

  test('whose messages can’t be sent again', async () => {
    await mailed()
    const sent = before.filter(({ state }) => state === 'sent')
    expect(sent.map(({ recipient }) => recipient.audience).toSorted()).toEqual([
      'customer',
      'endpoint',
      'guest',
      'owner',
      'staff',
    ])
    for (const { id } of sent) {
      const refused = await open.admin(`messages/${id}/send-again`, { method: 'POST' })
      expect([refused.status, (await problemOf(refused)).detail]).toEqual([409, expect.stringContaining('erased')])
    }
    const { webhooks } = (await (await open.admin('webhooks')).json()) as { webhooks: { id: string }[] }
    const webhook = sent.find(({ channel }) => channel === 'webhook')
    const replay = `webhooks/${webhooks[0]?.id}/deliveries/${webhook?.id}/replay`
    expect((await open.admin(replay, { method: 'POST' })).status).toBe(409)
    expect(await mailed()).toEqual([])
  })
})

async function messages(): Promise<MessagesResponse['messages']> {
  return ((await (await open.admin('messages?limit=200')).json()) as MessagesResponse).messages
}
