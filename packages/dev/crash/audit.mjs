import Database from 'better-sqlite3'
import { checkDeliveries } from './deliveries.mjs'

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
    for (const booking of bookings.values()) {
      for (const fault of halves(booking, messages.get(booking.id) ?? [])) faults.push(`booking ${booking.id} ${fault}`)
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
 * What of a booking is half-written. Each version of it owes one mail to the customer, one to the staff member and one
 * webhook; and while it stands, the two reminders of its present time.
 * @param {any} booking
 * @param {readonly any[]} messages
 */
function halves(booking, messages) {
  const isOpen = booking.status === 'confirmed'
  /** @type {string[]} */
  const faults = []
  if (booking.claims !== (isOpen ? 1 : 0)) faults.push(`is ${booking.status} with ${booking.claims} claims`)
  for (let version = 0; version <= booking.sequence; version += 1) {
    const kinds = messages
      .filter((row) => row.sequence === version && !row.kind.endsWith('reminder'))
      .map((row) => `${row.audience} ${row.channel}`)
      .toSorted()
      .join()
    const expected = 'customer email,endpoint webhook,staff email'
    if (kinds !== expected) faults.push(`owes for version ${version}: ${kinds || 'nothing'}`)
  }
  const reminders = messages.filter((row) => row.kind.endsWith('reminder') && row.state === 'waiting')
  const wrong = reminders.filter((row) => row.start_ms !== booking.start_ms).length
  // A day and an hour before, as mail and as webhook.
  if (reminders.length !== (isOpen ? 4 : 0) || wrong > 0) {
    faults.push(`is ${booking.status} with ${reminders.length} reminders, ${wrong} of them for another time`)
  }
  return faults
}
