import { expect, test } from 'vitest'
import { NOW } from '../../../test/support/salon.js'
import type { CalendarProvider } from '../provider.js'
import { caldavProvider } from './provider.js'

// Whoever connects an account may be pointed to any server: it decides neither how much is asked of it nor how much is read.

const answerOf = (href: string, prop: string): string =>
  `<d:response><d:href>${href}</d:href><d:propstat><d:prop>${prop}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`
const calendarOf = (name: string, components = ''): string =>
  answerOf(
    `/home/${name}/`,
    `<d:displayname>${name}</d:displayname><d:resourcetype><d:collection/><c:calendar/></d:resourcetype>${components}`,
  )
const holding = (...names: string[]): string =>
  `<c:supported-calendar-component-set>${names.map((name) => `<c:comp name="${name}"/>`).join('')}</c:supported-calendar-component-set>`

interface Answer {
  readonly status: number
  readonly text: string
}

/** A server whose account has these, which adds `padding` to each answer, and lists what it has in its own way. */
function serving(
  home: string,
  padding = '',
  list: (answer: Answer) => Partial<Answer> = () => ({}),
): { readonly provider: CalendarProvider; readonly asked: () => number } {
  let asked = 0
  const textFor = (body: string): string => {
    if (body.includes('current-user-principal'))
      return answerOf('/', '<d:current-user-principal><d:href>/me/</d:href></d:current-user-principal>')
    if (body.includes('calendar-home-set'))
      return answerOf('/me/', '<c:calendar-home-set><d:href>/home/</d:href></c:calendar-home-set>')
    return body.includes('resourcetype') ? home : ''
  }
  const fetch: typeof globalThis.fetch = async (_url, init) => {
    asked += 1
    const body = typeof init?.body === 'string' ? init.body : ''
    const text = `<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">${textFor(body)}${padding}</d:multistatus>`
    const usual = { status: 207, text }
    const answer = body.includes('resourcetype') ? { ...usual, ...list(usual) } : usual
    return new Response(answer.text, { status: answer.status, headers: { 'Content-Type': 'application/xml' } })
  }
  const credentials = { kind: 'caldav', url: 'https://dav.example/', username: 'anna', password: 'hunter2' } as const
  return { provider: caldavProvider(credentials, { fetch, clock: () => NOW }), asked: () => asked }
}

test('an account’s calendars are those that hold events', async () => {
  const { provider } = serving(
    [
      calendarOf('work'),
      calendarOf('home', holding('VTODO', 'VEVENT')),
      calendarOf('tasks', holding('VTODO')),
      answerOf('/home/', '<d:resourcetype><d:collection/></d:resourcetype>'),
    ].join(''),
  )
  expect(await provider.listCalendars()).toEqual([
    { id: 'https://dav.example/home/work/', name: 'work', isWritable: true, timeZone: null },
    { id: 'https://dav.example/home/home/', name: 'home', isWritable: true, timeZone: null },
  ])
})

const HOME = '<d:href>/home/home/</d:href>'
/** The `response` of a member, with this instead of what it has. */
const instead =
  (answered: string, href = HOME) =>
  ({ text }: Answer): Partial<Answer> => {
    const at = text.indexOf(href) + href.length
    return { text: text.slice(0, at) + answered + text.slice(text.indexOf('</d:response>', at)) }
  }
const FORBIDDEN = '<d:status>HTTP/1.1 403 Forbidden</d:status>'

test.each<[string, string, (answer: Answer) => Partial<Answer>]>([
  ['a home that it refuses', 'unavailable', instead(FORBIDDEN, '<d:href>/home/</d:href>')],
  [
    'nothing that it can show',
    'unavailable',
    ({ text }) => ({ text: text.replaceAll(/<d:propstat>.*?<\/d:propstat>/gs, FORBIDDEN) }),
  ],
  [
    'a member with no address',
    'unavailable',
    ({ text }) => ({ text: text.replace(HOME, '<d:href>http://[</d:href>') }),
  ],
  ['a list that is cut off', 'unavailable', ({ text }) => ({ text: text.slice(0, text.indexOf(HOME)) })],
  ['an empty document', 'unavailable', () => ({ text: '' })],
  ['a page to sign in', 'unavailable', () => ({ status: 200, text: '<html><title>Sign in</title></html>' })],
  ['a page that says that it is a multistatus', 'unavailable', () => ({ text: '<html><title>Sign in</title></html>' })],
  ['a refusal', 'not-allowed', () => ({ status: 403, text: 'no' })],
  ['nothing there', 'not-found', () => ({ status: 404, text: 'no' })],
])('%s is no list of calendars', async (_what, code, list) => {
  const itself = answerOf('/home/', '<d:resourcetype><d:collection/></d:resourcetype>')
  const home = itself + calendarOf('work') + calendarOf('home')
  expect(await serving(home).provider.listCalendars()).toHaveLength(2)
  await expect(serving(home, '', list).provider.listCalendars()).rejects.toMatchObject({ code })
})

test.each<[string, boolean, string]>([
  ['the server can’t show it', true, '<d:status>HTTP/1.1 503 Service Unavailable</d:status>'],
  ['the server refuses it', false, FORBIDDEN],
  ['the server says nothing of it', true, ''],
  [
    'the server can’t show its properties',
    true,
    '<d:propstat><d:prop><d:resourcetype/></d:prop><d:status>HTTP/1.1 500 Oh</d:status></d:propstat>',
  ],
])('a member may be a calendar: %s', async (_what, isWritable, answered) => {
  const { provider } = serving(calendarOf('work') + calendarOf('home'), '', instead(answered))
  expect(await provider.listCalendars()).toEqual([
    { id: 'https://dav.example/home/work/', name: 'work', isWritable: true, timeZone: null },
    { id: 'https://dav.example/home/home/', name: 'home', isWritable, timeZone: null, isHidden: true },
  ])
})

test('a calendar that went while they were listed is none', async () => {
  const gone = instead('<d:status>HTTP/1.1 404 Not Found</d:status>')
  const { provider } = serving(calendarOf('work') + calendarOf('home'), '', gone)
  expect(await provider.listCalendars()).toMatchObject([{ name: 'work' }])
})

test('many calendars are asked for no more often than one', async () => {
  const [one, hundred] = [1, 100].map((count) =>
    serving(Array.from({ length: count }, (_, index) => calendarOf(`c${index}`)).join('')),
  )
  expect(await one?.provider.listCalendars()).toHaveLength(1)
  expect(await hundred?.provider.listCalendars()).toHaveLength(100)
  expect(hundred?.asked()).toBe(one?.asked())
})

test('more than a hundred are too many', async () => {
  const { provider } = serving(Array.from({ length: 101 }, (_, index) => calendarOf(`c${index}`)).join(''))
  await expect(provider.listCalendars()).rejects.toMatchObject({ code: 'too-much' })
})

test.each([
  ['long', `<!--${'x'.repeat(900_000)}-->`],
  ['full of elements', '<d:x/>'.repeat(9_000)],
])('answers that are %s are too much together', async (_what, padding) => {
  await expect(serving(calendarOf('work'), padding).provider.listCalendars()).rejects.toMatchObject({
    code: 'too-much',
  })
})
