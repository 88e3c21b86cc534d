import { describe, expect, test } from 'vitest'
import { ANNA, book, cancel, reschedule, salon } from '../../test/support/salon.js'
import { addressesOf, entryOf, mailsTo, openWith } from '../../test/support/written-mails.js'
import type { Mail } from './mail.js'

const WEDNESDAY = '2026-06-03T12:00:00Z'

test('everyone who gives an appointment together is in its calendar entry', async () => {
  await using server = await openWith({ catalog: salon({ staffing: 'all', staff: ['anna', 'ben'] }) })
  const { calendarUrl } = await book(server)
  const [mail] = (await mailsTo(server, 'mia@example.com')) as [Mail]
  expect(mail.text).toContain('With: Anna, Ben\n')
  expect(entryOf(mail).event.summary).toBe('Haircut with Anna, Ben')
  const file = await server.request(new URL(calendarUrl).pathname + new URL(calendarUrl).search)
  expect((await file.text()).replaceAll('\\', '')).toContain('SUMMARY:Haircut with Anna, Ben')
})

describe('the calendar part', () => {
  test('keeps its UID, raises its SEQUENCE and says what is asked for', async () => {
    await using server = await openWith()
    const mine = await book(server)
    await reschedule(server, mine, { start: WEDNESDAY })
    await cancel(server, mine)
    for (const address of ['mia@example.com', ANNA.email]) {
      const entries = (await mailsTo(server, address)).map(entryOf)
      expect(entries.map((entry) => entry.event.uid)).toEqual(Array(3).fill(`${mine.id}@openslot`))
      expect(entries.map((entry) => entry.event.sequence)).toEqual([0, 1, 2])
      expect(entries.map((entry) => entry.method)).toEqual(['REQUEST', 'REQUEST', 'CANCEL'])
      expect(entries.map((entry) => entry.component.getFirstPropertyValue('status'))).toEqual([
        'CONFIRMED',
        'CONFIRMED',
        'CANCELLED',
      ])
      expect(entries.map((entry) => entry.event.startDate.toJSDate().toISOString().slice(0, 13))).toEqual([
        '2026-06-02T08',
        '2026-06-03T12',
        '2026-06-03T12',
      ])
    }
  })

  test('names who invites and who is invited', async () => {
    await using server = await openWith()
    await book(server)
    const [mail] = (await mailsTo(server, 'mia@example.com')) as [Mail]
    const { event, component } = entryOf(mail)
    expect(event.organizer).toBe('mailto:book@salon.example')
    expect(addressesOf(component)).toEqual(['mia@example.com'])
    expect(component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-06-01T06:00:00Z')
    expect(mail.calendar?.content).toMatch(/\r\n/)
  })

  test.each([
    ['a?b=c@example.com', 'a%3Fb%3Dc@example.com'],
    ['a#b@example.com', 'a%23b@example.com'],
    ['a%b@example.com', 'a%25b@example.com'],
    ['a&b/c@example.com', 'a%26b%2Fc@example.com'],
    ["o'brien+x@example.com", "o'brien+x@example.com"],
    ['özge@münchen.example', '%C3%B6zge@xn--mnchen-3ya.example'],
  ])('writes %s as an address in an URI', async (email, inUri) => {
    await using server = await openWith()
    await book(server, { customer: { name: 'Mia', email } })
    const [mail] = (await mailsTo(server, email)) as [Mail]
    expect(addressesOf(entryOf(mail).component)).toEqual([inUri])
    const { pathname, search, hash } = new URL(`mailto:${inUri}`)
    expect([decodeURIComponent(pathname).split('@')[0], search, hash]).toEqual([email.split('@')[0], '', ''])
  })

  test('is right across a change of the clock', async () => {
    // 10:00 in Berlin on the Saturday before and on the Sunday of the spring change.
    const weekend = { ...ANNA, hours: [{ days: [6, 7], start: '09:00', end: '17:00' }] }
    await using server = await openWith({ now: Date.parse('2026-03-20T06:00:00Z'), catalog: salon({}, [weekend]) })
    for (const start of ['2026-03-28T09:00:00Z', '2026-03-29T08:00:00Z']) await book(server, { start })
    const mails = await mailsTo(server, 'mia@example.com')
    expect(mails.map((mail) => mail.subject)).toEqual([
      'Haircut on Sat 28 March at 10:00',
      'Haircut on Sun 29 March at 10:00',
    ])
    expect(mails.map((mail) => entryOf(mail).event.startDate.toJSDate().toISOString())).toEqual([
      '2026-03-28T09:00:00.000Z',
      '2026-03-29T08:00:00.000Z',
    ])
    expect(mails.map((mail) => /GMT\+\d/.exec(mail.text)?.[0])).toEqual(['GMT+1', 'GMT+2'])
  })
})
