import { expect, test } from 'vitest'
import { messagesOwed } from './messages.js'

const summary = (...event: Parameters<typeof messagesOwed>) =>
  messagesOwed(...event).map(({ kind, to, dueAt }) => [kind, 'staffId' in to ? to.staffId : to.audience, dueAt])

test('a new booking confirms to both sides, at once', () => {
  expect(summary({ type: 'booking.created', at: 7, start: 100, staffId: 'anna' })).toEqual([
    ['confirmation', 'customer', 7],
    ['confirmation', 'anna', 7],
  ])
})

test('a cancellation tells both sides', () => {
  expect(summary({ type: 'booking.cancelled', at: 7, start: 100, staffId: 'anna' })).toEqual([
    ['cancelled', 'customer', 7],
    ['cancelled', 'anna', 7],
  ])
})

const moved = { type: 'booking.rescheduled', at: 7, start: 100, previousStart: 50, previousStaffId: 'anna' } as const

test('a move tells both sides where it was', () => {
  expect(summary({ ...moved, staffId: 'anna' })).toEqual([
    ['moved', 'customer', 7],
    ['moved', 'anna', 7],
  ])
  expect(messagesOwed({ ...moved, staffId: 'anna' }).map((message) => message.previousStart)).toEqual([50, 50])
})

test('a change of person is a move for the customer, news for the new one and a cancellation for the old', () => {
  expect(summary({ ...moved, staffId: 'ben' })).toEqual([
    ['moved', 'customer', 7],
    ['confirmation', 'ben', 7],
    ['cancelled', 'anna', 7],
  ])
})
