import { expect, test } from 'vitest'
import { messagesOwed } from './messages.js'

/** "kind recipient", with " by sms" for text messages; all of them due at once. */
const summary = (event: Parameters<typeof messagesOwed>[0]): string[] => {
  const messages = messagesOwed(event)
  expect(messages.every(({ dueAt }) => dueAt === event.at)).toBe(true)
  return messages.map(({ kind, channel, to }) =>
    [kind, 'staffId' in to ? to.staffId : to.audience, ...(channel === 'sms' ? ['by sms'] : [])].join(' '),
  )
}

const happened = { at: 7, actor: 'customer', start: 100, staffId: 'anna' } as const

test('a new booking confirms to everyone, at once', () => {
  expect(summary({ ...happened, type: 'booking.created', status: 'confirmed' })).toEqual([
    'confirmation customer',
    'confirmation guests',
    'confirmation anna',
    'confirmation owner',
  ])
})

test('everyone who gives it is told', () => {
  const event = { ...happened, type: 'booking.created', status: 'confirmed', staffIds: ['anna', 'ben'] } as const
  expect(summary(event)).toEqual(expect.arrayContaining(['confirmation anna', 'confirmation ben']))
})

test('a request is acknowledged, without a word to guests, and its approval told to everyone', () => {
  expect(summary({ ...happened, type: 'booking.created', status: 'pending' })).toEqual([
    'request-received customer',
    'request-received anna',
    'request-received owner',
  ])
  expect(summary({ ...happened, type: 'booking.confirmed', actor: 'staff' })).toEqual([
    'approved customer',
    'approved guests',
    'approved anna',
    'approved owner',
  ])
})

test('a request that is declined is told to everyone who knew', () => {
  expect(summary({ ...happened, type: 'booking.declined', actor: 'system', automatic: true })).toEqual([
    'declined customer',
    'declined anna',
    'declined owner',
    'cancelled guests',
  ])
})

test('a cancellation tells everyone, and the phone of a customer who didn’t do it', () => {
  const byMail = ['cancelled customer', 'cancelled guests', 'cancelled anna', 'cancelled owner']
  expect(summary({ ...happened, type: 'booking.cancelled' })).toEqual(byMail)
  expect(summary({ ...happened, type: 'booking.cancelled', actor: 'staff' })).toEqual([
    ...byMail,
    'cancelled customer by sms',
  ])
})

const moved = {
  ...happened,
  type: 'booking.rescheduled',
  status: 'confirmed',
  previousStart: 50,
  previousStaffId: 'anna',
} as const

test('a move tells everyone where it was', () => {
  expect(summary(moved)).toEqual(['moved customer', 'moved guests', 'moved anna', 'moved owner'])
  expect(summary({ ...moved, actor: 'staff' })).toContain('moved customer by sms')
  expect(new Set(messagesOwed(moved).map((message) => message.previousStart))).toEqual(new Set([50]))
})

test('a move to another person is news for the new one and a cancellation for the old', () => {
  expect(summary({ ...moved, staffId: 'ben' })).toEqual([
    'moved customer',
    'moved guests',
    'moved owner',
    'confirmation ben',
    'cancelled anna',
  ])
})

test('a change of person alone is no move', () => {
  expect(summary({ ...moved, previousStart: 100, staffId: 'ben', actor: 'staff' })).toEqual([
    'changed customer',
    'changed guests',
    'changed owner',
    'confirmation ben',
    'cancelled anna',
  ])
})

test('a move that waits for approval is a request, also to guests: the old time is given up', () => {
  expect(summary({ ...moved, status: 'pending', staffId: 'ben' })).toEqual([
    'request-received customer',
    'request-received guests',
    'request-received owner',
    'request-received ben',
    'cancelled anna',
  ])
})

test('an appointment that took place, or didn’t, owes nothing', () => {
  expect(summary({ ...happened, type: 'booking.completed' })).toEqual([])
  expect(summary({ ...happened, type: 'booking.no-show' })).toEqual([])
})
