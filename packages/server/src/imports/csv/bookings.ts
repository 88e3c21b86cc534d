import { email, line, locale, phone, slug, text, timeZone } from '@openslot/core/wire'
import * as v from 'valibot'
import type { Fault } from '../../catalog/catalog-file-error.js'
import type { BroughtBooking, BroughtStart } from '../brought.js'
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
const startIn = (zone: string | null) =>
  v.pipe(
    v.string(),
    v.rawTransform<string, BroughtStart>(({ dataset, addIssue, NEVER }) => {
      const start = parseStart(dataset.value, zone)
      if (start) return start
      addIssue({
        message: 'Use a time such as 2026-12-01 14:30, or with its offset 2026-12-01T14:30:00+01:00.',
      })
      return NEVER
    }),
  )

/**
 * A booking as a row of `bookings.csv` has it; what the row leaves open about its customer, their own row says. Where only
 * that has faults it is a booking all the same, so that its place can be tried.
 *
 * @returns `null`: it was cancelled, or `faults` says why it has no place
 */
export function bookingOf(
  row: Row,
  customerOf: (email: string) => Row | undefined,
  faults: Fault[],
): BroughtBooking | null {
  const misplaced: Fault[] = []
  const place = placeIn(row, misplaced)
  if (place?.status === 'cancelled') return null
  faults.push(...misplaced)
  const id = reader(row, faults).needed('id', key)
  const details = detailsIn(row, customerOf, faults)
  if (!place || misplaced.length > 0) return null
  const { timeZone: zone, status: bookingStatus, ...rest } = place
  return {
    at: row.at,
    key: id ?? row.at,
    ...rest,
    status: bookingStatus,
    details: { ...details, timeZone: details.timeZone ?? zone },
  }
}

/** What decides when and with whom it is. */
function placeIn(row: Row, faults: Fault[]) {
  const { read, needed } = reader(row, faults)
  const bookingStatus = read('status', status) ?? 'confirmed'
  const service = needed('service', slug)
  const staff = read('staff', slug) ?? null
  const zone = read('time_zone', timeZone) ?? null
  const start = needed('start', startIn(zone))
  const durationMinutes = read('duration_minutes', wholeMinutes) ?? null
  if (bookingStatus !== 'cancelled' && (service === undefined || start === undefined)) return null
  return {
    status: bookingStatus,
    service: service ?? '',
    staff,
    timeZone: zone,
    start: start ?? { instant: 0 },
    durationMinutes,
  }
}

/** Who it is for, and what they have said. */
function detailsIn(
  row: Row,
  customerOf: (email: string) => Row | undefined,
  faults: Fault[],
): BroughtBooking['details'] {
  const { read, needed } = reader(row, faults)
  const customerEmail = needed('customer_email', email)
  const customer = customerEmail === undefined ? undefined : customerOf(customerEmail)
  const ofCustomer = <Value>(column: string, schema: v.GenericSchema<unknown, Value>): Value | undefined =>
    read(`customer_${column}`, schema) ?? (customer && reader(customer, faults).read(column, schema))
  const customerName = ofCustomer('name', line('The name', 200))
  if (row.cell('customer_name') === undefined && customer?.cell('name') === undefined)
    faults.push({ at: `${row.at}, customer_name`, message: 'is missing' })
  const guests = splitCell(row.cell('guests') ?? '')
  return {
    customerEmail: customerEmail ?? '',
    customerName: customerName ?? '',
    timeZone: ofCustomer('time_zone', timeZone) ?? null,
    locale: ofCustomer('locale', locale) ?? null,
    customerPhone: ofCustomer('phone', phone) ?? null,
    notes: read('notes', text('The note', 2000)) ?? null,
    guests: guests.flatMap((guest) => checked(guest, email, `${row.at}, guests`, faults) ?? []),
    answers: {},
  }
}

function reader(row: Row, faults: Fault[]) {
  const read = <Value>(column: string, schema: v.GenericSchema<unknown, Value>): Value | undefined => {
    const cell = row.cell(column)
    return cell === undefined ? undefined : checked(cell, schema, `${row.at}, ${column}`, faults)
  }
  const needed: typeof read = (column, schema) => {
    if (row.cell(column) === undefined) faults.push({ at: `${row.at}, ${column}`, message: 'is missing' })
    return read(column, schema)
  }
  return { read, needed }
}
