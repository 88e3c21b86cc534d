import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CreatedBooking } from '@openslot/core/wire'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import {
  CONFIRMING,
  EXPIRES_AT,
  EXPIRY,
  MINUTE,
  auditIn,
  confirm,
  confirmingServerForEach,
  isFree,
  mailedBy,
  mailedToken,
  see,
  rowsIn,
} from '../../test/support/confirming.js'
import {
  NOW,
  TUESDAY_TEN,
  adminToken,
  book,
  bookingBody,
  bookingOf,
  cancel,
  dump,
  hold,
  listSlots,
  listStarts,
  openSalon,
  problemOf,
  reschedule,
} from '../../test/support/salon.js'
import type { TestServer } from '../testing/index.js'

let server: TestServer
const reopen = confirmingServerForEach({
  take: (opened) => {
    server = opened
  },
  current: () => server,
})

const statusOf = async (changes: object = {}): Promise<number> =>
  (await server.request('/v1/bookings', { json: bookingBody(changes) })).status

describe('before it is confirmed', () => {
  test('it waits for its customer, can be given up, and can’t be moved', async () => {
    const mine = await book(server)
    expect(mine).toMatchObject({
      status: 'pending',
      confirmBy: EXPIRES_AT,
      can: { reschedule: false, cancel: true, confirm: false },
    })
    const response = await reschedule(server, mine, { start: '2026-06-02T12:00:00Z' })
    expect(await problemOf(response)).toMatchObject({ status: 403, rule: 'unconfirmed' })
  })

  test('once its time has run out its version says so, tidied up or not', async () => {
    const mine = await book(server)
    const token = await adminToken(server)
    server.setNow(EXPIRY)
    const seen = await server.request(`/v1/admin/bookings/${mine.id}`, { token })
    expect(await bookingOf(seen)).toMatchObject({ status: 'cancelled', sequence: 1 })
    expect(seen.headers.get('ETag')).toBe('"1-cancelled-unconfirmed"')
  })

  test('nobody approves or declines by a version from before its customer has confirmed it', async () => {
    await reopen({ requiresApproval: true })
    const mine = await book(server)
    const token = await adminToken(server)
    const versionOf = async (): Promise<string> =>
      (await server.request(`/v1/admin/bookings/${mine.id}`, { token })).headers.get('ETag') ?? ''
    const before = await versionOf()
    expect(before).toBe('"0-pending-unconfirmed"')
    await confirm(server, mine.id, await mailedToken(server))
    expect(await versionOf()).toBe('"0-pending"')
    const act = async (action: string, etag: string): Promise<number> => {
      const path = `/v1/admin/bookings/${mine.id}/${action}`
      return (await server.request(path, { method: 'POST', token, headers: { 'If-Match': etag } })).status
    }
    expect([await act('approve', before), await act('decline', before)]).toEqual([412, 412])
    expect(await act('approve', '"0-pending"')).toBe(200)
  })

  test('nobody confirms another version than they name', async () => {
    const mine = await book(server)
    const token = await mailedToken(server)
    const path = `/v1/bookings/${mine.id}/confirm`
    const response = await server.request(path, { method: 'POST', token, headers: { 'If-Match': '"9-cancelled"' } })
    expect(response.status).toBe(412)
    expect((await see(server, mine.id, mine.manageToken)).confirmBy).toBe(EXPIRES_AT)
  })

  test('only its customer hears of it: one mail, with one button and nothing for a calendar', async () => {
    await book(server, { notes: 'Buy my pills at https://spam.example', locale: 'en-GB' })
    expect(await mailedBy(server)).toEqual(['mia@example.com: Confirm your booking: Haircut on Tue 2 June at 10:00'])
    const [mail] = server.mails
    expect(mail?.calendar).toBeNull()
    expect(mail?.text).toContain('\nConfirm by: Mon 1 June at 8:30\n')
    expect(mail?.text).not.toContain('spam')
    expect(mail?.html.match(/<a\s/g)).toHaveLength(1)
    expect(rowsIn(server, 'SELECT kind, channel, audience FROM outbox')).toEqual([
      ['confirm-email', 'email', 'customer'],
    ])
  })

  test('a stranger’s mailbox gets no answers and no guests of whoever typed it in', async () => {
    await reopen({ maxGuests: 2, questions: [{ id: 'hair', label: 'Hair?' }] })
    await book(server, { guests: ['gus@spam.example'], answers: { hair: 'https://spam.example' } })
    expect(await mailedBy(server)).toHaveLength(1)
    expect(server.mails[0]?.text).not.toContain('spam')
    expect(server.mails[0]?.html).not.toContain('spam')
  })

  test('nor what they gave as their name: not in the mail, not as whom it is for, not in the owner’s own template', async () => {
    const templates = mkdtempSync(join(tmpdir(), 'openslot-templates-'))
    onTestFinished(() => rmSync(templates, { recursive: true }))
    writeFileSync(join(templates, 'customer.confirm-email.subject'), 'Hello {{name}}: {{intro}}')
    for (const environment of [{}, { OPENSLOT_TEMPLATES: templates }]) {
      await reopen({}, { environment: { ...CONFIRMING, ...environment } })
      await book(server, { customer: { name: 'You won! Claim at spam.example', email: 'mia@example.com' } })
      await server.drain()
      expect(server.mails).toHaveLength(1)
      expect(JSON.stringify(server.mails)).not.toContain('spam')
      expect(server.mails[0]?.to.email).toBe('mia@example.com')
    }
    expect(server.mails[0]?.subject).toBe(
      'Hello : One step is left: confirm this appointment. If you didn’t ask for it, ignore this mail.',
    )
  })

  test('it has its time until it runs out, to the millisecond, whether or not anybody tidies up', async () => {
    await book(server)
    server.setNow(EXPIRY - 1)
    expect(await isFree(server)).toBe(false)
    server.setNow(EXPIRY)
    const before = dump(server)
    expect(await listStarts(server)).toContain(TUESDAY_TEN)
    expect(dump(server)).toBe(before)
    expect(await isFree(server)).toBe(true)
  })

  test('a list that is kept notices that it has run out', async () => {
    await book(server)
    expect(await listStarts(server)).not.toContain(TUESDAY_TEN)
    server.setNow(EXPIRY - 1)
    expect(await listStarts(server)).not.toContain(TUESDAY_TEN)
    server.setNow(EXPIRY)
    expect(await listStarts(server)).toContain(TUESDAY_TEN)
  })

  test('it is asked for until the appointment begins, not longer', async () => {
    await reopen({ minimumNoticeMinutes: 0 }, { now: Date.parse(TUESDAY_TEN) - 10 * MINUTE })
    expect((await book(server)).confirmBy).toBe(TUESDAY_TEN)
  })

  test('a hold becomes it, and the place stays its own', async () => {
    const { token } = await hold(server)
    await book(server, { holdToken: token })
    expect(await statusOf()).toBe(409)
    expect(rowsIn(server, 'SELECT count(*) FROM holds')).toEqual([[0]])
    server.setNow(EXPIRY)
    expect(await isFree(server)).toBe(true)
  })

  test('the same request again gets the same answer, also after it was confirmed', async () => {
    const send = async (): Promise<unknown> =>
      (await server.request('/v1/bookings', { json: bookingBody(), headers: { 'Idempotency-Key': 'one' } })).json()
    const first = (await send()) as CreatedBooking
    expect(first.confirmBy).toBe(EXPIRES_AT)
    await confirm(server, first.id, await mailedToken(server))
    expect(await send()).toEqual(first)
    expect(rowsIn(server, 'SELECT count(*) FROM bookings')).toEqual([[1]])
  })

  test('given up by its customer, it is gone, and nobody was told anything', async () => {
    const mine = await book(server)
    expect(await bookingOf(await cancel(server, mine))).toMatchObject({ status: 'cancelled', confirmBy: null })
    expect(await isFree(server)).toBe(true)
    await mailedBy(server)
    expect(rowsIn(server, 'SELECT DISTINCT kind FROM outbox')).toEqual([['confirm-email']])
    expect(auditIn(server)[1]).toEqual(['booking.dropped', 'customer', null, NOW])
  })

  test('a cut-off to cancel doesn’t keep it from being given up', async () => {
    await reopen({ cancelCutoffMinutes: 10_000 })
    const mine = await book(server)
    expect(mine.can.cancel).toBe(true)
    expect((await cancel(server, mine)).status).toBe(200)
  })

  test('whoever falls into the trap gets the very answer', async () => {
    const real = await book(server)
    const pretended = await book(server, { website: 'x', start: '2026-06-02T12:00:00Z' })
    expect(Object.keys(pretended)).toEqual(Object.keys(real))
    expect(pretended).toMatchObject({ status: 'pending', confirmBy: EXPIRES_AT, can: real.can })
    expect(await mailedBy(server)).toHaveLength(1)
  })
})

describe('keeping a calendar closed with what nobody confirms', () => {
  const starts = (count: number): Promise<string[]> =>
    listStarts(server).then((free) => free.filter((_, index) => index % 4 === 0).slice(0, count))
  const tryAll = async (wishes: readonly object[]): Promise<number[]> => {
    const statuses: number[] = []
    for (const wish of wishes) statuses.push(await statusOf(wish))
    return statuses
  }
  const from = (email: string) => ({ customer: { name: 'Mia', email } })

  test('is limited for one address, until one of them is confirmed, given up or has run out', async () => {
    const [first = '', second, third, fourth, fifth, sixth] = await starts(6)
    const mine = await book(server, { start: first })
    const token = await mailedToken(server)
    const others = [{ start: second, ...from('MIA@example.com') }, { start: third }, { start: fourth }]
    expect(await tryAll(others)).toEqual([201, 201, 429])
    const refused = await server.request('/v1/bookings', { json: bookingBody({ start: fourth }) })
    expect(Number(refused.headers.get('Retry-After'))).toBe((EXPIRY - NOW) / 1000)
    expect((await problemOf(refused)).detail).toContain('Confirm them by their mails')
    expect(await tryAll([{ start: fourth, ...from('other@example.com') }])).toEqual([201])
    await confirm(server, mine.id, token)
    expect(await tryAll([{ start: fifth }, { start: sixth }])).toEqual([201, 429])
    server.setNow(EXPIRY)
    expect(await tryAll([{ start: sixth }])).toEqual([201])
  })

  test('is limited for one client as its holds are, and a hold that becomes a booking counts once', async () => {
    const environment = { ...CONFIRMING, OPENSLOT_RATE_LIMIT: 'hold=2/10m' }
    await reopen({}, { environment })
    const [first, second, third = '', fourth] = await starts(4)
    const { token: holdToken } = await hold(server, { start: first })
    const wishes = [{ start: first, holdToken }, { start: second }, { start: third }]
    expect(await tryAll(wishes)).toEqual([201, 201, 429])
    // Used up, a hold's token saves nobody from being counted.
    expect(await tryAll([{ start: third, holdToken }])).toEqual([429])
    const admin = await adminToken(server)
    const byStaff = await server.request('/v1/admin/bookings', { token: admin, json: bookingBody({ start: fourth }) })
    expect(byStaff.status).toBe(201)
  })

  test('is limited for one client however many addresses they make up, until one is confirmed', async () => {
    const environment = { ...CONFIRMING, OPENSLOT_RATE_LIMIT: 'address=120/10m' }
    await reopen({ slotIntervalMinutes: 30, capacity: 20 }, { environment })
    const [first, ...others] = Array.from({ length: 11 }, (_, index) => from(`mia-${index}@example.com`))
    const mine = await book(server, first)
    const token = await mailedToken(server)
    expect(await tryAll(others)).toEqual([...Array.from({ length: 9 }, () => 201), 429])
    await confirm(server, mine.id, token)
    expect(await tryAll([from('mia-11@example.com'), from('mia-12@example.com')])).toEqual([201, 429])
    server.setNow(EXPIRY)
    expect(await tryAll([from('mia-12@example.com')])).toEqual([201])
  })

  test('with one hold named by many at once, one of them has been counted', async () => {
    await reopen({}, { environment: { ...CONFIRMING, OPENSLOT_RATE_LIMIT: 'hold=2/10m' } })
    const { token: holdToken } = await hold(server)
    const statuses = await Promise.all((await starts(5)).map((start) => statusOf({ start, holdToken })))
    expect(statuses.filter((status) => status === 201)).toHaveLength(2)
    expect(statuses.filter((status) => status === 429)).toHaveLength(3)
  })

  test('and where nobody has to confirm, bookings take nothing from the holds', async () => {
    await server.close()
    server = await openSalon({ environment: { OPENSLOT_RATE_LIMIT: 'hold=1/10m' } })
    const wishes = (await starts(3)).map((start) => ({ start }))
    expect(await tryAll(wishes)).toEqual([201, 201, 201])
  })
})

test('what can’t be confirmed any more isn’t booked: it begins this very moment', async () => {
  await reopen({ minimumNoticeMinutes: 0 }, { now: Date.parse(TUESDAY_TEN) })
  const response = await server.request('/v1/bookings', { json: bookingBody() })
  expect(await problemOf(response)).toMatchObject({ status: 422, reason: 'past' })
  expect(rowsIn(server, 'SELECT * FROM bookings')).toEqual([])
})

test('bots in the trap don’t use up the limit of whose address they give', async () => {
  const environment = { ...CONFIRMING, OPENSLOT_RATE_LIMIT: 'email=2/1h' }
  await reopen({}, { environment })
  for (const website of ['a', 'b', 'c']) expect(await statusOf({ website })).toBe(201)
  expect(await statusOf()).toBe(201)
})

describe('a group', () => {
  const seats = async (): Promise<number | undefined> =>
    (await listSlots(server)).find((slot) => slot.start === TUESDAY_TEN)?.seatsLeft
  beforeEach(async () => {
    await reopen({ capacity: 2 })
  })

  test('an unconfirmed booking takes a place, until it runs out', async () => {
    await book(server)
    expect(await seats()).toBe(1)
    server.setNow(NOW + MINUTE)
    await book(server)
    expect([await seats(), await statusOf()]).toEqual([undefined, 409])
    server.setNow(EXPIRY)
    expect(await seats()).toBe(1)
    expect(await statusOf()).toBe(201)
    expect(rowsIn(server, 'SELECT count(*), max(held_until_ms) FROM claims')).toEqual([[1, EXPIRY + 30 * MINUTE]])
  })

  test('who confirms keeps the appointment for good; the others still run out', async () => {
    const first = await book(server)
    const token = await mailedToken(server)
    await book(server)
    await confirm(server, first.id, token)
    expect(rowsIn(server, 'SELECT held_until_ms FROM claims')).toEqual([[null]])
    server.setNow(EXPIRY)
    await server.server.housekeeping.run()
    expect(await seats()).toBe(1)
    // When the one who confirmed leaves, who is there keeps it for as long as they have.
    await book(server)
    await cancel(server, first)
    expect(rowsIn(server, 'SELECT held_until_ms FROM claims')).toEqual([[EXPIRY + 30 * MINUTE]])
    server.setNow(EXPIRY + 30 * MINUTE)
    await server.server.housekeeping.run()
    expect([await seats(), rowsIn(server, 'SELECT count(*) FROM claims')]).toEqual([2, [[0]]])
  })

  test('late, one joins those who are there, and not a full one', async () => {
    const mine = await book(server)
    const token = await mailedToken(server)
    server.setNow(EXPIRY)
    await book(server)
    expect((await confirm(server, mine.id, token)).status).toBe(200)
    expect(await seats()).toBeUndefined()
    expect(rowsIn(server, "SELECT count(DISTINCT appointment_id) FROM bookings WHERE status <> 'cancelled'")).toEqual([
      [1],
    ])
  })
})

test('caps count it while it is kept', async () => {
  await reopen({ caps: { day: 1 } })
  await book(server)
  expect(await listStarts(server)).toEqual([])
  expect(
    await problemOf(await server.request('/v1/bookings', { json: bookingBody({ start: '2026-06-02T12:00:00Z' }) })),
  ).toMatchObject({ reason: 'cap-reached' })
  server.setNow(EXPIRY)
  expect(await listStarts(server)).toContain(TUESDAY_TEN)
  expect(await statusOf({ start: '2026-06-02T12:00:00Z' })).toBe(201)
})

describe('time alone', () => {
  test('makes its calendar entry a cancelled one, whether or not anybody tidies up', async () => {
    const mine = await book(server)
    const { pathname, search } = new URL(mine.calendarUrl)
    const entry = async (): Promise<string[]> => {
      const text = await (await server.request(pathname + search)).text()
      return [...text.matchAll(/^(?:STATUS|SEQUENCE|DTSTAMP):.*(?=\r)/gm)].map(([line]) => line)
    }
    server.setNow(EXPIRY - 1)
    expect(await entry()).toContain('STATUS:TENTATIVE')
    server.setNow(EXPIRY + MINUTE)
    const untidied = await entry()
    expect(untidied.toSorted()).toEqual(['DTSTAMP:20260601T063000Z', 'SEQUENCE:1', 'STATUS:CANCELLED'])
    await server.server.housekeeping.run()
    expect(await entry()).toEqual(untidied)
  })

  test('cancels what nobody has confirmed, and tells nobody', async () => {
    const mine = await book(server)
    await mailedBy(server)
    server.setNow(EXPIRY + 5 * MINUTE)
    await server.server.housekeeping.run()
    expect(rowsIn(server, 'SELECT status, cancelled_ms, confirm_by_ms FROM bookings')).toEqual([
      ['cancelled', EXPIRY, EXPIRY],
    ])
    expect(rowsIn(server, 'SELECT count(*) FROM claims')).toEqual([[0]])
    expect(auditIn(server)[1]).toEqual(['booking.dropped', 'system', null, EXPIRY])
    expect(await mailedBy(server)).toHaveLength(1)
    expect(await see(server, mine.id, mine.manageToken)).toMatchObject({ status: 'cancelled', can: { cancel: false } })
    const before = dump(server)
    await server.server.housekeeping.run()
    expect(dump(server)).toBe(before)
  })

  test('isn’t taken for a request that nobody approved', async () => {
    await reopen({ minimumNoticeMinutes: 0, requiresApproval: true }, { now: Date.parse(TUESDAY_TEN) - MINUTE })
    await book(server)
    server.setNow(Date.parse(TUESDAY_TEN))
    await server.server.housekeeping.run()
    expect(rowsIn(server, 'SELECT status FROM bookings')).toEqual([['cancelled']])
    expect(rowsIn(server, 'SELECT kind FROM outbox')).toEqual([['confirm-email']])
  })

  test('a mail that couldn’t go out in time no longer does', async () => {
    let isDown = true
    await reopen(
      {},
      {
        onMail: () => {
          if (isDown) throw new Error('the mail server is down')
        },
      },
    )
    await book(server)
    await server.drain()
    isDown = false
    server.setNow(EXPIRY)
    await server.drain()
    expect(server.mails).toEqual([])
    expect(rowsIn(server, 'SELECT state, last_error FROM outbox')).toEqual([
      ['withdrawn', expect.stringContaining('ran out before the mail could be sent')],
    ])
  })
})
