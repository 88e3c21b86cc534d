import { expect, test } from 'vitest'
import { atOnce } from '../slices.js'
import { readMultistatus } from './multistatus.js'

const read = (document: string) => atOnce(readMultistatus(document))
const multistatus = (...inner: string[]): string =>
  `<?xml version="1.0"?>\n<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">${inner.join('\n')}</d:multistatus>\n`
const answer = (name: string, props: string): string =>
  `<d:response><d:href>/work/${name}</d:href><d:propstat><d:prop>${props}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`

test('answers, what they show of it, and where the next look goes on', () => {
  expect(
    read(
      multistatus(
        answer(
          'one.ics',
          '<d:getetag>"1"</d:getetag><c:calendar-data>BEGIN:VCALENDAR\nX:a &lt; b &#38;amp; c&#x1F600;</c:calendar-data>',
        ),
        '<!-- a > b --><d:response ><d:href>/work/gone.ics</d:href><d:status>HTTP/1.1 404 Not Found</d:status></d:response>',
        '<d:sync-token>http://x/7</d:sync-token>',
      ),
    ),
  ).toEqual({
    answers: [
      {
        href: '/work/one.ics',
        status: 200,
        props: { getetag: '"1"', 'calendar-data': 'BEGIN:VCALENDAR\nX:a < b &amp; c😀' },
      },
      { href: '/work/gone.ics', status: 404, props: {} },
    ],
    syncToken: 'http://x/7',
  })
})

test('other prefixes, none, raw text, and what a server couldn’t show', () => {
  expect(
    read(
      `<multistatus xmlns="DAV:" note='1 > 0'><response><href>/a</href><propstat><prop><x:getetag xmlns:x="DAV:"><![CDATA[<"1">]]></x:getetag></prop></propstat>` +
        '<propstat><prop><calendar-data/></prop><status>HTTP/1.1 500 Sorry</status></propstat></response></multistatus>',
    ),
  ).toEqual({ answers: [{ href: '/a', status: 200, props: { getetag: '<"1">' } }], syncToken: '' })
})

test('another document is none', () => {
  expect(read('<html><body/></html>')).toBeUndefined()
})

test.each([
  ['nothing', ''],
  ['text', 'Sign in'],
  ['a page', '<!doctype html><html></html>'],
  ['entities of its own', '<!DOCTYPE x [<!ENTITY a "b">]><multistatus>&a;</multistatus>'],
  ['an unknown entity', '<multistatus>&nbsp;</multistatus>'],
  ['a letter that there is not', '<multistatus>&#x110000;</multistatus>'],
  ['what is cut off', multistatus(answer('one.ics', '')).slice(0, -10)],
  ['a cut tag', '<multistatus><response'],
  ['an open comment', '<multistatus><!-- </multistatus>'],
  ['open raw text', '<multistatus><![CDATA[ </multistatus>'],
  ['crossed elements', '<multistatus><response></multistatus></response>'],
  ['two roots', '<multistatus/><multistatus/>'],
  ['an element without a name', '<multistatus>< /></multistatus>'],
])('%s is no answer', (_what, document) => {
  expect(() => read(document)).toThrow(expect.objectContaining({ code: 'unavailable' }))
})

const MEGABYTE = 1024 * 1024
const hostile: [string, string][] = [
  ['elements without number', multistatus('<d:a/>'.repeat(1_100_000))],
  ['elements in elements', '<d:a>'.repeat(MEGABYTE)],
  [
    'an event without end',
    multistatus(answer('one.ics', `<c:calendar-data>${'x'.repeat(3 * MEGABYTE)}</c:calendar-data>`)),
  ],
]
test.each(hostile)('%s: too much', (_what, document) => {
  expect(() => read(document)).toThrow(expect.objectContaining({ code: 'too-much' }))
})

test('an answer with more parts than any calendar has is too much', () => {
  const parts = (count: number): string => multistatus('<d:response/>'.repeat(count))
  expect(read(parts(100_000))?.answers).toHaveLength(100_000)
  expect(() => read(parts(100_001))).toThrow(expect.objectContaining({ code: 'too-much' }))
})
