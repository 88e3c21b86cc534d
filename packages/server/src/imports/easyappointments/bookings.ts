import { MINUTE_MS } from '@openslot/core'
import { email, line, phone, text, timeZone } from '@openslot/core/wire'
import { LANGUAGES } from '../../notifications/words/catalogue.js'
import type { Fault } from '../../catalog/catalog-file-error.js'
import type { BroughtBooking, BroughtStart } from '../brought.js'
import { checked, orNothing } from '../checked.js'
import { isLongPast, parseStart } from '../start.js'
import type { DumpedRow } from './sql-dump.js'
import { type TableOf, nameOfUser } from './tables.js'

interface From {
  readonly tableOf: TableOf
  readonly prefix: string
  readonly staffSlugs: ReadonlyMap<string, string>
  readonly serviceSlugs: ReadonlyMap<string, string>
  readonly now: number
}

/** Statuses are free words; these two of those that it brings along mean that nothing takes place. */
const GIVEN_UP = new Set(['cancelled', 'canceled', 'draft'])

/** Appointments to come. Their times are on the wall of their provider. */
export function bookingsIn(from: From, faults: Fault[]): { bookings: BroughtBooking[]; notes: string[] } {
  const counts = { past: 0, 'cancelled or drafts': 0, 'without a service: time off, which is entered anew': 0 }
  const customers = new Map(from.tableOf('users').map((row) => [row['id'] ?? '', row]))
  const bookings = from.tableOf('appointments').flatMap((row) => {
    const start = wallOf(row['start_datetime'])
    if (start && isLongPast(start, from.now)) counts.past += 1
    else if (isUnavailability(row)) counts['without a service: time off, which is entered anew'] += 1
    else if (GIVEN_UP.has((row['status'] ?? '').trim().toLowerCase())) counts['cancelled or drafts'] += 1
    else return bookingOf(row, start, customers.get(row['id_users_customer'] ?? ''), from, faults) ?? []
    return []
  })
  const notes = Object.entries(counts).flatMap(([what, count]) =>
    count > 0 ? [`Appointments left out, ${what}: ${count}.`] : [],
  )
  return { bookings, notes }
}

/** The column had another name up to version 1.4. */
const isUnavailability = (row: DumpedRow): boolean => (row['is_unavailability'] ?? row['is_unavailable']) === '1'

const wallOf = (datetime: string | null | undefined): Extract<BroughtStart, { wallMs: number }> | undefined => {
  const start = parseStart(datetime ?? '', null)
  return start && 'wallMs' in start ? start : undefined
}

function bookingOf(
  row: DumpedRow,
  start: ReturnType<typeof wallOf>,
  customer: DumpedRow | undefined,
  { prefix, serviceSlugs, staffSlugs }: From,
  faults: Fault[],
): BroughtBooking | null {
  const at = `${prefix}appointments, id ${row['id']}`
  const of = `${at}, customer ${row['id_users_customer']}`
  const end = wallOf(row['end_datetime'])
  const isPlaced = start !== undefined && end !== undefined && end.wallMs > start.wallMs
  if (!isPlaced)
    faults.push({ at: `${at}, start_datetime`, message: 'It needs a start and an end after that, in whole minutes.' })
  const customerName = checked(customer && nameOfUser(customer), line('The name', 200), `${of}, name`, faults)
  const customerEmail = checked(customer?.['email'] ?? '', email, `${of}, email`, faults)
  const notes = checked(row['notes'] ?? '', text('The note', 2000), `${at}, notes`, faults)
  // With faults elsewhere alone, whether there is room for it is tried all the same.
  if (!isPlaced) return null
  return {
    at,
    key: row['id'] ?? '',
    service: serviceSlugs.get(row['id_services'] ?? '') ?? `(${row['id_services']})`,
    staff: staffSlugs.get(row['id_users_provider'] ?? '') ?? `(${row['id_users_provider']})`,
    start,
    durationMinutes: (end.wallMs - start.wallMs) / MINUTE_MS,
    status: 'confirmed',
    details: {
      timeZone: orNothing(customer?.['timezone'], timeZone),
      locale: localeOf(customer?.['language']),
      customerName: customerName ?? '',
      customerEmail: customerEmail ?? '',
      customerPhone: orNothing(customer?.['phone_number'] || customer?.['mobile_number'], phone),
      notes: notes || null,
      guests: [],
      answers: {},
    },
  }
}

/** Languages have English names there, in small letters. */
function localeOf(language: string | null | undefined): string | null {
  const names = new Intl.DisplayNames('en', { type: 'language' })
  return Object.keys(LANGUAGES).find((tag) => names.of(tag)?.toLowerCase() === language?.toLowerCase()) ?? null
}
