import { inspect } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventAt } from '../../../test/support/caldav.js'
import { type Radicale, USER, openRadicale } from '../../../test/support/radicale.js'
import { NOW } from '../../../test/support/salon.js'
import type { CalendarProvider } from '../provider.js'
import { caldavProvider } from './provider.js'

// What a server must never say in these ways: that nothing stands in the calendar, or no longer.

interface Answer {
  readonly status: number
  readonly type: string
  readonly text: string
}
type Break = (answer: Answer, method: string, body: string) => Partial<Answer>

const RANGE = { from: NOW - 86_400_000, to: NOW + 30 * 86_400_000, timeZone: 'Europe/Berlin' }
let radicale: Radicale
let broken: Break = () => ({})
beforeAll(async () => {
  radicale = await openRadicale()
}, 60_000)
afterAll(() => radicale[Symbol.asyncDispose](), 60_000)

function open(): CalendarProvider {
  const through: typeof fetch = async (input, init) => {
    const response = await fetch(input, init)
    const type = response.headers.get('Content-Type') ?? ''
    const answer = { status: response.status, type, text: await response.text() }
    const body = typeof init?.body === 'string' ? init.body : ''
    const changed = { ...answer, ...broken(answer, init?.method ?? 'GET', body) }
    return new Response(changed.text, { status: changed.status, headers: { 'Content-Type': changed.type } })
  }
  return caldavProvider({ kind: 'caldav', url: radicale.url, ...USER }, { fetch: through, clock: () => NOW })
}

const signIn = { status: 200, type: 'text/html', text: '<!doctype html><title>Sign in</title>' }
const ofEvents = (body: string): boolean => body.includes('calendar-data')

const breaks: [string, Break][] = [
  ['a page to sign in', () => signIn],
  ['a page to sign in for the events only', (_answer, method) => (method === 'REPORT' ? signIn : {})],
  ['a page that says that it is a multistatus', () => ({ ...signIn, status: 207 })],
  ['nothing', () => ({ status: 200, type: 'text/html', text: '' })],
  ['an empty document', () => ({ status: 207, text: '' })],
  ['other XML', () => ({ status: 207, text: '<?xml version="1.0"?><html/>' })],
  [
    'XML that is cut off',
    ({ text }, method) => (method === 'REPORT' ? { text: text.slice(0, Math.floor(text.length * 0.7)) } : {}),
  ],
  [
    'XML that can’t be parsed',
    ({ text }, method) => (method === 'REPORT' ? { text: text.replace('<response>', '<response></propstat>') } : {}),
  ],
  [
    'an event that it can’t show',
    ({ text }, _method, body) =>
      ofEvents(body) ? { text: text.replaceAll('HTTP/1.1 200 OK', 'HTTP/1.1 500 Internal Server Error') } : {},
  ],
  [
    'an event that is cut off',
    ({ text }, _method, body) => (ofEvents(body) ? { text: text.replaceAll('END:VCALENDAR', '') } : {}),
  ],
]

test.each(breaks)('%s frees nothing', async (what, change) => {
  broken = () => ({})
  const { work } = radicale.calendars
  await radicale.put(work, 'meeting', eventAt('20260602T080000Z', '20260602T083000Z'))
  const provider = open()
  const { cursor } = await provider.pull(work, { ...RANGE, cursor: null })
  expect(cursor).toMatch(/^sync /)
  await radicale.put(work, 'meeting', eventAt('20260602T080000Z', '20260602T090000Z', `COMMENT:${what}`))
  broken = change
  await expect(provider.pull(work, { ...RANGE, cursor })).rejects.toMatchObject({ code: 'unavailable' })
  await expect(provider.pull(work, { ...RANGE, cursor: null })).rejects.toMatchObject({ code: 'unavailable' })
})

test('an event that changed and isn’t shown is not gone', async () => {
  broken = () => ({})
  const { work } = radicale.calendars
  const provider = open()
  const { cursor } = await provider.pull(work, { ...RANGE, cursor: null })
  await radicale.put(work, 'kept', eventAt('20260602T080000Z', '20260602T083000Z'))
  broken = ({ text }, _method, body) =>
    body.includes('calendar-multiget') ? { text: text.replace(/<response>.*<\/response>/s, '') } : {}
  await expect(provider.pull(work, { ...RANGE, cursor })).rejects.toMatchObject({ code: 'unavailable' })
})

test('an event that goes while changes are read is gone', async () => {
  broken = () => ({})
  const { work } = radicale.calendars
  const provider = open()
  const { cursor } = await provider.pull(work, { ...RANGE, cursor: null })
  for (const name of ['stays', 'goes']) await radicale.put(work, name, eventAt('20260602T080000Z', '20260602T083000Z'))
  broken = ({ text }, _method, body) =>
    body.includes('calendar-multiget')
      ? {
          text: text.replace(
            /<href>(\/anna\/work\/goes\.ics)<\/href>.*?<\/propstat>/s,
            '<href>$1</href><status>HTTP/1.1 404 Not Found</status>',
          ),
        }
      : {}
  expect(await provider.pull(work, { ...RANGE, cursor })).toMatchObject({
    events: [{ ref: '/anna/work/stays.ics' }],
    removed: ['/anna/work/goes.ics'],
  })
})

test('all that stands in one object counts', async () => {
  broken = () => ({})
  const { home } = radicale.calendars
  const provider = open()
  const { cursor } = await provider.pull(home, { ...RANGE, cursor: null })
  await radicale.put(home, 'crowded', eventAt('20260602T080000Z', '20260602T083000Z'))
  const other = ['BEGIN:VEVENT', 'UID:other', 'DTSTART:20260603T080000Z', 'DURATION:PT1H', 'END:VEVENT'].join('\n')
  const another = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'DTSTART:soon', 'END:VEVENT', 'END:VCALENDAR'].join('\n')
  broken = ({ text }, _method, body) =>
    ofEvents(body) ? { text: text.replace(/END:VCALENDAR/, `${other}\nEND:VCALENDAR\n${another}`) } : {}
  const crowded = { ref: '/anna/home/crowded.ics', uid: null, spans: { length: 2 }, at: null, flaw: 'time' }
  expect(await provider.pull(home, { ...RANGE, cursor })).toMatchObject({ events: [crowded] })
  expect(await provider.pull(home, { ...RANGE, cursor: null })).toMatchObject({ events: [crowded] })
})

test.each([403, 500, 501])(
  'a server that can’t search for series and published busy times (%s) is read without',
  async (status) => {
    broken = () => ({})
    await radicale.put(radicale.calendars.home, 'single', eventAt('20260604T080000Z', '20260604T083000Z'))
    let refusals = 0
    broken = (_answer, _method, body) => {
      if (!/"RRULE"|"VFREEBUSY"/.test(body)) return {}
      refusals += 1
      return { status, text: 'supported-filter' }
    }
    const { events } = await open().pull(radicale.calendars.home, { ...RANGE, cursor: null })
    expect(events).toContainEqual(expect.objectContaining({ ref: '/anna/home/single.ics' }))
    expect(refusals).toBe(2)
  },
)

test.each(['REPORT', 'PROPFIND'])(
  'a server that refuses a %s is named, and what it says stays with it',
  async (refused) => {
    broken = () => ({})
    const { work } = radicale.calendars
    const provider = open()
    broken = (_answer, method) => (method === refused ? { status: 403, text: 'Anna meets Ben' } : {})
    const failure: unknown = await provider.pull(work, { ...RANGE, cursor: null }).catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'not-allowed', message: expect.stringMatching(/refuses access.*Give/) })
    expect(inspect(failure)).not.toContain('Anna')
    // A token that a server refuses may only be too old: then everything is read.
    broken = (_answer, _method, body) =>
      body.includes('sync-collection') ? { status: 403, text: 'valid-sync-token' } : {}
    expect(await provider.pull(work, { ...RANGE, cursor: 'sync http://x/old' })).toMatchObject({ isWhole: true })
  },
)

test.each<[string, () => string]>([
  ['calendars without number', () => `<multistatus>${'<response/>'.repeat(50_000)}</multistatus>`],
  ['calendars with long names', () => `<multistatus><response>${'x'.repeat(2_000_000)}</response></multistatus>`],
])('%s are not parsed at all', async (_what, text) => {
  broken = () => ({ status: 207, type: 'application/xml', text: text() })
  await expect(open().listCalendars()).rejects.toMatchObject({ code: 'too-much' })
})
