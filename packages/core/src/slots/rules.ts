import type { BookingCaps, ServiceRules } from '../catalog/service.js'
import { MAX_MINUTES, checkInstants, checkList, checkName, checkWholeNumber } from '../checks.js'
import { CoreError } from '../errors.js'
import { MINUTE_MS, parseDate } from '../time/date.js'

export const CAP_PERIODS = ['day', 'week', 'month'] as const

export type CapPeriod = (typeof CAP_PERIODS)[number]

/** A limit to the bookings of a period. */
export interface Cap {
  readonly period: CapPeriod
  readonly limit: number
}

/** The service's rules, in milliseconds and day numbers, for one duration. */
export interface SlotRules {
  readonly durationMs: number
  readonly intervalMs: number
  readonly bufferBeforeMs: number
  readonly bufferAfterMs: number
  readonly noticeMs: number
  readonly windowDays: number | null
  readonly windowBusinessDays: number | null
  /** Day number. */
  readonly untilDay: number | null
  readonly staffing: 'any' | 'all'
  readonly capacity: number
  readonly resourceKinds: readonly string[]
  readonly caps: readonly Cap[]
  /** Starts of the service's live bookings, epoch ms. */
  readonly booked: readonly number[]
}

/** The longest that anything booked takes. */
export const MAX_DURATION_MINUTES = 7 * 1440
const MAX_WINDOW_DAYS = 36_600
const MAX_CAPACITY = 10_000
const MAX_CAP = 1_000_000
/** More durations or kinds than any service needs; beyond it the input is a mistake or an attack. */
const MAX_CHOICES = 100

/**
 * @param durationMinutes the duration asked for, when it is not the default
 * @throws CoreError naming the wrong field
 */
export function parseRules(service: ServiceRules, durationMinutes?: number): SlotRules {
  if (typeof service !== 'object' || service === null) throw new CoreError('service', 'use an object with its rules')
  if (service.staffing !== undefined && service.staffing !== 'any' && service.staffing !== 'all') {
    throw new CoreError('service.staffing', "use 'any' or 'all'")
  }
  const ms = (name: keyof ServiceRules, min: number, max: number): number =>
    checkWholeNumber(service[name], `service.${name}`, min, max) * MINUTE_MS
  return {
    durationMs: parseDuration(service, durationMinutes) * MINUTE_MS,
    intervalMs: ms('slotIntervalMinutes', 1, MAX_MINUTES),
    bufferBeforeMs: ms('bufferBeforeMinutes', 0, MAX_MINUTES),
    bufferAfterMs: ms('bufferAfterMinutes', 0, MAX_MINUTES),
    noticeMs: ms('minimumNoticeMinutes', 0, 10 * MAX_MINUTES),
    windowDays: service.bookingWindowDays === null ? null : windowDays(service, 'bookingWindowDays'),
    windowBusinessDays:
      (service.bookingWindowBusinessDays ?? null) === null ? null : windowDays(service, 'bookingWindowBusinessDays'),
    untilDay: parseUntil(service.bookUntil ?? null),
    staffing: service.staffing ?? 'any',
    capacity:
      service.capacity === undefined ? 1 : checkWholeNumber(service.capacity, 'service.capacity', 1, MAX_CAPACITY),
    resourceKinds: service.resources === undefined ? [] : parseKinds(service.resources),
    caps: parseCaps(service.caps, 'service.caps'),
    booked: service.booked === undefined ? [] : checkInstants(service.booked, 'service.booked'),
  }
}

const windowDays = (service: ServiceRules, name: 'bookingWindowDays' | 'bookingWindowBusinessDays'): number =>
  checkWholeNumber(service[name], `service.${name}`, 0, MAX_WINDOW_DAYS)

function parseDuration(service: ServiceRules, asked: number | undefined): number {
  const usual = checkWholeNumber(service.durationMinutes, 'service.durationMinutes', 1, MAX_DURATION_MINUTES)
  const others = service.durations === undefined ? [] : parseDurations(service.durations)
  if (asked === undefined || asked === usual) return usual
  if (!others.includes(asked)) throw new CoreError('durationMinutes', `use one of ${[usual, ...others].join(', ')}`)
  return asked
}

const parseDurations = (durations: readonly number[]): readonly number[] =>
  Array.from(checkList(durations, 'service.durations', MAX_CHOICES), (minutes, index) =>
    checkWholeNumber(minutes, `service.durations[${index}]`, 1, MAX_DURATION_MINUTES),
  )

function parseUntil(date: string | null): number | null {
  if (date === null) return null
  const day = typeof date === 'string' ? parseDate(date) : undefined
  if (day === undefined) throw new CoreError('service.bookUntil', 'use a date that exists, as 2026-12-31')
  return day
}

const parseKinds = (kinds: readonly string[]): readonly string[] =>
  Array.from(checkList(kinds, 'service.resources', MAX_CHOICES), (kind, index) =>
    checkName(kind, `service.resources[${index}]`),
  )

const NO_CAPS: readonly Cap[] = []

/** @throws CoreError naming the wrong field */
export function parseCaps(caps: BookingCaps | undefined, field: string): readonly Cap[] {
  if (caps === undefined) return NO_CAPS
  if (typeof caps !== 'object' || caps === null) throw new CoreError(field, 'use an object with day, week or month')
  return CAP_PERIODS.flatMap((period) => {
    const limit = caps[period] ?? null
    return limit === null ? [] : [{ period, limit: checkWholeNumber(limit, `${field}.${period}`, 0, MAX_CAP) }]
  })
}
