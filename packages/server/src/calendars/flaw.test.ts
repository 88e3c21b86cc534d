import { expect, test } from 'vitest'
import { namesOf, worstFlaw } from './flaw.js'
import { remoteEvent as ofGoogle } from './google/event.js'
import { remoteEvent as ofMicrosoft } from './microsoft/event.js'

const REQUEST = {
  cursor: null,
  from: 0,
  to: Date.parse('2027-01-01'),
  timeZone: 'Europe/Berlin',
  mailsFrom: 'book@salon.example',
}

test('a Google event whose times can’t be read isn’t free', () => {
  const time = { dateTime: '2026-03-02T09:00:00Z' }
  const read = (more: object) => ofGoogle({ id: 'a', start: time, end: time, ...more }, REQUEST).flaw
  expect(read({})).toBeNull()
  expect(read({ start: { dateTime: 'soon' } })).toBe('time')
  expect(read({ end: undefined })).toBe('time')
  expect(read({ end: undefined, transparency: 'transparent' })).toBeNull()
})

test('a Microsoft event whose times can’t be read isn’t free', () => {
  const time = { dateTime: '2026-03-02T09:00:00.0000000', timeZone: 'UTC' }
  const read = (more: object) => ofMicrosoft({ id: 'a', start: time, end: time, ...more }, REQUEST).flaw
  expect(read({})).toBeNull()
  expect(read({ start: { ...time, timeZone: 'Nowhere' } })).toBe('time')
  expect(read({ end: null })).toBe('time')
  expect(read({ end: null, showAs: 'free' })).toBeNull()
})

test('the worst of several flaws counts', () => {
  expect(worstFlaw([null, 'length', 'rule'])).toBe('rule')
  expect(worstFlaw(['exception', 'time', null])).toBe('time')
  expect(worstFlaw([null])).toBeNull()
})

test('some names stand for many, without what can’t be shown', () => {
  const names = ['a\u0007b', 'c'.repeat(200), 'd', 'e', 'f', 'g'].map((event) => ({ event }))
  expect(namesOf(names)).toBe(`“a b”, “${'c'.repeat(80)}”, “d”, “e”, “f”, …`)
})
