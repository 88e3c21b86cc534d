import { expect, test } from 'vitest'
import { NOW } from '../../../test/support/salon.js'
import type { CalendarProvider } from '../provider.js'
import { caldavProvider } from './provider.js'

// Each answer may be as large as any may be, and there is always another one: all that one reading brings is bounded.

const URL_OF_CALENDAR = 'https://dav.example/anna/work/'
const DAY = 86_400_000
const RANGE = { from: NOW - DAY, to: NOW + 399 * DAY, timeZone: 'Europe/Berlin', cursor: 'sync before' }

interface Hostile {
  readonly provider: CalendarProvider
  /** How often objects were asked for by their names. */
  readonly asked: () => number
}

/** A server that says that so many objects have changed, and shows each as told. */
function hostile(count: number, dataOf: (index: number) => string, onAsked: () => void = () => {}): Hostile {
  let asked = 0
  const names = Array.from({ length: count }, (_, index) => `/anna/work/${index}.ics`)
  const answer = (href: string, prop: string): string =>
    `<d:response><d:href>${href}</d:href><d:propstat><d:prop>${prop}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`
  const textFor = (body: string): string => {
    if (body.includes('sync-collection'))
      return names.map((name) => answer(name, '<d:getetag>"1"</d:getetag>')).join('')
    if (body.includes('propfind')) return answer('/anna/work/', '<d:sync-token>next</d:sync-token>')
    if (!body.includes('calendar-multiget')) return ''
    asked += 1
    onAsked()
    const wanted = Array.from(body.matchAll(/(\d+)\.ics/g), ([, index]) => Number(index))
    return wanted
      .map((index) => answer(names[index] as string, `<c:calendar-data>${dataOf(index)}</c:calendar-data>`))
      .join('')
  }
  const fetch: typeof globalThis.fetch = async (_url, init) =>
    new Response(
      `<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">${textFor(typeof init?.body === 'string' ? init.body : '')}<d:sync-token>next</d:sync-token></d:multistatus>`,
      { status: 207 },
    )
  const credentials = { kind: 'caldav', url: URL_OF_CALENDAR, username: 'anna', password: 'hunter2' } as const
  return { provider: caldavProvider(credentials, { fetch, clock: () => NOW }), asked: () => asked }
}

const event = (index: number, ...lines: string[]): string =>
  ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', `UID:${index}`, ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\n')
const everyHour = ['DTSTART:20260601T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=HOURLY']
const single = ['DTSTART:20260602T080000Z', 'DTEND:20260602T083000Z']

test('how many times their events take', async () => {
  const { provider, asked } = hostile(2_000, (index) => event(index, ...everyHour))
  await expect(provider.pull(URL_OF_CALENDAR, RANGE)).rejects.toMatchObject({ code: 'too-much' })
  expect(asked()).toBe(1)
})

test('how much they say', async () => {
  const padding = `DESCRIPTION:${'x'.repeat(180_000)}`
  const { provider, asked } = hostile(2_000, (index) => event(index, ...single, padding))
  await expect(provider.pull(URL_OF_CALENDAR, RANGE)).rejects.toMatchObject({
    code: 'too-much',
    message: expect.stringContaining('40 MB') as string,
  })
  expect(asked()).toBe(3)
})

test('how many of them there are', async () => {
  const { provider, asked } = hostile(5_001, (index) => event(index, ...single))
  // Of so many it isn't asked one by one.
  expect(await provider.pull(URL_OF_CALENDAR, RANGE)).toMatchObject({ isWhole: true, events: [] })
  expect(asked()).toBe(0)
})

test('how long anybody waits for them', async () => {
  const ending = new AbortController()
  const { provider, asked } = hostile(
    2_000,
    (index) => event(index, ...single),
    () => ending.abort(),
  )
  const reading = provider.pull(URL_OF_CALENDAR, { ...RANGE, signal: ending.signal })
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' })
  expect(asked()).toBe(1)
})

test('everything else goes on in between', async () => {
  let turns = 0
  const turn = (): void => {
    turns += 1
    next = setImmediate(turn)
  }
  let next = setImmediate(turn)
  const turnsAt: number[] = []
  const often = ['DTSTART:20260601T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=MINUTELY;INTERVAL=6']
  const { provider } = hostile(
    101,
    (index) => (index === 0 ? event(index, ...often) : event(index, ...single)),
    () => turnsAt.push(turns),
  )
  const { events } = await provider.pull(URL_OF_CALENDAR, RANGE)
  clearImmediate(next)
  expect(events[0]?.spans.length).toBeGreaterThan(90_000)
  // Between the two answers, of which the first has the series.
  const [before = 0, after = 0] = turnsAt
  expect(after - before).toBeGreaterThan(1)
})
