import { EVERY_DAY, hoursOn } from './builders.js'
import type { NastyDay } from './nasty-day.js'

const MONDAY = 1
const THURSDAY = 4
const FRIDAY = 5
const SATURDAY = 6
const SUNDAY = 7

/** At 2018-11-04T03:00Z São Paulo's clock jumps from midnight (−3) to 01:00 (−2). */
const SAO_PAULO = { from: '2018-11-03T12:00:00Z', to: '2018-11-04T12:00:00Z' }
/** At 2011-12-30T10:00Z Apia's clock jumps from Thursday 24:00 (−10) to Saturday 00:00 (+14). */
const APIA = { from: '2011-12-29T10:00:00Z', to: '2011-12-31T10:00:00Z' }

/** Zones whose clock changes differ from the textbook, or that lie at the rim of the map. */
export const NASTY_ZONES: readonly NastyDay[] = [
  {
    name: 'Lord Howe, autumn: the clock falls back by half an hour',
    reason: 'At 2026-04-04T15:00Z from 02:00 (+11) to 01:30 (+10:30): 01:00–01:45 is open again for a quarter.',
    staff: { timeZone: 'Australia/Lord_Howe', hours: hoursOn([SUNDAY], '01:00', '01:45') },
    from: '2026-04-04T00:00:00Z',
    to: '2026-04-05T12:00:00Z',
    runs: [
      { start: '2026-04-04T14:00:00Z', end: '2026-04-04T14:45:00Z' },
      { start: '2026-04-04T15:00:00Z', end: '2026-04-04T15:15:00Z' },
    ],
    slots: {
      service: { durationMinutes: 15, slotIntervalMinutes: 25 },
      starts: ['2026-04-04T14:00:00Z', '2026-04-04T14:25:00Z', '2026-04-04T15:00:00Z'],
    },
  },
  {
    name: 'Lord Howe, autumn: a window around the repeated half-hour',
    reason: '00:00 (+11) to 03:00 (+10:30) has three hours and a half.',
    staff: { timeZone: 'Australia/Lord_Howe', hours: hoursOn([SUNDAY], '00:00', '03:00') },
    from: '2026-04-04T00:00:00Z',
    to: '2026-04-05T12:00:00Z',
    runs: [{ start: '2026-04-04T13:00:00Z', end: '2026-04-04T16:30:00Z' }],
  },
  {
    name: 'Lord Howe, spring: the clock jumps by half an hour',
    reason: 'At 2026-10-03T15:30Z from 02:00 (+10:30) to 02:30 (+11): 02:15–03:15 starts at 02:30.',
    staff: { timeZone: 'Australia/Lord_Howe', hours: hoursOn([SUNDAY], '02:15', '03:15') },
    from: '2026-10-03T00:00:00Z',
    to: '2026-10-04T12:00:00Z',
    runs: [{ start: '2026-10-03T15:30:00Z', end: '2026-10-03T16:15:00Z' }],
    slots: {
      service: { durationMinutes: 20, slotIntervalMinutes: 20 },
      starts: ['2026-10-03T15:30:00Z', '2026-10-03T15:50:00Z'],
    },
  },
  {
    name: 'São Paulo: a window that starts at the midnight that is not there',
    reason: '00:00–02:00 is 01:00–02:00 (−2).',
    staff: { timeZone: 'America/Sao_Paulo', hours: hoursOn([SUNDAY], '00:00', '02:00') },
    ...SAO_PAULO,
    runs: [{ start: '2018-11-04T03:00:00Z', end: '2018-11-04T04:00:00Z' }],
  },
  {
    name: 'São Paulo: a night shift across the midnight gap',
    reason: 'Saturday 22:00 (−3) to 02:00 (−2) has three hours in one run.',
    staff: { timeZone: 'America/Sao_Paulo', hours: hoursOn([SATURDAY], '22:00', '02:00') },
    ...SAO_PAULO,
    runs: [{ start: '2018-11-04T01:00:00Z', end: '2018-11-04T04:00:00Z' }],
    slots: {
      service: { durationMinutes: 90, slotIntervalMinutes: 90 },
      starts: ['2018-11-04T01:00:00Z', '2018-11-04T02:30:00Z'],
    },
  },
  {
    name: 'São Paulo: the last hour of a date is there twice',
    reason: 'At 2018-02-18T02:00Z from Saturday 24:00 (−2) to Saturday 23:00 (−3): 23:00–24:00 has two hours.',
    staff: { timeZone: 'America/Sao_Paulo', hours: hoursOn([SATURDAY], '23:00', '24:00') },
    from: '2018-02-17T12:00:00Z',
    to: '2018-02-18T12:00:00Z',
    runs: [{ start: '2018-02-18T01:00:00Z', end: '2018-02-18T03:00:00Z' }],
  },
  {
    name: 'Beirut: the first hour of the date is missing',
    reason: 'At 2025-03-29T22:00Z from midnight (+2) to 01:00 (+3): Sunday 00:00–03:00 has two hours.',
    staff: { timeZone: 'Asia/Beirut', hours: hoursOn([SUNDAY], '00:00', '03:00') },
    from: '2025-03-29T12:00:00Z',
    to: '2025-03-30T12:00:00Z',
    runs: [{ start: '2025-03-29T22:00:00Z', end: '2025-03-30T00:00:00Z' }],
  },
  {
    name: 'Cairo: a window that starts in the midnight gap',
    reason: 'At 2025-04-24T22:00Z from midnight (+2) to 01:00 (+3): Friday 00:30–02:00 starts at 01:00.',
    staff: { timeZone: 'Africa/Cairo', hours: hoursOn([FRIDAY], '00:30', '02:00') },
    from: '2025-04-24T12:00:00Z',
    to: '2025-04-25T12:00:00Z',
    runs: [{ start: '2025-04-24T22:00:00Z', end: '2025-04-24T23:00:00Z' }],
  },
  {
    name: 'Apia: office hours around the skipped date',
    reason: 'After Thursday the 29th (−10) comes Saturday the 31st (+14), 24 hours later.',
    staff: { timeZone: 'Pacific/Apia', hours: hoursOn(EVERY_DAY, '09:00', '17:00') },
    ...APIA,
    runs: [
      { start: '2011-12-29T19:00:00Z', end: '2011-12-30T03:00:00Z' },
      { start: '2011-12-30T19:00:00Z', end: '2011-12-31T03:00:00Z' },
    ],
  },
  {
    name: 'Apia: Friday is skipped',
    reason: 'Friday, 30 December 2011 has no open time, neither by weekly hours nor by an override.',
    staff: {
      timeZone: 'Pacific/Apia',
      hours: hoursOn([FRIDAY], '00:00', '24:00'),
      overrides: [{ date: '2011-12-30', windows: [{ start: '08:00', end: '20:00' }] }],
    },
    ...APIA,
    runs: [],
  },
  {
    name: 'Apia: a tail that would lie on the skipped date',
    reason: 'Thursday 22:00–04:00 ends at 24:00: its last four hours were skipped, and are not made up on Saturday.',
    staff: { timeZone: 'Pacific/Apia', hours: hoursOn([THURSDAY], '22:00', '04:00') },
    ...APIA,
    runs: [{ start: '2011-12-30T08:00:00Z', end: '2011-12-30T10:00:00Z' }],
  },
  {
    name: 'Apia: the tail of a window that would have started on the skipped date',
    reason: 'Friday’s 22:00–06:00 never began, so Saturday morning has no rest of it; Saturday’s own night has.',
    staff: { timeZone: 'Pacific/Apia', hours: hoursOn([FRIDAY, SATURDAY], '22:00', '06:00') },
    ...APIA,
    runs: [{ start: '2011-12-31T08:00:00Z', end: '2011-12-31T16:00:00Z' }],
  },
  {
    name: 'Apia: a booking window of one day reaches the skipped date only',
    reason: 'On the 29th, one day ahead is the 30th. The 31st, though the very next day, is two dates ahead.',
    staff: { timeZone: 'Pacific/Apia', hours: hoursOn(EVERY_DAY, '09:00', '11:00') },
    ...APIA,
    runs: [
      { start: '2011-12-29T19:00:00Z', end: '2011-12-29T21:00:00Z' },
      { start: '2011-12-30T19:00:00Z', end: '2011-12-30T21:00:00Z' },
    ],
    slots: {
      service: { durationMinutes: 60, slotIntervalMinutes: 60, bookingWindowDays: 1 },
      now: '2011-12-29T12:00:00Z',
      starts: ['2011-12-29T19:00:00Z', '2011-12-29T20:00:00Z'],
    },
  },
  {
    name: 'Casablanca: the clock falls back for Ramadan',
    reason: 'At 2025-02-23T02:00Z from 03:00 (+1) to 02:00 (+0): Sunday 02:30–03:30 closes and opens again at 02:30.',
    staff: { timeZone: 'Africa/Casablanca', hours: hoursOn([SUNDAY], '02:30', '03:30') },
    from: '2025-02-22T12:00:00Z',
    to: '2025-02-23T12:00:00Z',
    runs: [
      { start: '2025-02-23T01:30:00Z', end: '2025-02-23T02:00:00Z' },
      { start: '2025-02-23T02:30:00Z', end: '2025-02-23T03:30:00Z' },
    ],
  },
  {
    name: 'Casablanca: the clock jumps after Ramadan',
    reason: 'At 2025-04-06T02:00Z from 02:00 (+0) to 03:00 (+1): 09:00 is 09:00Z on Saturday and 08:00Z on Sunday.',
    staff: { timeZone: 'Africa/Casablanca', hours: hoursOn([SATURDAY, SUNDAY], '09:00', '10:00') },
    from: '2025-04-05T00:00:00Z',
    to: '2025-04-07T00:00:00Z',
    runs: [
      { start: '2025-04-05T09:00:00Z', end: '2025-04-05T10:00:00Z' },
      { start: '2025-04-06T08:00:00Z', end: '2025-04-06T09:00:00Z' },
    ],
  },
  {
    name: 'Troll, spring: a gap of two hours',
    reason: 'At 2025-03-30T01:00Z from 01:00 (+0) to 03:00 (+2): 00:00–04:00 has two hours.',
    staff: { timeZone: 'Antarctica/Troll', hours: hoursOn([SUNDAY], '00:00', '04:00') },
    from: '2025-03-29T12:00:00Z',
    to: '2025-03-30T12:00:00Z',
    runs: [{ start: '2025-03-30T00:00:00Z', end: '2025-03-30T02:00:00Z' }],
  },
  {
    name: 'Troll, autumn: two hours are there twice',
    reason: 'At 2025-10-26T01:00Z from 03:00 (+2) to 01:00 (+0): 00:30–02:00 is open 90 minutes, then an hour again.',
    staff: { timeZone: 'Antarctica/Troll', hours: hoursOn([SUNDAY], '00:30', '02:00') },
    from: '2025-10-25T12:00:00Z',
    to: '2025-10-26T12:00:00Z',
    runs: [
      { start: '2025-10-25T22:30:00Z', end: '2025-10-26T00:00:00Z' },
      { start: '2025-10-26T01:00:00Z', end: '2025-10-26T02:00:00Z' },
    ],
  },
  {
    name: 'Kiritimati, +14: Monday morning is still Sunday in UTC',
    reason: '09:00 on Monday, 1 June 2026 is 19:00Z on Sunday.',
    staff: { timeZone: 'Pacific/Kiritimati', hours: hoursOn([MONDAY], '09:00', '11:00') },
    from: '2026-05-31T00:00:00Z',
    to: '2026-06-01T12:00:00Z',
    runs: [{ start: '2026-05-31T19:00:00Z', end: '2026-05-31T21:00:00Z' }],
    slots: {
      service: { durationMinutes: 60, slotIntervalMinutes: 60, bookingWindowDays: 0 },
      // 00:00 on Monday there: today is Monday.
      now: '2026-05-31T10:00:00Z',
      starts: ['2026-05-31T19:00:00Z', '2026-05-31T20:00:00Z'],
    },
  },
  {
    name: 'Pago Pago, −11: Monday evening is Tuesday in UTC',
    reason: '22:00–02:00 from Monday, 1 June 2026 is 09:00Z–13:00Z on Tuesday; today ends there at 11:00Z.',
    staff: { timeZone: 'Pacific/Pago_Pago', hours: hoursOn([MONDAY], '22:00', '02:00') },
    from: '2026-06-02T00:00:00Z',
    to: '2026-06-03T00:00:00Z',
    runs: [{ start: '2026-06-02T09:00:00Z', end: '2026-06-02T13:00:00Z' }],
    slots: {
      service: { durationMinutes: 60, slotIntervalMinutes: 60, bookingWindowDays: 0 },
      // 18:00 on Monday there.
      now: '2026-06-02T05:00:00Z',
      starts: ['2026-06-02T09:00:00Z', '2026-06-02T10:00:00Z'],
    },
  },
  {
    name: "St John's: the clock falls back across midnight, and today is there in two pieces",
    reason:
      'At 2010-11-07T02:31Z from Sunday 00:01 (−2:30) to Saturday 23:01 (−3:30). Sunday shows for a minute, then Saturday for 59 more: “today only” takes both pieces of Saturday and not that minute.',
    staff: { timeZone: 'America/St_Johns', hours: hoursOn(EVERY_DAY, '00:00', '24:00') },
    from: '2010-11-07T01:30:00Z',
    to: '2010-11-07T05:00:00Z',
    runs: [
      { start: '2010-11-06T02:30:00Z', end: '2010-11-07T02:30:00Z' },
      { start: '2010-11-07T02:30:00Z', end: '2010-11-07T02:31:00Z' },
      { start: '2010-11-07T02:31:00Z', end: '2010-11-07T03:30:00Z' },
      { start: '2010-11-07T03:30:00Z', end: '2010-11-08T03:30:00Z' },
    ],
    slots: {
      service: { bookingWindowDays: 0 },
      // Saturday noon there.
      now: '2010-11-06T14:30:00Z',
      starts: ['2010-11-07T01:30:00Z', '2010-11-07T02:00:00Z', '2010-11-07T02:31:00Z', '2010-11-07T03:01:00Z'],
    },
  },
  {
    name: "St John's: Friday's tail comes back after Sunday has begun",
    reason:
      'Asked from Sunday 00:00 (02:30Z) on: a minute later it is Saturday 23:01 again, and Friday 23:45–23:30 still runs until Saturday 23:30 (−3:30).',
    staff: { timeZone: 'America/St_Johns', hours: hoursOn([FRIDAY], '23:45', '23:30') },
    from: '2010-11-07T02:30:00Z',
    to: '2010-11-07T12:00:00Z',
    runs: [{ start: '2010-11-07T02:31:00Z', end: '2010-11-07T03:00:00Z' }],
  },
]
