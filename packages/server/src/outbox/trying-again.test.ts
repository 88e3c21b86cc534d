import { decideCancel } from '@openslot/core'
import { describe, expect, test } from 'vitest'
import { type Row, bookQuietly, rows } from '../../test/support/dispatching.js'
import { NOW, TUESDAY_TEN, book, openFile, openSalon, salon } from '../../test/support/salon.js'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

describe('a mail server that refuses', () => {
  test('is tried again after waits that double, until it takes the message', async () => {
    let isUp = false
    await using server = await openSalon({
      catalog: salon({ reminderOffsetsMinutes: [] }),
      onMail: () => {
        if (!isUp) throw new Error('451 try again later')
      },
    })
    await book(server)
    const waits: number[] = []
    let now = NOW
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      await server.drain()
      const [row] = rows(server)
      expect(row).toMatchObject({ state: 'waiting', attempts: attempt, last_error: '451 try again later' })
      const due = row?.due_ms ?? 0
      waits.push(due - now)
      // A moment before it is due, nothing happens.
      now = due - 1
      server.setNow(now)
      await server.drain()
      expect(rows(server)[0]?.attempts).toBe(attempt)
      now = Math.max(...rows(server).map((each) => each.due_ms))
      server.setNow(now)
    }
    for (const [index, wait] of waits.entries()) {
      const middle = Math.min(10_000 * 2 ** index, HOUR)
      // The wait is counted from when both messages are due.
      expect(wait).toBeGreaterThan(0)
      expect(wait).toBeLessThanOrEqual(middle * 1.25)
    }
    isUp = true
    await server.drain()
    expect(server.mails).toHaveLength(2)
    expect(rows(server).map((row) => [row.state, row.last_error])).toEqual([
      ['sent', null],
      ['sent', null],
    ])
  })

  test('is given up after a day', async () => {
    await using server = await openSalon({
      onMail: () => {
        throw new Error('550 no such mailbox')
      },
    })
    await book(server)
    let now = NOW
    while (rows(server).some((row) => row.state === 'waiting')) {
      await server.drain()
      now = Math.max(now + 1, ...rows(server).map((row) => row.due_ms))
      server.setNow(now)
    }
    expect(now - NOW).toBeGreaterThan(22 * HOUR)
    expect(now - NOW).toBeLessThanOrEqual(24 * HOUR + 1)
    expect(rows(server).map((row) => [row.state, row.last_error])).toEqual([
      ['failed', '550 no such mailbox'],
      ['failed', '550 no such mailbox'],
    ])
    server.setNow(now + 48 * HOUR)
    const { attempts } = rows(server)[0] as Row
    await server.drain()
    expect(rows(server)[0]?.attempts).toBe(attempts)
  })
})

describe('mail that is set up late', () => {
  test('is tried for a day from its first try, however long it was owed', async () => {
    let isUp = false
    await using server = await openSalon({
      onMail: () => {
        if (!isUp) throw new Error('451 try again later')
      },
    })
    await bookQuietly(server, '2026-06-10T08:00:00Z')
    const later = NOW + 3 * 24 * HOUR
    server.setNow(later)
    await server.drain()
    expect(rows(server).map((row) => row.state)).toEqual(['waiting', 'waiting'])
    server.setNow(later + HOUR)
    isUp = true
    await server.drain()
    expect(server.mails).toHaveLength(2)
  })

  test('is not told of what has long been over: booked, moved or cancelled', async () => {
    await using server = await openSalon({ catalog: salon({ reminderOffsetsMinutes: [] }) })
    await bookQuietly(server)
    const { bookings } = server.server.storage
    await bookings.cancel(TUESDAY_TEN, { now: NOW, reason: null }, (snapshot) =>
      decideCancel(snapshot, { actor: 'staff' }),
    )
    server.setNow(Date.parse(TUESDAY_TEN) + HOUR / 2 + 24 * HOUR)
    await server.drain()
    expect(server.mails).toEqual([])
    expect(rows(server)).toHaveLength(4)
    for (const row of rows(server)) {
      expect(row).toMatchObject({ state: 'withdrawn', last_error: expect.stringMatching(/over for a day/) })
    }
  })
})

describe('poison', () => {
  test.each<[string, string]>([
    ['a body that can’t be read', "UPDATE bookings SET answers = '{' WHERE id = ?"],
    ['a recipient who is gone', "UPDATE outbox SET staff_id = NULL WHERE audience = 'staff' AND booking_id = ?"],
    ['a time zone that is none', "UPDATE bookings SET time_zone = 'Nowhere/Never' WHERE id = ?"],
  ])('%s fails for itself alone, and says why', async (_what, spoil) => {
    await using server = await openSalon()
    await bookQuietly(server)
    const file = openFile(server)
    file.prepare(spoil).run(TUESDAY_TEN)
    file.close()
    await bookQuietly(server, '2026-06-02T10:00:00Z')
    await server.drain()
    expect(server.mails.length).toBeGreaterThanOrEqual(2)
    const spoilt = rows(server).filter((row) => row.state === 'waiting')
    expect(spoilt.length).toBeGreaterThan(0)
    for (const row of spoilt) expect(row).toMatchObject({ attempts: 1, last_error: expect.stringMatching(/./) })
    expect(rows(server).filter((row) => row.state === 'sent')).toHaveLength(server.mails.length)
  })

  test('a message that ends its worker each time is given up in the end', async () => {
    await using server = await openSalon()
    await bookQuietly(server)
    const file = openFile(server)
    file.prepare('UPDATE outbox SET attempts = 100, tries = 100').run()
    file.close()
    await server.drain()
    expect(rows(server).map((row) => [row.state, row.last_error])).toEqual([
      ['failed', 'Its delivery ended the server each time.'],
      ['failed', 'Its delivery ended the server each time.'],
    ])
  })
})
