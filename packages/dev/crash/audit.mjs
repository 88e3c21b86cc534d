import Database from 'better-sqlite3'
import { mailsOwed } from '../race/mails-owed.mjs'
import { checkDeliveries } from './deliveries.mjs'
import { REMINDER_MINUTES } from './load.mjs'

/**
 * What is wrong in the file and in the mailboxes, one line each, and what there is of everything.
 * @param {string} path
 * @param {readonly import('./load.mjs').Seen[]} seen
 * @param {readonly import('./receivers.mjs').Arrival[]} arrivals
 * @param {readonly import('./deliveries.mjs').Round[]} rounds
 */
export function audit(path, seen, arrivals, rounds) {
  const database = new Database(path, { readonly: true })
  try {
    const list = (/** @type {string} */ sql) => /** @type {any[]} */ (database.prepare(sql).all())
    /** @type {string[]} */
    const faults = []
    const bookings = new Map(
      list(`
        SELECT b.*, a.start_ms, (SELECT count(*) FROM claims c WHERE c.appointment_id = a.id) AS claims
        FROM bookings b JOIN appointments a ON a.id = b.appointment_id`).map((row) => [row.id, row]),
    )
    for (const mine of seen) {
      const fault = faultOf(mine, bookings.get(mine.id))
      if (fault !== undefined) faults.push(`booking ${mine.id} ${fault}`)
    }
    // Also those whose 201 nobody saw: a booking is there with all that it owes, or not at all.
    /** @type {Map<string, any[]>} */
    const messages = new Map([...bookings.keys()].map((id) => [id, []]))
    for (const row of list('SELECT * FROM outbox')) messages.get(row.booking_id)?.push(row)
    /** @type {Map<string, any[]>} */
    const events = new Map([...bookings.keys()].map((id) => [id, []]))
    for (const row of list('SELECT * FROM audit ORDER BY rowid')) events.get(row.booking_id)?.push(row)
    for (const booking of bookings.values()) {
      const { id } = booking
      for (const fault of halves(booking, messages.get(id) ?? [], events.get(id) ?? [])) {
        faults.push(`booking ${id} ${fault}`)
      }
    }
    for (const { id } of list('SELECT id FROM appointments WHERE id NOT IN (SELECT appointment_id FROM bookings)')) {
      faults.push(`appointment ${id} has no booking`)
    }
    const integrity = String(database.pragma('integrity_check', { simple: true }))
    if (integrity !== 'ok') faults.push(`the file is damaged: ${integrity}`)

    const rows = [...messages.values()].flat()
    const deliveries = checkDeliveries(rows, arrivals, rounds, faults)
    return { faults, bookings: bookings.size, messages: rows.length, deliveries }
  } finally {
    database.close()
  }
}

/**
 * @param {import('./load.mjs').Seen} mine
 * @param {any} row
 */
function faultOf(mine, row) {
  if (!row) return 'was answered with 201 and is not in the file'
  if (row.sequence < mine.sequence) return `was answered as version ${mine.sequence} and is ${row.sequence}`
  if (!mine.isCertain) return undefined
  if (row.status !== mine.status) return `was answered as ${mine.status} and is ${row.status}`
  if (row.start_ms !== Date.parse(mine.start)) return `was answered at ${mine.start} and is elsewhere`
  return undefined
}

/**
 * What of a booking is half-written. Each thing that happened to it made a version of it and owes the mails and the
 * webhook of that; and while it stands, the reminders of its present time, by mail and as webhook.
 * @param {any} booking
 * @param {readonly any[]} messages
 * @param {readonly any[]} events
 */
function halves(booking, messages, events) {
  const isOpen = booking.status === 'confirmed'
  /** @type {string[]} */
  const faults = []
  if (booking.claims !== (isOpen ? 1 : 0)) faults.push(`is ${booking.status} with ${booking.claims} claims`)
  if (events.length !== booking.sequence + 1)
    faults.push(`is version ${booking.sequence} after ${events.length} events`)
  for (const [version, happened] of events.entries()) {
    const owed = messages
      .filter((row) => row.sequence === version && !row.kind.endsWith('reminder'))
      .map((row) => `${row.staff_id ?? row.audience} ${row.kind}`)
      .toSorted()
      .join()
    const expected = [...mailsOwed(happened), `endpoint ${happened.event}`].toSorted().join()
    if (owed !== expected) faults.push(`owes for ${happened.event}: ${owed || 'nothing'}, not ${expected}`)
  }
  const reminders = messages.filter((row) => row.kind.endsWith('reminder'))
  const waiting = reminders.filter(({ state }) => state === 'waiting')
  const wrong = waiting.filter((row) => row.start_ms !== booking.start_ms).length
  const since = events.findLast(({ event }) => event !== 'booking.cancelled')?.at_ms
  const planned = REMINDER_MINUTES.map((minutes) => booking.start_ms - minutes * 60_000).filter((at) => at > since)
  // Also those that have gone out.
  const owed = reminders.filter(({ state, start_ms }) => state !== 'withdrawn' && start_ms === booking.start_ms)
  if (wrong > 0 || (isOpen ? owed.length !== 2 * planned.length : waiting.length > 0)) {
    faults.push(`is ${booking.status} with ${owed.length} reminders, and ${wrong} for another time`)
  }
  return faults
}
