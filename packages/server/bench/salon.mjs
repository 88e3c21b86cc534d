// A salon with five people and as many bookings as are wanted.
import Database from 'better-sqlite3'
import * as v from 'valibot'
import { catalogFile } from '../dist/catalog/catalog-file.js'
import { readConfig } from '../dist/config.js'
import { createServer } from '../dist/server.js'
import { copyBackwards, rowsWrittenBy } from './rows.mjs'

export const SERVICE = 'haircut'
/** A service with somebody who never sleeps, so that there are times enough to book. */
export const QUICK = 'quick'
export const NOW = Date.parse('2026-06-01T06:00:00Z')
/** 31 days. */
export const FROM = '2026-06-02T00:00:00Z'
export const TO = '2026-07-03T00:00:00Z'
/** Where the copies begin, counted backwards. */
const LAST_START = '2026-07-02T13:00:00Z'

const PEOPLE = ['anna', 'ben', 'cleo', 'dan', 'eve']
const WORKING_DAYS = [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }]
const ALWAYS = [{ days: [1, 2, 3, 4, 5, 6, 7], start: '00:00', end: '24:00' }]

/** @param {string} slug @param {object[]} hours */
const person = (slug, hours) => ({ slug, name: slug, email: `${slug}@example.com`, timeZone: 'Europe/Berlin', hours })

const CATALOG = {
  staff: [...PEOPLE.map((slug) => person(slug, WORKING_DAYS)), person('fay', ALWAYS)],
  services: [
    {
      slug: SERVICE,
      name: 'Haircut',
      durationMinutes: 30,
      slotIntervalMinutes: 15,
      bufferAfterMinutes: 10,
      bookingWindowDays: null,
      staff: PEOPLE,
    },
    { slug: QUICK, name: 'Quick', durationMinutes: 1, slotIntervalMinutes: 1, bookingWindowDays: null, staff: ['fay'] },
  ],
}

/** @param {string} path @param {Partial<import('../dist/server.js').ServerOptions>} [more] */
export const openServer = (path, more = {}) =>
  createServer({
    config: readConfig(
      { databaseUrl: `file:${path}` },
      { OPENSLOT_RATE_LIMIT: 'off', OPENSLOT_SECRET: 'for-the-bench-only-0123456789abcdef' },
      '/',
    ),
    cwd: '/',
    demo: false,
    clock: () => NOW,
    // No mail server: what is owed is looked for, and nothing is sent while it is measured.
    ...more,
  })

/** What a visitor sends. @param {number} number @param {object} wish */
export const bookingBody = (number, wish) =>
  JSON.stringify({
    ...wish,
    timeZone: 'Europe/Berlin',
    locale: 'en',
    customer: { name: `Visitor ${number}`, email: `visitor-${number}@example.com` },
  })

/** A free time of {@link QUICK} for each number. @param {number} number */
export const startOfBooking = (number) =>
  `${new Date(Date.parse('2026-08-01T00:00:00Z') + number * 45 * 60_000).toISOString().slice(0, 19)}Z`

/**
 * @param {import('../dist/server.js').Server} server
 * @param {number} number
 * @param {object} wish
 */
export async function book(server, number, wish) {
  const response = await server.app.request('/v1/bookings', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `bench-${number}` },
    body: bookingBody(number, wish),
  })
  if (response.status !== 201) throw new Error(await response.text())
  return response.text()
}

/**
 * @param {string} path
 * @param {number} bookings
 */
export async function makeDatabase(path, bookings) {
  const server = await openServer(path)
  await server.storage.catalog.importFile(v.parse(catalogFile, CATALOG), { dryRun: false })
  const db = new Database(path)
  const templates = []
  for (const [index, staff] of PEOPLE.entries()) {
    templates.push(
      await rowsWrittenBy(db, () => book(server, -index - 1, { service: SERVICE, staff, start: LAST_START })),
    )
  }
  await server.close()
  db.pragma('synchronous = OFF')
  for (const written of templates) {
    copyBackwards(db, written, Date.parse(LAST_START), Math.round(bookings / PEOPLE.length) - 1)
  }
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
}
