import { readAmount } from '@openslot/core'
import type { Fault } from '../../catalog/catalog-file-error.js'
import { type Column, entryOf, number, several, text, yesOrNo } from './cells.js'
import { parseHoursCell } from './hours.js'
import type { Row } from './table.js'

/** The columns of `services.csv`, but for the price. */
const SERVICE: Readonly<Record<string, Column>> = {
  slug: text('slug'),
  name: text('name'),
  description: text('description'),
  duration_minutes: number('durationMinutes'),
  slot_interval_minutes: number('slotIntervalMinutes'),
  buffer_before_minutes: number('bufferBeforeMinutes'),
  buffer_after_minutes: number('bufferAfterMinutes'),
  minimum_notice_minutes: number('minimumNoticeMinutes'),
  booking_window_days: number('bookingWindowDays'),
  capacity: number('capacity'),
  color: text('color'),
  active: yesOrNo('active'),
  staff: several('staff'),
}

const STAFF: Readonly<Record<string, Column>> = {
  slug: text('slug'),
  name: text('name'),
  email: text('email'),
  phone: text('phone'),
  time_zone: text('timeZone'),
  hours: {
    field: 'hours',
    read: parseHoursCell,
    remedy: 'Use days and times such as Mon-Fri 09:00-17:00; Sat 10:00-14:00.',
  },
  active: yesOrNo('active'),
}

export const SERVICE_COLUMNS: readonly string[] = [...namesOf(SERVICE), 'price', 'currency']
export const STAFF_COLUMNS: readonly string[] = namesOf(STAFF)

export const serviceOf = (row: Row, faults: Fault[]): Record<string, unknown> => ({
  ...entryOf(row, SERVICE, faults),
  ...priceOf(row, faults),
})

export const staffOf = (row: Row, faults: Fault[]): Record<string, unknown> => entryOf(row, STAFF, faults)

/** In which column a field of the import file is found. */
export function columnOf(section: string, field: string): string {
  if (field === 'price') return 'price'
  const columns = section === 'services' ? SERVICE : STAFF
  return Object.entries(columns).find(([, column]) => column.field === field)?.[0] ?? field
}

function namesOf(columns: Readonly<Record<string, Column>>): string[] {
  return Object.keys(columns).map((name) => (name === 'slug' ? `${name}!` : name))
}

/** Has the most decimal places: what is no amount in it is none in any. */
const FINEST = 'KWD'

function priceOf(row: Row, faults: Fault[]): { price?: { amount: number; currency: string } } {
  const [price, currency] = [row.cell('price'), row.cell('currency')?.toUpperCase()]
  if (price === undefined) return {}
  const isCurrency = currency !== undefined && /^[A-Z]{3}$/.test(currency)
  if (!isCurrency) faults.push({ at: `${row.at}, currency`, message: 'Name the price’s currency, such as EUR.' })
  const amount = readAmount(price, isCurrency ? currency : FINEST)
  if (amount === undefined) faults.push({ at: `${row.at}, price`, message: 'Use an amount such as 45.00.' })
  return isCurrency && amount !== undefined ? { price: { amount, currency } } : {}
}
