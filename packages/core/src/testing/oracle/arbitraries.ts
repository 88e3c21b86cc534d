import * as fc from 'fast-check'
import type { ServiceRules } from '../../catalog/service.js'
import type { DateOverride, StaffMember, TimeWindow, WeeklyWindow } from '../../catalog/staff.js'
import type { SlotQuery } from '../../slots/query.js'
import { formatDate } from '../../time/date.js'
import type { Span } from '../../time/interval.js'
import { Temporal } from './temporal.js'

const MINUTE = 60_000
const HOUR = 3_600_000
const DAY = 86_400_000

const [random = 0] = crypto.getRandomValues(new Int32Array(1))

/** One for all properties of a run, so that a failure can be had again: `OPENSLOT_PROPERTY_SEED` sets it. */
export const PROPERTY_SEED = wholeNumber('OPENSLOT_PROPERTY_SEED') ?? random

/** How a property is run: `usual` times, unless `OPENSLOT_PROPERTY_RUNS` asks for another number. */
export const propertyRuns = (usual: number): { readonly numRuns: number; readonly seed: number } => ({
  numRuns: Math.max(1, wholeNumber('OPENSLOT_PROPERTY_RUNS') ?? usual),
  seed: PROPERTY_SEED,
})

function wholeNumber(name: string): number | undefined {
  const text = process.env[name] ?? ''
  return /^-?\d+$/.test(text) ? Number(text) : undefined
}

/** Property tests take as long as their number of runs asks for: the limit is for one that hangs. */
export const PROPERTY_TIMEOUT_MS = 600_000

const ZONES = Intl.supportedValuesOf('timeZone')

/** Zones that have done something unusual since 1973, so that they come up more often than one time in 400. */
const UNUSUAL_ZONES = [
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Antarctica/Troll',
  'Asia/Beirut',
  'Asia/Gaza',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Europe/Dublin',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Pacific/Kwajalein',
]

export const timeZone: fc.Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...ZONES) },
  { weight: 1, arbitrary: fc.constantFrom(...UNUSUAL_ZONES) },
)

/** An instant (epoch ms, whole minutes) of 1975 to 2040 and a zone; mostly close to one of the zone's clock changes. */
export const moment: fc.Arbitrary<{ timeZone: string; instant: number }> = fc
  .record({
    timeZone,
    instant: fc.integer({ min: Date.UTC(1975, 0, 1) / MINUTE, max: Date.UTC(2040, 0, 1) / MINUTE }),
    nearChange: fc.integer({ min: 0, max: 3 }).map((one) => one > 0),
    hoursAway: fc.integer({ min: -30, max: 30 }),
  })
  .map(({ timeZone: zone, instant, nearChange, hoursAway }) => {
    const zoned = Temporal.Instant.fromEpochMilliseconds(instant * MINUTE).toZonedDateTimeISO(zone)
    const change = nearChange ? zoned.getTimeZoneTransition('next') : null
    const known = change && change.epochMilliseconds < Date.UTC(2040, 0, 1) ? change.epochMilliseconds : undefined
    return { timeZone: zone, instant: known === undefined ? instant * MINUTE : known + hoursAway * HOUR }
  })

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Windows of every kind, more of them around the hours at which clocks change; some run past midnight. */
export const timeWindow: fc.Arbitrary<TimeWindow> = fc
  .tuple(
    fc.oneof(
      fc.integer({ min: 0, max: 1439 }),
      fc.integer({ min: 0, max: 16 }).map((quarter) => quarter * 15),
    ),
    fc.oneof(
      fc.integer({ min: 1, max: 1440 }),
      fc.integer({ min: 1, max: 20 }).map((quarter) => quarter * 15),
      fc.constant(1440),
    ),
  )
  .filter(([start, end]) => start !== end)
  .map(([start, end]) => ({ start: clock(start), end: clock(end) }))

/** Up to three windows, each on some days of the week; now and then round the clock. */
export const weeklyHours: fc.Arbitrary<WeeklyWindow[]> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .array(fc.tuple(timeWindow, fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 5 })), { minLength: 1, maxLength: 3 })
      .map((rows) => rows.flatMap(([window, days]) => days.map((day) => ({ ...window, day })))),
  },
  { weight: 1, arbitrary: fc.constant([1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, start: '00:00', end: '24:00' }))) },
)

/** Overrides of dates around an instant, at most one for each. */
export const overridesAround = (instant: number): fc.Arbitrary<DateOverride[]> =>
  fc.uniqueArray(
    fc.record({
      date: fc.integer({ min: -3, max: 3 }).map((days) => formatDate(Math.floor(instant / DAY) + days)),
      windows: fc.array(timeWindow, { maxLength: 2 }),
    }),
    { maxLength: 2, selector: (override) => override.date },
  )

/** Spans around an instant, to the millisecond, empty ones too. */
export const takenAround = (instant: number, maxLength = 5): fc.Arbitrary<Span[]> =>
  fc.array(
    fc
      .tuple(
        fc.oneof(
          fc.integer({ min: -2880, max: 2880 }).map((minutes) => minutes * MINUTE),
          fc.integer({ min: -2 * DAY, max: 2 * DAY }),
        ),
        fc.oneof(
          fc.integer({ min: 0, max: 240 }).map((minutes) => minutes * MINUTE),
          fc.integer({ min: 0, max: 4 * HOUR }),
        ),
      )
      .map(([start, length]) => ({ start: instant + start, end: instant + start + length })),
    { maxLength },
  )

export const serviceRules: fc.Arbitrary<ServiceRules> = fc.record({
  durationMinutes: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 90 }) },
    { weight: 1, arbitrary: fc.integer({ min: 2, max: 26 }).map((hours) => hours * 60) },
  ),
  slotIntervalMinutes: fc.oneof(fc.constantFrom(5, 10, 15, 20, 30, 45, 60, 90), fc.integer({ min: 1, max: 300 })),
  bufferBeforeMinutes: fc.constantFrom(0, 0, 5, 45),
  bufferAfterMinutes: fc.constantFrom(0, 0, 10, 61),
  minimumNoticeMinutes: fc.constantFrom(0, 0, 60, 777, 1440),
  bookingWindowDays: fc.constantFrom(null, null, null, 0, 1, 2, 14, 15),
})

const staffAround = (id: string, zone: string, instant: number): fc.Arbitrary<StaffMember> =>
  fc.record({
    id: fc.constant(id),
    timeZone: fc.constant(zone),
    hours: weeklyHours,
    overrides: overridesAround(instant),
    taken: takenAround(instant),
  })

/** A whole query: one or two staff, a range of up to two days, mostly around a clock change. */
export const slotQuery: fc.Arbitrary<SlotQuery> = fc
  .tuple(moment, timeZone)
  .chain(([{ timeZone: zone, instant }, other]) =>
    fc
      .record({
        service: serviceRules,
        staff: fc.oneof(
          fc.tuple(staffAround('anna', zone, instant)),
          fc.tuple(staffAround('anna', zone, instant), staffAround('ben', other, instant)),
        ),
        from: fc.oneof(fc.constant(instant - 12 * HOUR), fc.integer({ min: instant - DAY, max: instant })),
        length: fc.integer({ min: 0, max: 2 * DAY }),
        now: fc.oneof(fc.constant(instant - 14 * DAY), fc.integer({ min: instant - 2 * DAY, max: instant })),
      })
      .map(({ length, ...query }) => ({ ...query, to: query.from + length })),
  )
