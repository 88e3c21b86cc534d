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

/** A server whose account has these, and which adds `padding` to each answer. */
function serving(home: string, padding = ''): { readonly provider: CalendarProvider; readonly asked: () => number } {
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
    const document = `<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">${textFor(body)}${padding}</d:multistatus>`
    return new Response(document, { status: 207, headers: { 'Content-Type': 'application/xml' } })
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
