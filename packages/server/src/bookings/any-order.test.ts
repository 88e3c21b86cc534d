import type { CreatedBooking, CreatedHold } from '@openslot/core/wire'
import type Database from 'better-sqlite3'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { CONFIRMING, confirm } from '../../test/support/confirming.js'
import {
  ANNA,
  BEN,
  HAIRCUT,
  NOW,
  bookingBody,
  cancel,
  listStarts,
  openFile,
  openSalon,
  reschedule,
} from '../../test/support/salon.js'
import type { TestServer } from '../testing/index.js'

// Whatever happens in whatever order: what is listed can be booked, held and moved to, nothing else can, and the file
// keeps no claim for nobody and nobody without their claims.

const STARTS = ['2026-06-02T08:00:00Z', '2026-06-02T08:15:00Z', '2026-06-02T08:30:00Z', '2026-06-02T09:00:00Z']
const kind = { staff: ['anna', 'ben'], bufferAfterMinutes: 5 }
const KINDS = [
  kind,
  { ...kind, capacity: 2 },
  { ...kind, capacity: 2, resources: ['room'] },
  { ...kind, capacity: 2, staffing: 'all' },
  { ...kind, resources: ['room'], caps: { day: 3 } },
]
/** Whether a booking counts at once, or once its customer has confirmed it within a few minutes. */
const SETTINGS = [{}, { ...CONFIRMING, OPENSLOT_CONFIRM_MINUTES: '3' }]

const step = fc.record({
  what: fc.constantFrom('book', 'book', 'hold', 'hold', 'confirm', 'move', 'cancel', 'release', 'wait'),
  start: fc.constantFrom(...STARTS),
  pick: fc.nat(9),
  withHold: fc.boolean(),
})
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

const faultOf = (what: string, start: string, listed: boolean, status: number): string | undefined =>
  !listed && [409, 422].includes(status) ? undefined : `${what} ${start}: ${listed ? '' : 'not '}listed, and ${status}`

class Salon {
  readonly bookings: CreatedBooking[] = []
  readonly holds: CreatedHold[] = []
  now = NOW
  readonly server: TestServer

  constructor(server: TestServer) {
    this.server = server
  }

  /** Does it; what comes back is wrong with the answer. */
  async run({ what, start, pick, withHold }: Step): Promise<string | undefined> {
    const { server } = this
    const held = withHold ? this.holds[pick % this.holds.length] : undefined
    const holdToken = held?.token
    const mine = this.bookings[pick % this.bookings.length]
    switch (what) {
      case 'book': {
        const listed = await this.isListed(start, { ...(holdToken !== undefined && { holdToken }) })
        // Each customer their own: one alone may have only a few that are unconfirmed.
        const customer = { name: 'Mia', email: `mia-${this.bookings.length}@example.com` }
        const response = await server.request('/v1/bookings', { json: bookingBody({ start, holdToken, customer }) })
        if (!listed || response.status !== 201) return faultOf(what, start, listed, response.status)
        this.bookings.push((await response.json()) as CreatedBooking)
        // A mail that asks for a confirmation goes out at once: later, there may be nothing left to confirm.
        await server.drain()
        this.forget(held)
        return undefined
      }
      case 'hold': {
        const listed = await this.isListed(start, {})
        const response = await server.request('/v1/holds', { json: { service: 'haircut', start } })
        if (!listed || response.status !== 201) return faultOf(what, start, listed, response.status)
        this.holds.push((await response.json()) as CreatedHold)
        return undefined
      }
      case 'move': {
        if (!mine || mine.start === start) return undefined
        const own = { more: `&booking=${mine.id}`, token: mine.manageToken }
        const listed = await this.isListed(start, { ...own, ...(holdToken !== undefined && { holdToken }) })
        const response = await reschedule(server, mine, { start, holdToken })
        if (mine.confirmBy !== null) return response.status === 403 ? undefined : 'an unconfirmed booking was moved'
        if (!listed || response.status !== 200) return faultOf(what, start, listed, response.status)
        this.bookings[this.bookings.indexOf(mine)] = { ...mine, start }
        this.forget(held)
        return undefined
      }
      case 'confirm': {
        if (!mine || mine.confirmBy === null) return undefined
        const { id, confirmBy, staff, team } = mine
        const person = team.length > 1 ? '' : `&staff=${staff.id}`
        const isKept = Date.parse(confirmBy) > this.now
        const expected = isKept || (await this.isListed(mine.start, { more: person }))
        const response = await confirm(server, id, this.mailedToken(id))
        if (!expected || response.status !== 200) return faultOf(what, mine.start, expected, response.status)
        this.bookings[this.bookings.indexOf(mine)] = { ...mine, confirmBy: null }
        return undefined
      }
      case 'cancel':
        if (!mine) return undefined
        this.bookings.splice(this.bookings.indexOf(mine), 1)
        return (await cancel(server, mine)).status === 200 ? undefined : 'a booking could not be cancelled'
      case 'release': {
        const hold = this.holds[pick % this.holds.length]
        if (!hold) return undefined
        await server.request(`/v1/holds/${hold.id}`, { method: 'DELETE', token: hold.token })
        this.forget(hold)
        return undefined
      }
      case 'wait':
        this.now += 2 * 60_000
        server.setNow(this.now)
        return undefined
    }
  }

  private async isListed(start: string, options: Parameters<typeof listStarts>[1]): Promise<boolean> {
    return (await listStarts(this.server, options)).includes(start)
  }

  private mailedToken(id: string): string {
    const mail = this.server.mails.find(({ text }) => text.includes(`/${id}#`))
    return /#(\S+)/.exec(mail?.text ?? '')?.[1] ?? ''
  }

  private forget(hold: CreatedHold | undefined): void {
    if (hold) this.holds.splice(this.holds.indexOf(hold), 1)
  }
}

/** Appointments with the wrong claims, or with more in them than places. */
const WRONG = /* sql */ `
  WITH seats AS (
    SELECT a.id, a.capacity, a.blocked_start_ms, a.blocked_end_ms,
      (SELECT count(*) FROM bookings b WHERE b.appointment_id = a.id) AS ever,
      (SELECT count(*) FROM bookings b WHERE b.appointment_id = a.id AND b.status NOT IN ('cancelled', 'declined')) AS booked,
      (SELECT count(*) FROM bookings b WHERE b.appointment_id = a.id AND b.status NOT IN ('cancelled', 'declined')
        AND b.confirm_by_ms IS NULL) AS counting,
      (SELECT count(*) FROM holds h WHERE h.appointment_id = a.id) AS held,
      (SELECT max(at) FROM (
        SELECT h.expires_ms AS at FROM holds h WHERE h.appointment_id = a.id
        UNION ALL
        SELECT b.confirm_by_ms FROM bookings b WHERE b.appointment_id = a.id AND b.status = 'pending')) AS until,
      max(1, (SELECT count(*) FROM appointment_staff t WHERE t.appointment_id = a.id)) + :resources AS needed
    FROM appointments a)
  SELECT * FROM seats s WHERE
    ever + held = 0
    OR booked + held > capacity
    OR (SELECT count(*) FROM claims c WHERE c.appointment_id = s.id) <> CASE WHEN booked + held > 0 THEN needed ELSE 0 END
    OR EXISTS (SELECT 1 FROM claims c WHERE c.appointment_id = s.id AND (
      c.start_ms <> blocked_start_ms OR c.end_ms <> blocked_end_ms
      OR c.held_until_ms IS NOT CASE WHEN counting > 0 THEN NULL ELSE until END))`

const wrongIn = (file: Database.Database, resources: number): unknown[] => file.prepare(WRONG).all({ resources })

test.each(KINDS.map((service) => [JSON.stringify(service), service] as const))(
  '%s',
  async (_name, service) => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...SETTINGS),
        fc.array(step, { minLength: 5, maxLength: 25 }),
        async (setting, steps) => {
          await using server = await openSalon({
            catalog: {
              services: [{ ...HAIRCUT, ...service }],
              staff: [ANNA, BEN],
              resources: [{ slug: 'room', name: 'Room', kind: 'room' }],
            },
            environment: setting,
          })
          const salon = new Salon(server)
          const file = openFile(server)
          try {
            for (const each of steps) {
              expect(await salon.run(each)).toBeUndefined()
              expect(wrongIn(file, 'resources' in service ? 1 : 0)).toEqual([])
            }
          } finally {
            file.close()
          }
        },
      ),
      { numRuns: 10 },
    )
  },
  60_000,
)
