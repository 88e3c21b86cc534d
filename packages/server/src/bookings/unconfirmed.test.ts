import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CreatedBooking } from '@openslot/core/wire'
import { describe, expect, onTestFinished, test } from 'vitest'
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
  listStarts,
  problemOf,
  reschedule,
  tryToBook,
} from '../../test/support/salon.js'
import type { TestServer } from '../testing/index.js'

let server: TestServer

const reopen = confirmingServerForEach({
  take: (opened) => {
    server = opened
  },
  current: () => server,
})

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
    expect(await tryToBook(server)).toBe(409)
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

test('what can’t be confirmed any more isn’t booked: it begins this very moment', async () => {
  await reopen({ minimumNoticeMinutes: 0 }, { now: Date.parse(TUESDAY_TEN) })
  const response = await server.request('/v1/bookings', { json: bookingBody() })
  expect(await problemOf(response)).toMatchObject({ status: 422, reason: 'past' })
  expect(rowsIn(server, 'SELECT * FROM bookings')).toEqual([])
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
