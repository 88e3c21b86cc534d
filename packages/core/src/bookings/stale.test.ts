import { describe, expect, test } from 'vitest'
import { buildBooking } from '../testing/builders.js'
import { type SaidMessage, expectedUntil, newsLapse, resendRefusal } from './stale.js'

const HOUR = 3_600_000
const DAY = 24 * HOUR

describe('a message is no news once the appointment has been over for a day', () => {
  const said = { start: 0, end: HOUR, previousStart: null }

  test('to the millisecond', () => {
    expect(newsLapse(said, HOUR + DAY - 1)).toBeNull()
    expect(newsLapse(said, HOUR + DAY)).toMatchObject({ reason: 'appointment-past' })
  })

  test('after a move, the later of both times counts', () => {
    expect(newsLapse({ ...said, previousStart: 10 * DAY }, 11 * DAY)).toBeNull()
    expect(newsLapse({ ...said, previousStart: 10 * DAY }, 11 * DAY + HOUR)).toMatchObject({
      reason: 'appointment-past',
    })
    expect(newsLapse({ ...said, previousStart: -10 * DAY }, HOUR + DAY)).toMatchObject({ reason: 'appointment-past' })
  })
})

test('until they hear of a move, people expect an appointment at the old time, and as long as it was', () => {
  const said = { start: 10 * HOUR, end: 11 * HOUR, previousStart: null }
  expect(expectedUntil(said)).toBe(11 * HOUR)
  expect(expectedUntil({ ...said, previousStart: 12 * HOUR })).toBe(13 * HOUR)
  expect(expectedUntil({ ...said, previousStart: 8 * HOUR })).toBe(11 * HOUR)
})

describe('what was said goes out once more only while it is so', () => {
  const booking = buildBooking({ sequence: 1 })
  const said = (changes: Partial<SaidMessage>): SaidMessage => ({
    kind: 'confirmation',
    start: booking.start,
    end: booking.end,
    previousStart: null,
    sequence: 1,
    staffId: null,
    ...changes,
  })

  test.each<[SaidMessage['kind'], string[]]>([
    ['confirmation', ['confirmed']],
    ['request-received', ['pending']],
    ['approved', ['confirmed']],
    ['declined', ['declined']],
    ['moved', ['confirmed']],
    ['changed', ['confirmed']],
    ['cancelled', ['cancelled', 'declined']],
  ])('%s', (kind, statuses) => {
    for (const status of ['pending', 'confirmed', 'cancelled', 'declined', 'completed', 'no-show'] as const) {
      const refusal = resendRefusal(said({ kind }), { ...booking, status })
      if (statuses.includes(status)) expect(refusal).toBeNull()
      else expect(refusal).toEqual({ reason: 'booking-changed', detail: `The booking is ${status} by now.` })
    }
  })

  test('of what was changed since, only the last is', () => {
    expect(resendRefusal(said({ sequence: 0 }), booking)).toEqual({
      reason: 'booking-changed',
      detail: 'The booking has been changed since.',
    })
    expect(resendRefusal(said({ kind: 'moved', sequence: 0 }), booking)).toEqual({
      reason: 'booking-changed',
      detail: 'The booking has been changed since.',
    })
  })

  test('who no longer gives it may hear so again, unless they do', () => {
    const left = said({ kind: 'cancelled', previousStart: 0, sequence: 0, staffId: 'ben' })
    expect(resendRefusal(left, { ...booking, staffId: 'anna' })).toBeNull()
    expect(resendRefusal(left, { ...booking, staffId: 'anna', staffIds: ['anna', 'ben'] })).toMatchObject({
      reason: 'booking-changed',
    })
    expect(resendRefusal(left, { ...booking, staffId: 'ben' })).toMatchObject({ reason: 'booking-changed' })
  })
})
