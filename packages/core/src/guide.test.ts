import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findSlots } from './index.js'
import type { ServiceRules } from './catalog/service.js'
import type { StaffMember } from './catalog/staff.js'
import { at } from './testing/builders.js'

// The guide for shop owners shows what OpenSlot answers. It must be what OpenSlot answers.

const guide = readFileSync(new URL('../../../docs/guides/how-slots-work.md', import.meta.url), 'utf8')

/** The lists of starts under a heading, as printed: `09:00 09:30`. */
function listsUnder(heading: string): string[] {
  const section = guide.split(/^## /m).find((text) => text.startsWith(heading)) ?? ''
  return [...section.matchAll(/^Starts[^:]*: (.+)$/gm)].map((match) => match[1] ?? '')
}

interface Example {
  readonly service: Partial<ServiceRules> & Pick<ServiceRules, 'durationMinutes' | 'slotIntervalMinutes'>
  readonly staff: Partial<StaffMember> & Pick<StaffMember, 'hours'>
  readonly from: string
  readonly to: string
  readonly now?: string
}

function starts({ service, staff, from, to, now = from }: Example): string {
  const timeZone = staff.timeZone ?? 'UTC'
  const clock = new Intl.DateTimeFormat('en', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const slots = findSlots({
    service: {
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 0,
      minimumNoticeMinutes: 0,
      bookingWindowDays: null,
      ...service,
    },
    staff: [{ id: 'anna', timeZone, taken: [], ...staff }],
    from: at(from),
    to: at(to),
    now: at(now),
  })
  return slots.map((slot) => clock.format(slot.start)).join(' ')
}

const everyDay = (start: string, end: string): StaffMember['hours'] =>
  [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, start, end }))

const hourly = { durationMinutes: 60, slotIntervalMinutes: 60 }
const newYork = 'America/New_York'

const EXAMPLES: readonly (readonly [heading: string, examples: readonly Example[]])[] = [
  [
    'The grid',
    [
      {
        service: { durationMinutes: 45, slotIntervalMinutes: 30 },
        staff: { hours: [{ day: 1, start: '09:00', end: '12:00' }] },
        from: '2026-06-01T00:00:00Z',
        to: '2026-06-02T00:00:00Z',
      },
    ],
  ],
  [
    'Touching hours',
    [
      {
        service: { durationMinutes: 60, slotIntervalMinutes: 45 },
        staff: {
          hours: [
            { day: 1, start: '22:00', end: '24:00' },
            { day: 2, start: '00:00', end: '02:00' },
          ],
        },
        from: '2026-06-01T00:00:00Z',
        to: '2026-06-03T00:00:00Z',
      },
    ],
  ],
  [
    'Buffers',
    [
      {
        service: { durationMinutes: 30, slotIntervalMinutes: 10, bufferBeforeMinutes: 10, bufferAfterMinutes: 10 },
        staff: {
          hours: [{ day: 1, start: '09:00', end: '11:30' }],
          taken: [{ start: at('2026-06-01T09:50:00Z'), end: at('2026-06-01T10:40:00Z') }],
        },
        from: '2026-06-01T00:00:00Z',
        to: '2026-06-02T00:00:00Z',
      },
    ],
  ],
  [
    'Notice and booking window',
    [
      {
        service: { ...hourly, minimumNoticeMinutes: 120, bookingWindowDays: 1 },
        staff: { hours: everyDay('09:00', '13:00') },
        from: '2026-06-01T00:00:00Z',
        to: '2026-06-08T00:00:00Z',
        now: '2026-06-01T09:20:00Z',
      },
    ],
  ],
  [
    'A day that differs',
    [
      {
        service: hourly,
        staff: {
          hours: everyDay('09:00', '17:00'),
          overrides: [
            { date: '2026-12-24', windows: [{ start: '10:00', end: '12:00' }] },
            { date: '2026-12-25', windows: [] },
          ],
        },
        from: '2026-12-24T00:00:00Z',
        to: '2026-12-26T00:00:00Z',
      },
    ],
  ],
  [
    'Hours that run past midnight',
    [
      {
        service: hourly,
        staff: {
          hours: [{ day: 5, start: '22:00', end: '02:00' }],
          overrides: [{ date: '2026-06-06', windows: [] }],
        },
        from: '2026-06-05T00:00:00Z',
        to: '2026-06-07T00:00:00Z',
      },
    ],
  ],
  [
    'The day the clock jumps ahead',
    [
      {
        service: hourly,
        staff: { timeZone: newYork, hours: [{ day: 7, start: '00:00', end: '05:00' }] },
        from: '2026-03-08T00:00:00Z',
        to: '2026-03-09T00:00:00Z',
      },
    ],
  ],
  [
    'The day the clock falls back',
    [
      {
        service: hourly,
        staff: { timeZone: newYork, hours: [{ day: 7, start: '00:00', end: '03:00' }] },
        from: '2026-11-01T00:00:00Z',
        to: '2026-11-02T00:00:00Z',
      },
      {
        service: { durationMinutes: 30, slotIntervalMinutes: 30 },
        staff: { timeZone: newYork, hours: [{ day: 7, start: '00:30', end: '01:30' }] },
        from: '2026-11-01T00:00:00Z',
        to: '2026-11-02T00:00:00Z',
      },
    ],
  ],
]

test.each(EXAMPLES)('%s: the guide lists what findSlots finds', (heading, examples) => {
  expect(listsUnder(heading)).toEqual(examples.map(starts))
})

test('every list of the guide is checked', () => {
  expect([...guide.matchAll(/^Starts/gm)]).toHaveLength(EXAMPLES.flatMap(([, examples]) => examples).length)
})
