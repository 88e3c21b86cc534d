import { EVERY_DAY, hoursOn } from './builders.js'
import type { NastyDay } from './nasty-day.js'

const SATURDAY = 6
const SUNDAY = 7

/** 2026-03-08: at 07:00Z the clock jumps from 02:00 (−5) to 03:00 (−4). */
const SPRING = { from: '2026-03-08T00:00:00Z', to: '2026-03-09T12:00:00Z' }
/** 2026-11-01: at 06:00Z the clock falls from 02:00 (−4) back to 01:00 (−5). */
const AUTUMN = { from: '2026-11-01T00:00:00Z', to: '2026-11-02T12:00:00Z' }

const newYork = (day: number, start: string, end: string): NastyDay['staff'] => ({
  timeZone: 'America/New_York',
  hours: hoursOn([day], start, end),
})

/** New York's two clock changes, the textbook ones. */
export const NASTY_CLOCK_CHANGES: readonly NastyDay[] = [
  {
    name: 'New York, spring: a window that ends in the gap',
    reason: '02:30 never shows: 00:00–02:30 ends when the clock jumps from 02:00.',
    staff: newYork(SUNDAY, '00:00', '02:30'),
    ...SPRING,
    runs: [{ start: '2026-03-08T05:00:00Z', end: '2026-03-08T07:00:00Z' }],
    slots: {
      service: { durationMinutes: 60, slotIntervalMinutes: 30 },
      starts: ['2026-03-08T05:00:00Z', '2026-03-08T05:30:00Z', '2026-03-08T06:00:00Z'],
    },
  },
  {
    name: 'New York, spring: a window that starts in the gap',
    reason: '02:30–05:00 starts when the clock shows 03:00, and its grid counts from there.',
    staff: newYork(SUNDAY, '02:30', '05:00'),
    ...SPRING,
    runs: [{ start: '2026-03-08T07:00:00Z', end: '2026-03-08T09:00:00Z' }],
    slots: {
      service: { durationMinutes: 60, slotIntervalMinutes: 60 },
      starts: ['2026-03-08T07:00:00Z', '2026-03-08T08:00:00Z'],
    },
  },
  {
    name: 'New York, spring: a window that is the gap',
    reason: '02:00–03:00 is nothing at all.',
    staff: newYork(SUNDAY, '02:00', '03:00'),
    ...SPRING,
    runs: [],
    slots: { service: { durationMinutes: 5, slotIntervalMinutes: 5 }, starts: [] },
  },
  {
    name: 'New York, spring: a window around the gap',
    reason: '01:00–04:00 has two hours, and an appointment may run across the jump.',
    staff: newYork(SUNDAY, '01:00', '04:00'),
    ...SPRING,
    runs: [{ start: '2026-03-08T06:00:00Z', end: '2026-03-08T08:00:00Z' }],
    slots: {
      service: { durationMinutes: 90, slotIntervalMinutes: 30 },
      starts: ['2026-03-08T06:00:00Z', '2026-03-08T06:30:00Z'],
    },
  },
  {
    name: 'New York, spring: the whole day',
    reason: 'It has 23 hours, and the grid counts elapsed time.',
    staff: newYork(SUNDAY, '00:00', '24:00'),
    ...SPRING,
    runs: [{ start: '2026-03-08T05:00:00Z', end: '2026-03-09T04:00:00Z' }],
    slots: {
      service: { durationMinutes: 240, slotIntervalMinutes: 240 },
      // From 05:00Z every four hours; the sixth, 01:00Z to 05:00Z, would end an hour after closing.
      starts: [
        '2026-03-08T05:00:00Z',
        '2026-03-08T09:00:00Z',
        '2026-03-08T13:00:00Z',
        '2026-03-08T17:00:00Z',
        '2026-03-08T21:00:00Z',
      ],
    },
  },
  {
    name: 'New York, spring: a night shift',
    reason: 'Saturday 22:00–06:00 has seven hours.',
    staff: newYork(SATURDAY, '22:00', '06:00'),
    ...SPRING,
    runs: [{ start: '2026-03-08T03:00:00Z', end: '2026-03-08T10:00:00Z' }],
    slots: {
      service: { durationMinutes: 120, slotIntervalMinutes: 120 },
      starts: ['2026-03-08T03:00:00Z', '2026-03-08T05:00:00Z', '2026-03-08T07:00:00Z'],
    },
  },
  {
    name: 'New York, spring: a night shift that ends in the gap',
    reason: "Saturday 22:00–02:30: its tail is Saturday's minutes 1440 to 1590, of which the last thirty never show.",
    staff: newYork(SATURDAY, '22:00', '02:30'),
    ...SPRING,
    runs: [{ start: '2026-03-08T03:00:00Z', end: '2026-03-08T07:00:00Z' }],
  },
  {
    name: 'New York, autumn: a window that makes two runs',
    reason: '00:00–01:30 is open, closes at 01:30, and from the second 01:00 is open again, on a grid of its own.',
    staff: newYork(SUNDAY, '00:00', '01:30'),
    ...AUTUMN,
    runs: [
      { start: '2026-11-01T04:00:00Z', end: '2026-11-01T05:30:00Z' },
      { start: '2026-11-01T06:00:00Z', end: '2026-11-01T06:30:00Z' },
    ],
    slots: {
      // 45 minutes don't divide the two hours between the runs' starts: one grid for both would miss 06:00Z.
      service: { durationMinutes: 15, slotIntervalMinutes: 45 },
      starts: ['2026-11-01T04:00:00Z', '2026-11-01T04:45:00Z', '2026-11-01T06:00:00Z'],
    },
  },
  {
    name: 'New York, autumn: an appointment must fit into one of the two runs',
    reason: 'A whole hour fits into the first run of 00:00–01:30 (90 minutes) and not into the second (30).',
    staff: newYork(SUNDAY, '00:00', '01:30'),
    ...AUTUMN,
    runs: [
      { start: '2026-11-01T04:00:00Z', end: '2026-11-01T05:30:00Z' },
      { start: '2026-11-01T06:00:00Z', end: '2026-11-01T06:30:00Z' },
    ],
    slots: {
      service: { durationMinutes: 60, slotIntervalMinutes: 30 },
      starts: ['2026-11-01T04:00:00Z', '2026-11-01T04:30:00Z'],
    },
  },
  {
    name: 'New York, autumn: a window that starts in the repeated hour',
    reason: '01:30–03:00 opens at the first 01:30, closes at the second 01:00 and opens again at the second 01:30.',
    staff: newYork(SUNDAY, '01:30', '03:00'),
    ...AUTUMN,
    runs: [
      { start: '2026-11-01T05:30:00Z', end: '2026-11-01T06:00:00Z' },
      { start: '2026-11-01T06:30:00Z', end: '2026-11-01T08:00:00Z' },
    ],
  },
  {
    name: 'New York, autumn: a window around the repeated hour',
    reason: '00:00–03:00 is one run of four hours.',
    staff: newYork(SUNDAY, '00:00', '03:00'),
    ...AUTUMN,
    runs: [{ start: '2026-11-01T04:00:00Z', end: '2026-11-01T08:00:00Z' }],
    slots: {
      service: { durationMinutes: 60, slotIntervalMinutes: 60 },
      starts: ['2026-11-01T04:00:00Z', '2026-11-01T05:00:00Z', '2026-11-01T06:00:00Z', '2026-11-01T07:00:00Z'],
    },
  },
  {
    name: 'New York, autumn: a window that is the repeated hour',
    reason: '01:00–02:00 is there twice in a row: one run of two hours.',
    staff: newYork(SUNDAY, '01:00', '02:00'),
    ...AUTUMN,
    runs: [{ start: '2026-11-01T05:00:00Z', end: '2026-11-01T07:00:00Z' }],
  },
  {
    name: 'New York, autumn: the whole day',
    reason: 'It has 25 hours.',
    staff: newYork(SUNDAY, '00:00', '24:00'),
    ...AUTUMN,
    runs: [{ start: '2026-11-01T04:00:00Z', end: '2026-11-02T05:00:00Z' }],
  },
  {
    name: 'New York, autumn: a night shift',
    reason: 'Saturday 23:00–02:00 has four hours in one run.',
    staff: newYork(SATURDAY, '23:00', '02:00'),
    ...AUTUMN,
    runs: [{ start: '2026-11-01T03:00:00Z', end: '2026-11-01T07:00:00Z' }],
  },
  {
    name: 'New York, autumn: a night shift that ends in the repeated hour',
    reason: 'The tail of Saturday 23:00–01:30 ends at the first 01:30 and is there again from the second 01:00.',
    staff: newYork(SATURDAY, '23:00', '01:30'),
    ...AUTUMN,
    runs: [
      { start: '2026-11-01T03:00:00Z', end: '2026-11-01T05:30:00Z' },
      { start: '2026-11-01T06:00:00Z', end: '2026-11-01T06:30:00Z' },
    ],
  },
  {
    name: 'Berlin, spring, round the clock',
    reason:
      'Open 24/7 there is no seam: ten hours from 17:00Z run across midnight. The date has 23 hours, so the grid of the next one starts 5 hours after its last point.',
    staff: { timeZone: 'Europe/Berlin', hours: hoursOn(EVERY_DAY, '00:00', '24:00') },
    from: '2026-03-28T23:00:00Z',
    to: '2026-03-30T00:00:00Z',
    runs: [
      { start: '2026-03-28T23:00:00Z', end: '2026-03-29T22:00:00Z' },
      { start: '2026-03-29T22:00:00Z', end: '2026-03-30T22:00:00Z' },
    ],
    slots: {
      service: { durationMinutes: 600, slotIntervalMinutes: 360 },
      starts: [
        '2026-03-28T23:00:00Z',
        '2026-03-29T05:00:00Z',
        '2026-03-29T11:00:00Z',
        '2026-03-29T17:00:00Z',
        '2026-03-29T22:00:00Z',
      ],
    },
  },
]
