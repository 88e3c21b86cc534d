import { expect, test } from 'vitest'
import { calendarLinks } from './calendar-links.js'

const EVENT = {
  title: 'Cut & colour + wash with Zoë',
  start: Date.parse('2026-03-08T14:00:00Z'),
  end: Date.parse('2026-03-08T14:30:00Z'),
  place: 'Main St. 4, 2nd floor',
}
const paramsOf = (name: string, event = EVENT): Record<string, string> => {
  const url = calendarLinks(event).find((link) => link.name === name)?.url ?? ''
  // As they read it: a plus is a plus.
  return Object.fromEntries(
    new URL(url).search
      .slice(1)
      .split('&')
      .map((part) => part.split('=').map(decodeURIComponent) as [string, string]),
  )
}

test('Google is told what, when and where', () => {
  expect(paramsOf('Google Calendar')).toEqual({
    action: 'TEMPLATE',
    text: EVENT.title,
    dates: '20260308T140000Z/20260308T143000Z',
    location: EVENT.place,
  })
})

test('Outlook is told what, when and where', () => {
  expect(paramsOf('Outlook')).toEqual({
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: EVENT.title,
    startdt: '2026-03-08T14:00:00Z',
    enddt: '2026-03-08T14:30:00Z',
    location: EVENT.place,
  })
})

test('a place that is none is left out, and half a character breaks nothing', () => {
  const links = calendarLinks({ ...EVENT, title: 'Half of \uD83D', place: null })
  expect(links.map(({ url }) => new URL(url).searchParams.has('location'))).toEqual([false, false])
})
