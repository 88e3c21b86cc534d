import { email, line, locale, phone, slug, text, timeZone } from '@openslot/core/wire'
import * as v from 'valibot'
import type { BroughtBooking } from '../brought.js'
import { checked } from '../checked.js'
import { parseStart } from '../start.js'
import { splitCell } from './cells.js'
import type { Row } from './table.js'

export const CUSTOMER_COLUMNS: readonly string[] = ['email!', 'name', 'phone', 'time_zone', 'locale']

export const BOOKING_COLUMNS: readonly string[] = [
  'id!',
  'service!',
  'staff',
  'start!',
  'time_zone',
  'duration_minutes',
  'status',
  'customer_email!',
  'customer_name',
  'customer_phone',
  'customer_time_zone',
  'customer_locale',
  'guests',
  'notes',
]

export const COLUMNS = { service: 'service', staff: 'staff', start: 'start' } as const

const STATUSES = ['confirmed', 'pending', 'cancelled'] as const

const wholeMinutes = v.pipe(
  v.string(),
  v.regex(/^\d{1,5}$/, 'Use whole minutes.'),
  v.transform(Number),
  v.minValue(1, 'Use at least 1 minute.'),
  v.maxValue(7 * 1440, 'Use at most 7 days.'),
)
const status = v.picklist(STATUSES, `Use one of ${STATUSES.join(', ')}.`)
const key = line('The id', 200)

/**
 * A booking as a row of `bookings.csv` has it; what the row leaves open about its customer, their own row says.
 *
 * @returns `null`: it was cancelled, or something is wrong with it, and `faults` says what
 */
export function bookingOf(
  row: Row,
  customerOf: (email: string) => Row | undefined,
  faults: string[],
): BroughtBooking | null {
  const before = faults.length
  const read = reader(row, faults)
  const bookingStatus = read('status', status) ?? 'confirmed'
  if (bookingStatus === 'cancelled') return null
  const customerEmail = read('customer_email', email)
  const customer = customerEmail === undefined ? undefined : customerOf(customerEmail)
  const ofCustomer = <Value>(column: string, schema: v.GenericSchema<unknown, Value>): Value | undefined =>
    read(`customer_${column}`, schema) ?? (customer && reader(customer, faults)(column, schema))
  const customerName = ofCustomer('name', line('The name', 200))
  const zone = read('time_zone', timeZone) ?? null
  const startText = row.cell('start')
  const start = startText === undefined ? undefined : parseStart(startText, zone)
  const needed = { id: read('id', key), service: read('service', slug), customer_email: customerEmail }
  for (const [column, value] of Object.entries({ ...needed, customer_name: customerName, start: startText }))
    if (value === undefined && row.cell(column) === undefined) faults.push(`  ${row.at}, ${column}: is missing`)
  if (startText !== undefined && start === undefined)
    faults.push(
      `  ${row.at}, start: Use a time such as 2026-12-01 14:30, or with its offset 2026-12-01T14:30:00+01:00.`,
    )
  const booking = {
    at: row.at,
    key: needed.id ?? '',
    service: needed.service ?? '',
    staff: read('staff', slug) ?? null,
    start: start ?? { instant: 0 },
    durationMinutes: read('duration_minutes', wholeMinutes) ?? null,
    status: bookingStatus,
    details: {
      timeZone: ofCustomer('time_zone', timeZone) ?? zone,
      locale: ofCustomer('locale', locale) ?? null,
      customerName: customerName ?? '',
      customerEmail: customerEmail ?? '',
      customerPhone: ofCustomer('phone', phone) ?? null,
      notes: read('notes', text('The note', 2000)) ?? null,
      guests: (row.cell('guests') === undefined ? [] : splitCell(row.cell('guests') ?? '')).flatMap(
        (guest) => checked(guest, email, `${row.at}, guests`, faults) ?? [],
      ),
      answers: {},
    },
  }
  return faults.length > before ? null : booking
}

const reader =
  (row: Row, faults: string[]) =>
  <Value>(column: string, schema: v.GenericSchema<unknown, Value>): Value | undefined => {
    const cell = row.cell(column)
    return cell === undefined ? undefined : checked(cell, schema, `${row.at}, ${column}`, faults)
  }
