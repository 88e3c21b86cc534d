import { decideBooking, decideCancel, decideReschedule } from '@openslot/core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { NOW, TUESDAY_TEN, haircutOf, salon } from '../../../test/support/salon.js'
import { catalogFile } from '../../catalog/catalog-file.js'
import type { Channel, DueMessage } from '../../outbox/store.js'
import type { Storage } from '../storage.js'
import { openSqlite } from './open.js'

// What must hold between processes: two connections to one file, each with its own view of it.

const HOUR_MS = 3_600_000
const START = Date.parse(TUESDAY_TEN)
const MIA = {
  timeZone: 'Europe/Berlin',
  locale: null,
  customerName: 'Mia',
  customerEmail: 'mia@example.com',
  customerPhone: null,
  notes: null,
  guests: [],
  answers: {},
}

let directory: string
let here: Storage
let there: Storage
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'openslot-test-'))
  here = openSqlite(join(directory, 'openslot.db'))
  await here.migrate(0)
  await here.catalog.importFile(v.parse(catalogFile, salon()), { dryRun: false })
  there = openSqlite(join(directory, 'openslot.db'))
})
afterEach(async () => {
  await here.close()
  await there.close()
  await rm(directory, { recursive: true })
})

test('a token that is revoked here opens nothing there', async () => {
  const token = await here.adminTokens.create({ name: 'laptop', tokenHash: 'hash', nowMs: 0 })
  expect(await there.adminTokens.use('hash', 0)).toMatchObject({ id: token?.id, name: 'laptop' })
  expect(await here.adminTokens.revoke(token?.id ?? '')).toBe(true)
  expect(await there.adminTokens.use('hash', 0)).toBeUndefined()
})

test('a change sees what the other process has changed, and can refuse to overwrite it', async () => {
  const rename = (storage: Storage, seen: string, name: string): Promise<unknown> =>
    storage.catalogAdmin.services.update('haircut', (current) => {
      if (current.name !== seen) throw new Error(`It is called ${current.name} now.`)
      return { ...current, name }
    })
  await rename(here, 'Haircut', 'Cut')
  await expect(rename(there, 'Haircut', 'Trim')).rejects.toThrow('It is called Cut now.')
  expect((await there.catalogAdmin.services.find('haircut'))?.name).toBe('Cut')
})

test('what the owner sets here is set there', async () => {
  await here.settings.update(() => ({ businessName: 'Linden' }))
  expect(await there.settings.read()).toMatchObject({ businessName: 'Linden' })
})

describe('who commits last has the last word, also when they came first:', () => {
  const move = (storage: Storage, hours: number, now: number): Promise<unknown> => {
    const start = START + hours * HOUR_MS
    return storage.bookings.reschedule('booking', { giverOf: () => null, start, now }, (snapshot) =>
      decideReschedule(snapshot, { start, actor: 'customer' }),
    )
  }
  beforeEach(async () => {
    const times = { createdMs: 0, updatedMs: 0, previousSecrets: [], goneMs: null }
    const endpoint = { id: 'endpoint', url: 'https://crm.example/', description: null, events: null, secret: 'whsec_' }
    await here.webhooks.create({ ...endpoint, active: true, ...times })
    await here.bookings.create(
      { ...(await haircutOf(here)), start: START, now: NOW },
      { ...MIA, id: 'booking', manageTokenHash: 'hash' },
      (snapshot) => decideBooking(snapshot, { start: START }),
    )
    // Read the clock later, and got the write lock first.
    await move(there, 1, NOW + 2)
    await move(here, 2, NOW + 1)
    await there.bookings.cancel('booking', { now: NOW, reason: null }, (snapshot) =>
      decideCancel(snapshot, { actor: 'customer' }),
    )
  })

  test('by mail', async () => {
    const mails = await sent('email')
    const toldTo = (audience: string): unknown[] =>
      mails.flatMap((mail) => ('sequence' in mail && mail.recipient.audience === audience ? [mail.sequence] : []))
    expect(toldTo('customer')).toEqual([0, 1, 2, 3])
    expect(toldTo('staff')).toEqual([0, 1, 2, 3])
  })

  test('by webhook', async () => {
    const webhooks = await sent('webhook')
    expect(webhooks.map(({ kind, start }) => [kind, ((start ?? 0) - START) / HOUR_MS])).toEqual([
      ['booking.created', 0],
      ['booking.rescheduled', 1],
      ['booking.rescheduled', 2],
      ['booking.cancelled', 2],
    ])
  })
})

/** Sends what is due on a channel soon after, one after the other. */
async function sent(channel: Channel): Promise<DueMessage[]> {
  const nowMs = NOW + HOUR_MS / 60
  const claim = await here.outbox.claim({ channel, nowMs, leaseUntilMs: nowMs + 1, withAbandoned: false })
  if (!claim) return []
  const message = await here.outbox.load(claim)
  await here.outbox.markSent(claim, nowMs)
  return [message, ...(await sent(channel))]
}
