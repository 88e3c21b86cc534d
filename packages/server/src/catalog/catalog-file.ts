import { type DateOverride, CoreError, parseHours, parseRules } from '@openslot/core'
import { LOCATION_KINDS, email, line, price, slug, text, timeZone } from '@openslot/core/wire'
import * as v from 'valibot'

const minutes = (fallback: number) =>
  v.optional(v.pipe(v.number('Use whole minutes.'), v.integer('Use whole minutes.')), fallback)
const MAX_CUTOFF_MINUTES = 3660 * 1440
const cutoff = v.pipe(
  minutes(0),
  v.minValue(0, 'Use 0 or more.'),
  v.maxValue(MAX_CUTOFF_MINUTES, `Use at most ${MAX_CUTOFF_MINUTES}.`),
)
const webAddress = v.pipe(
  v.string(),
  v.check(
    (address) => URL.canParse(address) && /^https?:$/.test(new URL(address).protocol),
    'Use an address that starts with https:// or http://.',
  ),
)

const timeWindow = {
  start: v.string('Use a time such as 09:00, in quotes.'),
  end: v.string('Use a time such as 17:00, in quotes.'),
}

const serviceEntry = v.pipe(
  v.strictObject({
    slug,
    name: line('The name', 200),
    description: v.optional(v.nullable(text('The description', 2000)), null),
    durationMinutes: v.pipe(v.number('Use whole minutes.'), v.integer('Use whole minutes.')),
    /** Left out: as long as the service. */
    slotIntervalMinutes: v.optional(v.number()),
    bufferBeforeMinutes: minutes(0),
    bufferAfterMinutes: minutes(0),
    minimumNoticeMinutes: minutes(0),
    bookingWindowDays: v.optional(v.nullable(v.number()), 60),
    cancelCutoffMinutes: cutoff,
    rescheduleCutoffMinutes: cutoff,
    assignment: v.optional(
      v.picklist(['least-loaded', 'priority', 'round-robin'], 'Use least-loaded, priority or round-robin.'),
      'least-loaded',
    ),
    price: v.optional(v.nullable(price), null),
    location: v.optional(
      v.nullable(
        v.strictObject({
          kind: v.picklist(LOCATION_KINDS, `Use one of ${LOCATION_KINDS.join(', ')}.`),
          text: v.optional(v.nullable(line('The place', 300)), null),
          url: v.optional(v.nullable(webAddress), null),
        }),
      ),
      null,
    ),
    color: v.optional(
      v.nullable(v.pipe(v.string(), v.regex(/^#[0-9a-fA-F]{6}$/, 'Use a colour such as #0f766e.'))),
      null,
    ),
    active: v.optional(v.boolean('Use true or false.'), true),
    staff: v.optional(
      v.pipe(
        v.array(slug),
        v.check((slugs) => isUnique(slugs), 'Name each staff member once.'),
      ),
      [],
    ),
  }),
  v.transform((entry) => ({ ...entry, slotIntervalMinutes: entry.slotIntervalMinutes ?? entry.durationMinutes })),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    reportCoreErrors(() => parseRules(dataset.value), addIssue)
  }),
)

const staffEntry = v.pipe(
  v.strictObject({
    slug,
    name: line('The name', 200),
    email,
    avatarUrl: v.optional(v.nullable(webAddress), null),
    timeZone,
    hours: v.optional(
      v.array(
        v.pipe(
          v.strictObject({
            days: v.pipe(v.array(v.number()), v.minLength(1, 'Name at least one day.')),
            ...timeWindow,
          }),
          v.rawCheck(({ dataset, addIssue }) => {
            if (!dataset.typed) return
            const { days, start, end } = dataset.value
            const hours = days.map((day) => ({ day, start, end }))
            reportCoreErrors(() => parseHours({ timeZone: 'UTC', hours }, 'staff'), addIssue)
          }),
        ),
      ),
      [],
    ),
    overrides: v.optional(
      v.array(
        v.strictObject({
          date: v.string('Use a date such as 2026-12-24, in quotes.'),
          windows: v.array(v.strictObject(timeWindow)),
        }),
      ),
      [],
    ),
  }),
  v.transform(({ hours, ...entry }) => ({
    ...entry,
    overrides: entry.overrides as readonly DateOverride[],
    hours: hours.flatMap(({ days, start, end }) => days.map((day) => ({ day, start, end }))),
  })),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const { timeZone: zone, overrides } = dataset.value
    reportCoreErrors(() => parseHours({ timeZone: zone, hours: [], overrides }, 'staff'), addIssue)
  }),
)

/** What `openslot import` reads: services, and staff with their hours. Unknown fields are refused, so that typing errors show. */
export const catalogFile = v.pipe(
  v.strictObject({ services: v.optional(v.array(serviceEntry), []), staff: v.optional(v.array(staffEntry), []) }),
  v.check((file) => isUnique(file.services.map((entry) => entry.slug)), 'Two services have the same slug.'),
  v.check((file) => isUnique(file.staff.map((entry) => entry.slug)), 'Two staff members have the same slug.'),
)

export type CatalogFile = v.InferOutput<typeof catalogFile>
export type ServiceEntry = CatalogFile['services'][number]
export type StaffEntry = CatalogFile['staff'][number]

const isUnique = (slugs: readonly string[]): boolean => new Set(slugs).size === slugs.length

/** The core knows the rules for hours and durations: its errors become issues of the file. */
function reportCoreErrors(check: () => void, addIssue: (issue: { message: string }) => void): void {
  try {
    check()
  } catch (error) {
    if (!(error instanceof CoreError)) throw error
    // The file's own place stands before it: of the core's, only what is below that says more.
    addIssue({ message: error.message.replace(/^(?:service|staff)\.(?:hours\[\d+\]\.)?/, '') })
  }
}
