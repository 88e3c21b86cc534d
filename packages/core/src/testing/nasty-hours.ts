import { EVERY_DAY, hoursOn } from './builders.js'
import type { NastyDay } from './nasty-day.js'

const MONDAY = 1
const TUESDAY = 2

/** Berlin is at +2 in June; 1 June 2026 is a Monday. */
const BERLIN = 'Europe/Berlin'

/** Days that are nasty by their opening hours, not by the clock. */
export const NASTY_HOURS: readonly NastyDay[] = [
  {
    name: 'Touching windows of one date',
    reason: '09:00–10:15 and 10:15–12:00 are one window with one grid: none of its points is 10:15.',
    staff: {
      timeZone: BERLIN,
      hours: [...hoursOn([MONDAY], '10:15', '12:00'), ...hoursOn([MONDAY], '09:00', '10:15')],
    },
    from: '2026-06-01T00:00:00Z',
    to: '2026-06-02T00:00:00Z',
    runs: [{ start: '2026-06-01T07:00:00Z', end: '2026-06-01T10:00:00Z' }],
    slots: {
      service: { durationMinutes: 60, slotIntervalMinutes: 60 },
      starts: ['2026-06-01T07:00:00Z', '2026-06-01T08:00:00Z', '2026-06-01T09:00:00Z'],
    },
  },
  {
    name: 'Overlapping windows of one date, one of them past midnight',
    reason: '18:00–22:00 and 21:30–01:00 are 18:00–01:00.',
    staff: {
      timeZone: BERLIN,
      hours: [...hoursOn([MONDAY], '18:00', '22:00'), ...hoursOn([MONDAY], '21:30', '01:00')],
    },
    from: '2026-06-01T00:00:00Z',
    to: '2026-06-02T12:00:00Z',
    runs: [{ start: '2026-06-01T16:00:00Z', end: '2026-06-01T23:00:00Z' }],
  },
  {
    name: 'Two dates that touch at midnight',
    reason:
      'Open time is one, so 23:45 with an hour is fine; but each date has its own grid: Tuesday counts from 00:00, not on from 23:45.',
    staff: {
      timeZone: 'UTC',
      hours: [...hoursOn([MONDAY], '20:00', '24:00'), ...hoursOn([TUESDAY], '00:00', '02:00')],
    },
    from: '2026-06-01T12:00:00Z',
    to: '2026-06-02T12:00:00Z',
    runs: [
      { start: '2026-06-01T20:00:00Z', end: '2026-06-02T00:00:00Z' },
      { start: '2026-06-02T00:00:00Z', end: '2026-06-02T02:00:00Z' },
    ],
    slots: {
      service: { durationMinutes: 60, slotIntervalMinutes: 45 },
      starts: [
        '2026-06-01T20:00:00Z',
        '2026-06-01T20:45:00Z',
        '2026-06-01T21:30:00Z',
        '2026-06-01T22:15:00Z',
        '2026-06-01T23:00:00Z',
        '2026-06-01T23:45:00Z',
        '2026-06-02T00:00:00Z',
        '2026-06-02T00:45:00Z',
      ],
    },
  },
  {
    name: 'One window across midnight',
    reason: '20:00–02:00 has one grid, which goes on past midnight: 23:45, then 00:30.',
    staff: { timeZone: 'UTC', hours: hoursOn([MONDAY], '20:00', '02:00') },
    from: '2026-06-01T23:00:00Z',
    to: '2026-06-02T12:00:00Z',
    runs: [{ start: '2026-06-01T20:00:00Z', end: '2026-06-02T02:00:00Z' }],
    slots: {
      service: { durationMinutes: 60, slotIntervalMinutes: 45 },
      starts: ['2026-06-01T23:00:00Z', '2026-06-01T23:45:00Z', '2026-06-02T00:30:00Z'],
    },
  },
  {
    name: 'The tail of one date overlaps the next date',
    reason: 'Monday 22:00–03:00 and Tuesday 01:10–04:00 overlap: two grids, and every start of either, once.',
    staff: {
      timeZone: 'UTC',
      hours: [...hoursOn([MONDAY], '22:00', '03:00'), ...hoursOn([TUESDAY], '01:10', '04:00')],
    },
    from: '2026-06-02T00:30:00Z',
    to: '2026-06-02T12:00:00Z',
    runs: [
      { start: '2026-06-01T22:00:00Z', end: '2026-06-02T03:00:00Z' },
      { start: '2026-06-02T01:10:00Z', end: '2026-06-02T04:00:00Z' },
    ],
    slots: {
      // Monday's grid: 01:00, 02:00 (03:00 is past its end). Tuesday's: 01:10, 02:10 and, until 04:10, no 03:10.
      service: { durationMinutes: 60, slotIntervalMinutes: 60 },
      starts: ['2026-06-02T01:00:00Z', '2026-06-02T01:10:00Z', '2026-06-02T02:00:00Z', '2026-06-02T02:10:00Z'],
    },
  },
  {
    name: 'A closed date keeps the tail of the night before',
    reason: 'Closing Tuesday takes away what starts on Tuesday, with its tail on Wednesday; Monday’s tail stays.',
    staff: {
      timeZone: BERLIN,
      hours: hoursOn(EVERY_DAY, '22:00', '02:00'),
      overrides: [{ date: '2026-06-02', windows: [] }],
    },
    from: '2026-06-01T10:00:00Z',
    to: '2026-06-03T10:00:00Z',
    runs: [{ start: '2026-06-01T20:00:00Z', end: '2026-06-02T00:00:00Z' }],
  },
  {
    name: 'An override replaces a night shift with its tail',
    reason: 'Monday 10:00–12:00 instead: Sunday’s tail stays on Monday morning, Monday’s on Tuesday is gone.',
    staff: {
      timeZone: BERLIN,
      hours: hoursOn(EVERY_DAY, '22:00', '02:00'),
      overrides: [{ date: '2026-06-01', windows: [{ start: '10:00', end: '12:00' }] }],
    },
    from: '2026-05-31T10:00:00Z',
    to: '2026-06-03T10:00:00Z',
    runs: [
      { start: '2026-05-31T20:00:00Z', end: '2026-06-01T00:00:00Z' },
      { start: '2026-06-01T08:00:00Z', end: '2026-06-01T10:00:00Z' },
      { start: '2026-06-02T20:00:00Z', end: '2026-06-03T00:00:00Z' },
    ],
  },
  {
    name: 'An override that runs past midnight into a closed date',
    reason: 'Monday’s override 20:00–04:00 keeps its tail on Tuesday, though Tuesday is closed.',
    staff: {
      timeZone: BERLIN,
      hours: hoursOn(EVERY_DAY, '09:00', '10:00'),
      overrides: [
        { date: '2026-06-02', windows: [] },
        { date: '2026-06-01', windows: [{ start: '20:00', end: '04:00' }] },
      ],
    },
    from: '2026-06-01T00:00:00Z',
    to: '2026-06-03T00:00:00Z',
    runs: [{ start: '2026-06-01T18:00:00Z', end: '2026-06-02T02:00:00Z' }],
  },
  {
    name: 'A window of 23 hours and 59 minutes past midnight',
    reason: '09:00–08:59 runs to the next morning; the minute from 08:59 is closed, and each date has its own run.',
    staff: { timeZone: 'UTC', hours: hoursOn(EVERY_DAY, '09:00', '08:59') },
    from: '2026-06-01T09:00:00Z',
    to: '2026-06-02T09:30:00Z',
    runs: [
      { start: '2026-06-01T09:00:00Z', end: '2026-06-02T08:59:00Z' },
      { start: '2026-06-02T09:00:00Z', end: '2026-06-03T08:59:00Z' },
    ],
    slots: {
      service: { durationMinutes: 720, slotIntervalMinutes: 720 },
      // 21:00 to 09:00 would need the closed minute.
      starts: ['2026-06-01T09:00:00Z', '2026-06-02T09:00:00Z'],
    },
  },
]
