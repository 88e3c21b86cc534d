import { readAmount } from '@openslot/core'
import type { AdminService, Location } from '@openslot/core/wire'
import type { Values } from '../forms/form.js'
import { writeAmount } from '../setup/money.js'

/** What the form is about. What it doesn't show stays as it is. */
export type EditedService = Omit<AdminService, 'id' | 'active' | 'resources' | 'questions' | 'color'>

export type PlaceKind = Location['kind'] | 'none'

/** Fields that hold one whole number, or nothing. */
export const NUMBER_FIELDS = [
  'capacity',
  'maxGuests',
  'maxMoves',
  'bookingWindowBusinessDays',
  'capDay',
  'capWeek',
  'capMonth',
] as const

/** A service as the form's fields have it. Each staff member and each reminder is a tick of its own. */
export function valuesOf(service: EditedService, { locale, currency }: { locale: string; currency: string }): Values {
  const { price, location, caps, durationMinutes, slotIntervalMinutes } = service
  return {
    name: service.name,
    slug: service.slug,
    description: service.description ?? '',
    price: price === null ? '' : writeAmount(price, locale),
    currency: price?.currency ?? currency,
    place: location?.kind ?? 'none',
    placeText: location?.text ?? '',
    placeUrl: location?.url ?? '',
    durationMinutes: String(durationMinutes),
    durations: service.durations.filter((length) => length !== durationMinutes).join(', '),
    slotIntervalMinutes: slotIntervalMinutes === durationMinutes ? '' : String(slotIntervalMinutes),
    bufferBeforeMinutes: String(service.bufferBeforeMinutes),
    bufferAfterMinutes: String(service.bufferAfterMinutes),
    minimumNoticeMinutes: String(service.minimumNoticeMinutes),
    bookingWindowDays: orNothing(service.bookingWindowDays),
    bookingWindowBusinessDays: orNothing(service.bookingWindowBusinessDays),
    bookUntil: service.bookUntil ?? '',
    requiresApproval: service.requiresApproval ? 'on' : '',
    cancelCutoffMinutes: String(service.cancelCutoffMinutes),
    rescheduleCutoffMinutes: String(service.rescheduleCutoffMinutes),
    maxMoves: orNothing(service.maxMoves),
    capacity: String(service.capacity),
    maxGuests: String(service.maxGuests),
    capDay: orNothing(caps.day),
    capWeek: orNothing(caps.week),
    capMonth: orNothing(caps.month),
    staffing: service.staffing,
    assignment: service.assignment,
    ...Object.fromEntries(service.staff.map((slug) => [`staff-${slug}`, 'on'])),
    ...Object.fromEntries(service.reminderOffsetsMinutes.map((offset) => [`reminder-${offset}`, 'on'])),
  }
}

/** @param order who gives it now: their order, which is one of priority, is kept; whoever joins comes last */
export function serviceOf(values: Values, order: readonly string[]): EditedService {
  const text = (name: string): string => (values[name] ?? '').trim()
  const number = (name: string): number => numberOrNull(text(name)) ?? 0
  const ticked = namesTicked(values, 'staff-')
  const durationMinutes = number('durationMinutes')
  const currency = text('currency')
  const amount = readAmount(text('price'), currency)
  return {
    name: text('name'),
    slug: text('slug'),
    description: text('description') || null,
    price: amount === undefined ? null : { amount, currency },
    location: locationOf(text('place') as PlaceKind, text('placeText'), text('placeUrl')),
    durationMinutes,
    durations: (readMinutes(text('durations')) ?? []).filter((length) => length !== durationMinutes),
    slotIntervalMinutes: numberOrNull(text('slotIntervalMinutes')) ?? durationMinutes,
    bufferBeforeMinutes: number('bufferBeforeMinutes'),
    bufferAfterMinutes: number('bufferAfterMinutes'),
    minimumNoticeMinutes: number('minimumNoticeMinutes'),
    bookingWindowDays: numberOrNull(text('bookingWindowDays')),
    bookingWindowBusinessDays: numberOrNull(text('bookingWindowBusinessDays')),
    bookUntil: text('bookUntil') || null,
    requiresApproval: text('requiresApproval') !== '',
    cancelCutoffMinutes: number('cancelCutoffMinutes'),
    rescheduleCutoffMinutes: number('rescheduleCutoffMinutes'),
    maxMoves: numberOrNull(text('maxMoves')),
    capacity: numberOrNull(text('capacity')) ?? 1,
    maxGuests: number('maxGuests'),
    caps: {
      day: numberOrNull(text('capDay')),
      week: numberOrNull(text('capWeek')),
      month: numberOrNull(text('capMonth')),
    },
    staffing: text('staffing') as EditedService['staffing'],
    assignment: text('assignment') as EditedService['assignment'],
    staff: [...order.filter((slug) => ticked.includes(slug)), ...ticked.filter((slug) => !order.includes(slug))],
    reminderOffsetsMinutes: namesTicked(values, 'reminder-')
      .map(Number)
      .toSorted((a, b) => b - a),
  }
}

/** What the form has that the service hadn't, so that nothing else is written over. */
export function changesOf<T extends object>(wanted: T, seen: T): Partial<T> {
  const entries = Object.entries(seen)
  const known = new Map(entries.map(([name, value]) => [name, JSON.stringify(value)]))
  return Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => known.get(name) !== JSON.stringify(value)),
  ) as Partial<T>
}

export const numberOrNull = (text: string): number | null => (/^\d{1,7}$/.test(text) ? Number(text) : null)

/** "45, 60 90" in minutes; `undefined`: something in it is no length. */
export function readMinutes(text: string): number[] | undefined {
  const parts = text.split(/[\s,;]+/).filter(Boolean)
  const lengths = new Set(parts.map((part) => numberOrNull(part) ?? 0))
  return lengths.has(0) ? undefined : [...lengths].toSorted((a, b) => a - b)
}

const orNothing = (value: number | null): string => (value === null ? '' : String(value))

const namesTicked = (values: Values, prefix: string): string[] =>
  Object.keys(values)
    .filter((name) => name.startsWith(prefix) && values[name] !== '')
    .map((name) => name.slice(prefix.length))

const locationOf = (kind: PlaceKind, text: string, url: string): Location | null =>
  kind === 'none' ? null : { kind, text: text || null, url: url || null }
