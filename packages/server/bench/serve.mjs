// The server under test and, in the same process, bare Hono routes that do the least that must be done.
import { createAdaptorServer } from '@hono/node-server'
import Database from 'better-sqlite3'
import { Hono } from 'hono'
import { uuidv7 } from 'uuidv7'
import { openLog } from '../dist/log.js'
import { movesAlong, newIds, rowsWrittenBy } from './rows.mjs'
import { FROM, QUICK, SERVICE, TO, book, openServer, startOfBooking } from './salon.mjs'

const path = /** @type {string} */ (process.argv[2])
const server = await openServer(path)
// As `openslot serve` does without a setting.
openLog('info')
const db = new Database(path)
db.pragma('journal_mode = WAL')
db.pragma('synchronous = FULL')
db.pragma('foreign_keys = ON')

const slots = await (await server.app.request(`/v1/slots?service=${SERVICE}&from=${FROM}&to=${TO}`)).text()
const templateStart = startOfBooking(-1)
let answer = ''
const written = await rowsWrittenBy(db, async () => {
  answer = await book(server, -100, { service: QUICK, start: templateStart })
})

const ids = newIds(written)
const inserts = written.map(({ table, row, uniques }) => {
  const columns = Object.keys(row)
  const statement = db.prepare(
    `INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  )
  return { statement, columns: columns.map((column) => ({ column, value: row[column] ?? null, uniques })) }
})
const insertAll = db.transaction((/** @type {number} */ start, /** @type {string} */ key) => {
  const from = Date.parse(templateStart)
  const fresh = new Map(ids.map((id) => [id, uuidv7()]))
  for (const { statement, columns } of inserts) {
    statement.run(
      columns.map(({ column, value, uniques }) => {
        if (typeof value === 'string' && fresh.has(value)) return fresh.get(value)
        if (movesAlong(column, value, from)) return /** @type {number} */ (value) + start - from
        return uniques.includes(column) && typeof value === 'string' ? `${value}${key}` : value
      }),
    )
  }
})

const bare = new Hono()
  .get('/bare/slots', (c) => c.body(slots, 200, { 'Content-Type': 'application/json' }))
  .post('/bare/bookings', async (c) => {
    const { start } = await c.req.json()
    insertAll.immediate(Date.parse(start), c.req.header('Idempotency-Key') ?? '')
    return c.body(answer, 201, { 'Content-Type': 'application/json' })
  })

/** @param {{ fetch: import('hono').Hono['fetch'] }} app @returns {Promise<number>} */
const listen = (app) =>
  new Promise((resolve) => {
    const http = createAdaptorServer({ fetch: app.fetch })
    http.listen(0, '127.0.0.1', () => resolve(/** @type {import('node:net').AddressInfo} */ (http.address()).port))
  })

let peak = 0
setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20).unref()
process.on('message', (message) => {
  if (message === 'memory') {
    process.send?.({ rss: process.memoryUsage.rss(), peak })
    peak = 0
  } else process.exit()
})
process.send?.({ port: await listen(server.app), barePort: await listen(bare) })
