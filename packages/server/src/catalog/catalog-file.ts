import { type DateOverride, parseCaps, parseHours, parseRules } from '@openslot/core'
import { LOCATION_KINDS, QUESTION_KINDS, email, line, phone, price, slug, text, timeZone } from '@openslot/core/wire'
import * as v from 'valibot'
import { reportCoreError } from './core-error.js'

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

const wholeNumber = (max: number) =>
  v.pipe(
    v.number('Use a whole number.'),
    v.integer('Use a whole number.'),
    v.minValue(0, 'Use 0 or more.'),
    v.maxValue(max, `Use at most ${max}.`),
  )
const cap = v.optional(v.nullable(wholeNumber(1_000_000)), null)
const caps = v.optional(v.strictObject({ day: cap, week: cap, month: cap }), { day: null, week: null, month: null })
const MAX_GUESTS = 20
const MAX_REMINDERS = 10
const MAX_QUESTIONS = 50
const MAX_REMINDER_MINUTES = 60 * 1440

/** Ids that pass for slugs, but that a record of answers doesn't take (nor valibot, for safety), so that none could be given. */
const UNKEYABLE = new Set(['constructor', 'prototype'])

/** What a service asks its customer. */
const questionEntry = v.pipe(
  v.strictObject({
    id: v.pipe(
      slug,
      v.check((id) => !UNKEYABLE.has(id), 'Choose another id: this word can’t name an answer in JSON.'),
    ),
    label: line('The question', 300),
    kind: v.optional(v.picklist(QUESTION_KINDS, `Use one of ${QUESTION_KINDS.join(', ')}.`), 'text'),
    required: v.optional(v.boolean('Use true or false.'), false),
    choices: v.optional(
      v.pipe(
        v.array(line('The choice', 200)),
        v.minLength(1, 'Name at least one choice.'),
        v.maxLength(100, 'Name at most 100 choices.'),
        v.check((choices) => isUnique(choices), 'Name each choice once.'),
      ),
    ),
  }),
  v.forward(
    v.check(
      ({ kind, choices }) => (kind === 'choice') === (choices !== undefined),
      'Give choices for the kind "choice", and for no other.',
    ),
    ['choices'],
  ),
  v.transform(({ choices, ...rest }) => ({ ...rest, ...(choices && { choices }) })),
)

const timeWindow = {
  start: v.string('Use a time such as 09:00, in quotes.'),
  end: v.string('Use a time such as 17:00, in quotes.'),
}

/** The fields of a service, before what they become together is checked. */
export const serviceFields = v.strictObject({
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
  /** Others that may be asked for. */
  durations: v.optional(v.array(v.number('Use whole minutes.')), []),
  bookingWindowBusinessDays: v.optional(v.nullable(v.number()), null),
  bookUntil: v.optional(v.nullable(v.string('Use a date such as 2026-12-31, in quotes.')), null),
  staffing: v.optional(v.picklist(['any', 'all'], 'Use any or all.'), 'any'),
  capacity: v.optional(v.number('Use a whole number.'), 1),
  /** Kinds. */
  resources: v.optional(v.array(slug), []),
  caps,
  requiresApproval: v.optional(v.boolean('Use true or false.'), false),
  cancelCutoffMinutes: cutoff,
  rescheduleCutoffMinutes: cutoff,
  maxMoves: v.optional(v.nullable(wholeNumber(1000)), null),
  reminderOffsetsMinutes: v.optional(
    v.pipe(
      v.array(v.pipe(wholeNumber(MAX_REMINDER_MINUTES), v.minValue(1, 'Use at least 1 minute.'))),
      v.maxLength(MAX_REMINDERS, `Use at most ${MAX_REMINDERS} reminders.`),
      v.transform((offsets) => [...new Set(offsets)].toSorted((a, b) => b - a)),
    ),
    [1440, 60],
  ),
  maxGuests: v.optional(wholeNumber(MAX_GUESTS), 0),
  questions: v.optional(
    v.pipe(
      v.array(questionEntry),
      v.maxLength(MAX_QUESTIONS, `Ask at most ${MAX_QUESTIONS} questions.`),
      v.check((questions) => isUnique(questions.map(({ id }) => id)), 'Two questions have the same id.'),
    ),
    [],
  ),
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
})

export const serviceEntry = v.pipe(
  serviceFields,
  v.transform((entry) => ({ ...entry, slotIntervalMinutes: entry.slotIntervalMinutes ?? entry.durationMinutes })),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    reportCoreError(dataset.value, addIssue, () => parseRules(dataset.value))
  }),
)

/** The same window on several weekdays. */
const weeklyHours = v.array(
  v.pipe(
    v.strictObject({
      days: v.pipe(v.array(v.number()), v.minLength(1, 'Name at least one day.')),
      ...timeWindow,
    }),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return
      const { days, start, end } = dataset.value
      const hours = days.map((day) => ({ day, start, end }))
      // The core knows the window once for each day: its `hours[1].day` is the second of `days` here.
      reportCoreError(
        dataset.value,
        addIssue,
        () => parseHours({ timeZone: 'UTC', hours }, 'staff'),
        ([, at, field]) => (field === 'day' ? ['days', Number(at)] : [field ?? 'days']),
      )
    }),
  ),
)

const eachDay = (hours: v.InferOutput<typeof weeklyHours>) =>
  hours.flatMap(({ days, start, end }) => days.map((day) => ({ day, start, end })))

const dateOverrides = v.optional(
  v.array(
    v.strictObject({
      date: v.string('Use a date such as 2026-12-24, in quotes.'),
      windows: v.array(v.strictObject(timeWindow)),
    }),
  ),
  [],
)

/** The fields of a staff member. */
export const staffFields = v.strictObject({
  slug,
  name: line('The name', 200),
  email,
  phone: v.optional(v.nullable(phone), null),
  avatarUrl: v.optional(v.nullable(webAddress), null),
  timeZone,
  hours: v.optional(weeklyHours, []),
  overrides: dateOverrides,
  caps,
  active: v.optional(v.boolean('Use true or false.'), true),
})

export const staffEntry = v.pipe(
  staffFields,
  v.transform(({ hours, ...entry }) => ({
    ...entry,
    overrides: entry.overrides as readonly DateOverride[],
    hours: eachDay(hours),
  })),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const { timeZone: zone, overrides, caps: limits } = dataset.value
    reportCoreError(dataset.value, addIssue, () => parseHours({ timeZone: zone, hours: [], overrides }, 'staff'))
    reportCoreError(dataset.value, addIssue, () => parseCaps(limits, 'staff.caps'))
  }),
)

/** The fields of a resource. */
export const resourceFields = v.strictObject({
  slug,
  name: line('The name', 200),
  kind: slug,
  timeZone: v.optional(v.nullable(timeZone), null),
  hours: v.optional(v.nullable(weeklyHours), null),
  overrides: dateOverrides,
  active: v.optional(v.boolean('Use true or false.'), true),
})

export const resourceEntry = v.pipe(
  resourceFields,
  v.forward(
    v.check(({ hours, timeZone: zone }) => hours === null || zone !== null, 'Hours need a timeZone.'),
    ['timeZone'],
  ),
  v.forward(
    v.check(
      ({ hours, overrides }) => hours !== null || overrides.length === 0,
      'Overrides replace hours: give hours too.',
    ),
    ['hours'],
  ),
  v.transform(({ hours, ...entry }) => ({
    ...entry,
    overrides: entry.overrides as readonly DateOverride[],
    hours: hours && eachDay(hours),
  })),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const { timeZone: zone, overrides } = dataset.value
    const zoned = { timeZone: zone ?? 'UTC', hours: [], overrides }
    reportCoreError(dataset.value, addIssue, () => parseHours(zoned, 'resource'))
  }),
)

const SECTIONS = [
  ['services', 'service'],
  ['staff', 'staff member'],
  ['resources', 'resource'],
] as const

const placeOf = (input: object, key: string | number): v.IssuePathItem => ({
  type: 'unknown',
  origin: 'value',
  input,
  key,
  value: (input as Record<string | number, unknown>)[key],
})

/**
 * What `openslot import` reads: services, staff with their hours, and resources. Of each, it has the fields that the file
 * names; {@link planImport} completes them. Unknown fields are refused, so that typing errors show.
 */
export const catalogFile = v.pipe(
  v.strictObject({
    services: v.optional(v.array(v.strictObject({ ...v.partial(serviceFields).entries, slug })), []),
    staff: v.optional(v.array(v.strictObject({ ...v.partial(staffFields).entries, slug })), []),
    resources: v.optional(v.array(v.strictObject({ ...v.partial(resourceFields).entries, slug })), []),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const file = dataset.value
    for (const [section, one] of SECTIONS)
      for (const [index, entry] of file[section].entries())
        if (file[section].findIndex((other) => other.slug === entry.slug) < index)
          addIssue({
            message: `Another ${one} has the slug "${entry.slug}". Give each its own.`,
            path: [placeOf(file, section), placeOf(file[section], index), placeOf(entry, 'slug')],
          })
  }),
)

export type CatalogFile = v.InferOutput<typeof catalogFile>
export type ServiceEntry = v.InferOutput<typeof serviceEntry>
export type StaffEntry = v.InferOutput<typeof staffEntry>
export type ResourceEntry = v.InferOutput<typeof resourceEntry>

const isUnique = (slugs: readonly string[]): boolean => new Set(slugs).size === slugs.length
