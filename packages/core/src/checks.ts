import { CoreError } from './errors.js'
import { DAY_MS, MAX_INSTANT, MIN_INSTANT } from './time/date.js'
import type { Span } from './time/interval.js'

// What a caller hands in may be anything: each check returns the value with its type, or throws a CoreError that names
// the field.

/** The longest buffer, notice or interval in minutes. */
export const MAX_MINUTES = (366 * DAY_MS) / 60_000

/** @throws CoreError naming `field` unless it is an instant that a query may name */
export function checkInstant(value: number, field: string): number {
  if (!Number.isFinite(value)) throw new CoreError(field, 'use epoch milliseconds, a finite number')
  if (value < MIN_INSTANT || value > MAX_INSTANT)
    throw new CoreError(field, 'use an instant between the years 1900 and 2200')
  return value
}

export function checkWholeNumber(value: unknown, field: string, min: number, max: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value
  throw new CoreError(field, `use a whole number from ${min} to ${max}`)
}

export function checkName(value: unknown, field: string): string {
  if (typeof value === 'string' && value !== '') return value
  throw new CoreError(field, 'use a non-empty string')
}

export function checkList<T>(value: readonly T[], field: string, most = Infinity): readonly T[] {
  if (!Array.isArray(value)) throw new CoreError(field, 'use a list')
  if (value.length > most) throw new CoreError(field, `use at most ${most} entries`)
  return value as readonly T[]
}

export function checkInstants(value: readonly number[], field: string): readonly number[] {
  const instants = checkList(value, field)
  for (let at = 0; at < instants.length; at++) {
    if (!Number.isFinite(instants[at])) throw new CoreError(`${field}[${at}]`, 'use epoch milliseconds')
  }
  return instants
}

export function checkSpans(value: readonly Span[], field: string): readonly Span[] {
  if (!Array.isArray(value)) throw new CoreError(field, 'use a list of spans')
  const spans = value as readonly Span[]
  // There may be thousands: the text that names one is only made when it is wrong.
  for (let at = 0; at < spans.length; at++) {
    if (!isSpan(spans[at])) checkSpan(spans[at] as Span, `${field}[${at}]`)
  }
  return spans
}

export function checkSpan(span: Span, field: string): Span {
  if (!Number.isFinite(span?.start)) throw new CoreError(`${field}.start`, 'use epoch milliseconds')
  if (!Number.isFinite(span.end)) throw new CoreError(`${field}.end`, 'use epoch milliseconds')
  if (span.end < span.start) throw new CoreError(`${field}.end`, 'must not be before the start')
  return span
}

/** Whether both ends are finite numbers and in order. */
function isSpan(span: Span | undefined): boolean {
  if (!span) return false
  // Read once and compared: asking `Number.isFinite` would box both, more memory than a large shop's answer takes.
  const { start, end } = span
  return typeof start === 'number' && typeof end === 'number' && start <= end && start > -Infinity && end < Infinity
}
