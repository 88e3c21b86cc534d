import { expect, test } from 'vitest'
import { messagesOwed } from './messages.js'

const happened = { at: 7, actor: 'customer', start: 100, staffId: 'anna' } as const

const summary = (...event: Parameters<typeof messagesOwed>) =>
  messagesOwed(...event).map(({ kind, to, dueAt }) => [kind, 'staffId' in to ? to.staffId : to.audience, dueAt])

test('a new booking confirms to both sides, at once', () => {
  expect(summary({ type: 'booking.created', status: 'confirmed', ...happened })).toEqual([
    ['confirmation', 'customer', 7],
    ['confirmation', 'anna', 7],
  ])
})

test('a cancellation tells both sides', () => {
  expect(summary({ type: 'booking.cancelled', ...happened })).toEqual([
    ['cancelled', 'customer', 7],
    ['cancelled', 'anna', 7],
  ])
})

const moved = {
  type: 'booking.rescheduled',
  status: 'confirmed',
  ...happened,
  previousStart: 50,
  previousStaffId: 'anna',
} as const

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

test('a booking that waits for approval is received, then approved or declined; how it went is told to nobody', () => {
  expect(summary({ type: 'booking.created', status: 'pending', ...happened }).map(([kind]) => kind)).toEqual([
    'request-received',
    'request-received',
  ])
  expect(summary({ type: 'booking.confirmed', ...happened })[0]?.[0]).toBe('approved')
  expect(summary({ type: 'booking.declined', automatic: true, ...happened })[0]?.[0]).toBe('declined')
  expect(summary({ type: 'booking.completed', ...happened })).toEqual([])
  expect(summary({ type: 'booking.no-show', ...happened })).toEqual([])
})
