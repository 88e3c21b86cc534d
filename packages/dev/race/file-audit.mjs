import Database from 'better-sqlite3'
import { asOffered } from './as-offered.mjs'
import { giversOf, sameGivers } from './givers.mjs'
import { mailsOwed } from './mails-owed.mjs'
import { groupBy, inOrder } from './rows.mjs'

const GIVEN_UP = new Set(['cancelled', 'declined'])

/**
 * What is wrong in the file, one line each, and what there is of everything.
 * @param {string} path
 * @param {readonly import('./client.mjs').Mine[]} seen every booking as its client was last told of it
 * @param {ReadonlyMap<string, readonly import('./as-offered.mjs').Offer[]>} changing services that were changed meanwhile
 */
export function auditFile(path, seen, changing) {
  const database = new Database(path, { readonly: true })
  try {
    // In the order in which they were written.
    const rows = (/** @type {string} */ table) =>
      /** @type {any[]} */ (database.prepare(`SELECT * FROM ${table} ORDER BY rowid`).all())
    const file = {
      appointments: rows('appointments'),
      bookings: rows('bookings'),
      claims: rows('claims'),
      holds: rows('holds'),
      messages: rows('outbox'),
      audit: rows('audit'),
      team: rows('appointment_staff'),
      resources: rows('resources'),
      services: rows('services'),
      serviceStaff: rows('service_staff'),
    }
    const integrity = String(database.pragma('integrity_check', { simple: true }))
    const faults = [
      ...(integrity === 'ok' ? [] : [`the file is damaged: ${integrity}`]),
      ...overlaps(file.claims),
      ...calendars(file),
      ...asOffered(file, changing),
      ...answers(file, seen),
      ...messages(file),
      ...sameGivers(file),
    ]
    const standing = file.bookings.filter(({ status }) => !GIVEN_UP.has(status)).length
    return {
      faults,
      rows: [
        ['bookings in the file', String(file.bookings.length)],
        ['of them standing', String(standing)],
        ['appointments', String(file.appointments.length)],
        ['claims', String(file.claims.length)],
        ['holds left', String(file.holds.length)],
        ['messages in the outbox', String(file.messages.length)],
      ],
    }
  } finally {
    database.close()
  }
}

/** @param {readonly any[]} claims */
function overlaps(claims) {
  return [...groupBy(claims, (claim) => claim.calendar_id).values()].flatMap((onCalendar) => {
    const ascending = onCalendar.toSorted((a, b) => a.start_ms - b.start_ms)
    return ascending.flatMap((claim, index) => {
      const before = ascending[index - 1]
      return before && before.end_ms > claim.start_ms ? [`claims overlap: ${before.id} and ${claim.id}`] : []
    })
  })
}

/**
 * Every appointment has somebody in it, no more than its places, and exactly its claims, for as long as somebody keeps
 * them.
 * @param {Record<'appointments' | 'bookings' | 'claims' | 'holds' | 'team' | 'resources', readonly any[]>} file
 */
function calendars({ appointments, bookings, claims, holds, team, resources }) {
  const [bookingsOf, claimsOf, holdsOf] = [bookings, claims, holds].map((list) =>
    groupBy(list, (row) => row.appointment_id),
  )
  const teamOf = groupBy(team, (row) => row.appointment_id)
  const isResource = new Set(resources.map(({ id }) => id))
  return appointments.flatMap((appointment) => {
    const all = bookingsOf?.get(appointment.id) ?? []
    const standing = all.filter(({ status }) => !GIVEN_UP.has(status))
    const held = holdsOf?.get(appointment.id) ?? []
    const claimed = claimsOf?.get(appointment.id) ?? []
    /** @type {string[]} */
    const faults = []
    if (all.length + held.length === 0) faults.push('has nobody in it')
    const seats = standing.length + held.length
    if (seats > appointment.capacity) faults.push(`has ${seats} in ${appointment.capacity} places`)
    const givers = giversOf(appointment, teamOf)
    const people = claimed
      .filter(({ calendar_id }) => !isResource.has(calendar_id))
      .map(({ calendar_id }) => calendar_id)
    const expected = seats === 0 ? [] : givers
    if (inOrder(people) !== inOrder(expected)) {
      faults.push(`claims ${people.join(', ') || 'nobody'}, not ${expected.join(', ') || 'nobody'}`)
    }
    const until = standing.length > 0 ? null : Math.max(...held.map(({ expires_ms }) => expires_ms))
    for (const claim of claimed) {
      if (claim.start_ms !== appointment.blocked_start_ms || claim.end_ms !== appointment.blocked_end_ms) {
        faults.push(`has a claim of another time: ${claim.id}`)
      }
      if (claim.held_until_ms !== until) faults.push(`is kept until ${claim.held_until_ms}, not ${until}`)
    }
    return faults.map((fault) => `appointment ${appointment.id} ${fault}`)
  })
}

/**
 * @param {{ bookings: readonly any[], appointments: readonly any[] }} file
 * @param {readonly import('./client.mjs').Mine[]} seen
 */
function answers({ bookings, appointments }, seen) {
  const startOf = new Map(appointments.map(({ id, start_ms }) => [id, start_ms]))
  const stored = new Map(bookings.map((row) => [row.id, row]))
  const known = new Set(seen.map(({ id }) => id))
  return [
    ...seen.flatMap((mine) => {
      const row = stored.get(mine.id)
      if (!row) return [`booking ${mine.id} was answered with 201 and is not in the file`]
      const told = [mine.status, mine.sequence, Date.parse(mine.start)].join()
      const kept = [row.status, row.sequence, startOf.get(row.appointment_id)].join()
      return told === kept ? [] : [`booking ${mine.id} was answered as ${told} and is ${kept}`]
    }),
    ...bookings.flatMap(({ id }) => (known.has(id) ? [] : [`booking ${id} is in the file and was answered to nobody`])),
  ]
}

/**
 * Each thing that happened to a booking owes one mail to its customer and one to everyone who gives it, gave it or gives
 * it now; and while it stands, it owes the two reminders of its present time.
 * @param {Record<'bookings' | 'messages' | 'audit' | 'appointments', readonly any[]>} file
 */
function messages({ bookings, messages: all, audit, appointments }) {
  const startOf = new Map(appointments.map(({ id, start_ms }) => [id, start_ms]))
  const [messagesOf, eventsOf] = [all, audit].map((list) => groupBy(list, (row) => row.booking_id))
  const faults = bookings.flatMap((booking) => {
    const owed = messagesOf?.get(booking.id) ?? []
    const events = eventsOf?.get(booking.id) ?? []
    /** @type {string[]} */
    const wrong = []
    if (events.length !== booking.sequence + 1)
      wrong.push(`is version ${booking.sequence} after ${events.length} events`)
    events.forEach((happened, version) => {
      const expected = inOrder(mailsOwed(happened))
      const told = owed
        .filter(({ sequence, kind }) => sequence === version && !kind.endsWith('reminder'))
        .map(({ audience, staff_id, kind }) => `${staff_id ?? audience} ${kind}`)
      if (inOrder(told) !== expected)
        wrong.push(`told ${told.join() || 'nobody'} of ${happened.event}, not ${expected}`)
    })
    const reminders = owed.filter(({ kind, state }) => kind === 'reminder' && state === 'waiting')
    const isRight = reminders.every(({ start_ms }) => start_ms === startOf.get(booking.appointment_id))
    if (!isRight || reminders.length !== (booking.status === 'confirmed' ? 2 : 0)) {
      wrong.push(`is ${booking.status} with ${reminders.length} reminders${isRight ? '' : ', not all of its time'}`)
    }
    return wrong.map((fault) => `booking ${booking.id} ${fault}`)
  })
  const known = new Set(bookings.map(({ id }) => id))
  const strays = all.filter(({ booking_id }) => !known.has(booking_id))
  return [...faults, ...strays.map(({ id }) => `message ${id} belongs to no booking`)]
}
