import { expect } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import { type LitElement, html } from 'lit'
import { speechOf } from '../i18n/language.js'
import { BOB, openCalendar } from '../testing/calendar-page.js'
import { type FakeServer, answer, silence } from '../testing/fake-server.js'
import { ADA, ANNA, BEN, bookingOf } from '../testing/people.js'
import { pressesAt } from '../testing/presses.js'
import { salon } from '../testing/salon.js'
import { button, deskWith, enter, expectHealthy, fieldCalled, leave, press, see, sees, show } from '../testing/visit.js'

afterEach(async () => {
  leave()
  await setViewport({ width: 1280, height: 900 })
})

const lastRange = (server: FakeServer): (string | null)[] => {
  const { query } = server.asked.findLast(({ what }) => what === 'GET /v1/admin/bookings') ?? {}
  return ['endsAfter', 'to', 'staff'].map((name) => query?.get(name) ?? null)
}

const mediaRules = (sheet: CSSStyleSheet | null): CSSMediaRule[] =>
  [...(sheet?.cssRules ?? [])].filter(
    (rule): rule is CSSMediaRule => rule instanceof CSSMediaRule && rule.media.mediaText === '(pointer: coarse)',
  )

describe('the calendar', () => {
  it('shows a week of one person, and opens a booking', async () => {
    const server = await openCalendar([ADA, BOB])
    await see('23 Nov 2026 – 29 Nov 2026')
    await button('10:30 Ada Lovelace, Haircut')
    expect(sees('Bob')).to.equal(false)
    // From Monday to Sunday in Berlin, with what goes on from Sunday before.
    expect(lastRange(server)).to.deep.equal(['2026-11-22T23:00:00Z', '2026-11-29T23:00:00Z', ANNA.id])
    // Half past ten is two and a half hours below eight, and Thursday is right of Wednesday.
    const place = document.querySelector('.calendar-place')
    const [{ top = 0, height = 0 } = {}, { top: day = 0, height: hours = 1 } = {}] = [
      place?.getBoundingClientRect(),
      place?.parentElement?.getBoundingClientRect(),
    ]
    expect((top - day) / hours).to.be.closeTo(2.5 / 10, 0.01)
    expect(height / hours).to.be.closeTo(0.5 / 10, 0.01)
    const lefts = [...document.querySelectorAll('.calendar-column')].map((one) => one.getBoundingClientRect().left)
    expect(lefts).to.deep.equal(lefts.toSorted((a, b) => a - b))
    expect(new Set(lefts).size).to.equal(7)
    await expectHealthy()
    await press('10:30 Ada Lovelace, Haircut')
    await see('ada@example.com')
    await press('Close')
    await enter('Whose week', BEN.slug)
    await button('11:00 Bob, Haircut')
  })

  it('has room for names in short bookings, if not for every time', async () => {
    await setViewport({ width: 1200, height: 850 })
    const server = salon({ bookings: [bookingOf('Katharina', '14:30')] })
    const desk = deskWith(server, { speech: speechOf('en', ['en-US']) })
    await show(html`<calendar-screen .desk=${desk} .search=${'?view=week'}></calendar-screen>`)
    const booking = await button('2:30 PM Katharina, Haircut')
    const name = booking.querySelector('strong') as HTMLElement
    expect(name.innerText).to.equal('Katharina')
    expect(name.scrollWidth).to.be.at.most(name.clientWidth)
    const [edge, within] = [booking, name].map((one) => one.getBoundingClientRect()) as [DOMRect, DOMRect]
    expect(within.width).to.be.greaterThan(0)
    expect(within.top >= edge.top && within.bottom <= edge.bottom).to.equal(true)
    await expectHealthy()
  })

  it('says what a hand or keys can do, or a finger, which drags nothing', async () => {
    await openCalendar([])
    await see('Click on a free time to book it. Drag a booking to move it; by keyboard, hold Alt')
    expect(sees('Tap a free time')).to.equal(false)
    const coarse = [...document.styleSheets].flatMap((sheet) =>
      [...sheet.cssRules]
        .filter((rule) => rule instanceof CSSImportRule)
        .flatMap(({ styleSheet }) => mediaRules(styleSheet)),
    )
    // As on a phone: its rules hold for everybody.
    for (const { media } of coarse) media.mediaText = 'all'
    try {
      expect([sees('Tap a free time to book it, or a booking to move'), sees('Drag')]).to.deep.equal([true, false])
    } finally {
      for (const { media } of coarse) media.mediaText = '(pointer: coarse)'
    }
  })

  it('shows a day of everybody side by side', async () => {
    const server = await openCalendar([ADA, BOB])
    await press('Day')
    await see('Thursday 26 November')
    await button('11:00 Bob, Haircut')
    await button('10:30 Ada Lovelace, Haircut')
    expect([...document.querySelectorAll('.calendar-column h2')].map((head) => head.textContent)).to.deep.equal([
      'Anna',
      'Ben',
    ])
    expect(lastRange(server)).to.deep.equal(['2026-11-25T23:00:00Z', '2026-11-26T23:00:00Z', null])
    await expectHealthy()
  })

  it('goes to other days and weeks, and back to today', async () => {
    await openCalendar([])
    await see('23 Nov 2026 – 29 Nov 2026')
    await press('Next week')
    await see('30 Nov 2026 – 6 Dec 2026')
    await press('Day')
    await see('Thursday 3 December')
    await press('Day before')
    await see('Wednesday 2 December')
    await press('Back to today')
    await see('Thursday 26 November')
    expect(document.querySelectorAll('.calendar-column.today')).to.have.length(2)
  })

  it('takes a cancelled booking off at once, and puts it back when that is undone', async () => {
    const server = await openCalendar([ADA])
    server.on(`GET /v1/admin/bookings/${ADA.id}`, () => answer(ADA))
    await press('10:30 Ada Lovelace, Haircut')
    await press('Cancel booking')
    await see('Ada Lovelace’s booking is cancelled.')
    expect(document.querySelector('.calendar-booking')).to.equal(null)
    await press('Undo')
    await button('10:30 Ada Lovelace, Haircut')
    expect(server.asked.some(({ what }) => what.endsWith('/cancel'))).to.equal(false)
  })

  it('opens nothing below a panel whose button is pressed twice', async () => {
    const request = bookingOf('Kim', '10:30', { status: 'pending' })
    const server = await openCalendar([request], [ANNA], '?view=day')
    server.on(`POST /v1/admin/bookings/${request.id}/approve`, () => answer({ ...request, status: 'confirmed' }))
    await press('10:30 Kim, Haircut')
    const pressThere = pressesAt(await button('Approve'))
    pressThere({ pointerType: 'mouse', detail: 1 })
    await see('Kim’s booking is approved.')
    pressThere({ pointerType: 'mouse', detail: 2 })
    await (document.querySelector('calendar-screen') as LitElement).updateComplete
    expect(document.querySelector('dialog')).to.equal(null)
  })

  it('shows when nobody can be booked: closed hours, special days, time off', async () => {
    const anna = { ...ANNA, hours: [...ANNA.hours, { days: [4 as const], start: '21:00', end: '02:00' }] }
    const server = await openCalendar(
      [],
      [anna, { ...BEN, overrides: [{ date: '2026-11-26', windows: [] }] }],
      '?view=day',
    )
    const shut = (): string[] =>
      [...document.querySelectorAll<HTMLElement>('.calendar-shut')].map(({ style, textContent }) =>
        [style.getPropertyValue('--start'), style.getPropertyValue('--length'), ...(textContent ?? '').split(/\s+/)]
          .filter(Boolean)
          .join(' '),
      )
    await see('Thursday 26 November')
    // From eight to midnight: closed from eight to nine, and from five to nine; all day.
    expect(shut()).to.deep.equal(['0 1', '9 4', '0 16'])
    const off = { id: 'off-1', start: '2026-11-25T11:00:00Z', end: '2026-11-26T11:30:00Z', note: 'Fair' }
    server.on('GET /v1/admin/staff/s-anna/time-off', () => answer({ timeOff: [off] }))
    await press('Refresh')
    await see('Time off: Fair')
    expect(shut()[2]).to.equal('0 4.5 Time off: Fair 0:00–12:30')
    await expectHealthy()
    await press('Next day')
    await see('Friday 27 November')
    // Until two it is still open from the evening before.
    expect(shut()[0]).to.equal('2 7')
  })

  it('shows when another calendar says that somebody is busy, and from when on it isn’t known', async () => {
    const server = await openCalendar([], [ANNA], '?view=day')
    await see('Thursday 26 November')
    const span = (from: string, to: string) => ({ start: `2026-11-${from}:00Z`, end: `2026-11-${to}:00Z` })
    const busy = [span('26T10:00', '26T11:30'), span('27T10:00', '27T10:30')]
    server.on('GET /v1/admin/staff/s-anna/busy', () => answer({ busy, unknown: [span('26T15:00', '26T23:00')] }))
    await press('Refresh')
    await see('Busy in another calendar')
    // Its place, and what is read out of it: from three hours after eight for one and a half.
    const away = [...document.querySelectorAll<HTMLElement>('.calendar-shut.away')]
    expect(
      away.map(({ style }) => [style.getPropertyValue('--start'), style.getPropertyValue('--length')]),
    ).to.deep.equal([
      ['8', '2'],
      ['3', '1.5'],
    ])
    expect(away.map(({ textContent }) => textContent.trim().replace(/\s+/g, ' '))).to.deep.equal([
      'Not known: a calendar can’t be read 16:00–0:00',
      'Busy in another calendar 11:00–12:30',
    ])
    expect(away.some((one) => one.matches('[aria-hidden], [tabindex]'))).to.equal(false)
    // It isn't taken for a booking that waits, and says why wherever one has scrolled to within it.
    expect(getComputedStyle(away[0] as Element).backgroundImage).to.contain('repeating-linear-gradient')
    await setViewport({ width: 1280, height: 600 })
    const sheet = document.querySelector('.calendar') as HTMLElement
    sheet.scrollTop = sheet.scrollHeight
    const [edge, why] = [sheet, away[0]?.firstElementChild as Element].map((one) => one.getBoundingClientRect())
    expect(why?.top).to.be.at.least(edge?.top ?? 0)
    const asked = server.asked.findLast(({ what }) => what === 'GET /v1/admin/staff/s-anna/busy')
    expect([asked?.query.get('from'), asked?.query.get('to')]).to.deep.equal([
      '2026-11-25T23:00:00Z',
      '2026-11-26T23:00:00Z',
    ])
    await expectHealthy()
  })

  it('shows what goes on past midnight on both days', async () => {
    const party = bookingOf('Party', '23:00', { end: '2026-11-26T23:30:00Z' })
    await openCalendar([party], [ANNA])
    const namesIn = (column: number): (string | null)[] =>
      [...document.querySelectorAll(`.calendar-column:nth-of-type(${column}) [data-booking]`)].map((one) =>
        one.getAttribute('aria-label'),
      )
    await button('23:00 Party, Haircut')
    expect([namesIn(4), namesIn(5)]).to.deep.equal([['23:00 Party, Haircut'], ['until 0:30 Party, Haircut']])
    await expectHealthy()
    await press('Day')
    await see('Thursday 26 November')
    await press('Next day')
    await see('Friday 27 November')
    await press('until 0:30 Party, Haircut')
    await see('party@example.com')
  })

  it('has the bookings of somebody who is no longer booked, on their days', async () => {
    await openCalendar([BOB], [ANNA, { ...BEN, active: false }], '?view=day')
    await button('11:00 Bob, Haircut')
    await press('Next day')
    await see('Friday 27 November')
    expect([...document.querySelectorAll('.calendar-column h2')].map((head) => head.textContent)).to.deep.equal([
      'Anna',
    ])
    await press('Week')
    await enter('Whose week', BEN.slug)
    await button('11:00 Bob, Haircut')
    await expectHealthy()
  })

  it('says when nobody takes bookings, and when nobody answers', async () => {
    const server = await openCalendar([], [])
    await see('Nobody takes bookings yet.')
    server.on('GET /v1/admin/staff', silence)
    await press('Next week')
    await see('The server can’t be reached.')
    server.on('GET /v1/admin/staff', () => answer({ staff: [ANNA] }))
    server.on('GET /v1/admin/staff/s-anna/time-off', () => answer({ timeOff: [] }))
    server.on('GET /v1/admin/staff/s-anna/busy', () => answer({ busy: [], unknown: [] }))
    await press('Try again')
    await see('30 Nov 2026 – 6 Dec 2026')
    expect(sees('The server can’t be reached.')).to.equal(false)
  })
})

describe('the calendar’s address', () => {
  const address = (): string => location.pathname + location.search

  it('says what is shown, and brings it back', async () => {
    await openCalendar([ADA, BOB])
    await see('23 Nov 2026 – 29 Nov 2026')
    await press('Next week')
    await see('30 Nov 2026 – 6 Dec 2026')
    expect(address()).to.equal('/admin/calendar?view=week&date=2026-12-03')
    // Whoever goes on from week to week stays at the button.
    const later = await button('Next week')
    later.focus()
    later.click()
    await see('7 Dec 2026 – 13 Dec 2026')
    expect(document.activeElement).to.equal(later)
    await press('Day')
    await see('Thursday 10 December')
    expect(address()).to.equal('/admin/calendar?view=day&date=2026-12-10')
    history.back()
    await see('7 Dec 2026 – 13 Dec 2026')
    history.back()
    await see('30 Nov 2026 – 6 Dec 2026')
  })

  it('leads to a week of somebody', async () => {
    const server = await openCalendar([BOB], [ANNA, BEN], '?date=2026-12-01&view=week&staff=ben')
    await see('30 Nov 2026 – 6 Dec 2026')
    expect((await fieldCalled('Whose week')).value).to.equal('ben')
    expect(lastRange(server)).to.deep.equal(['2026-11-29T23:00:00Z', '2026-12-06T23:00:00Z', BEN.id])
    await press('Back to today')
    await button('11:00 Bob, Haircut')
    expect(address()).to.equal('/admin/calendar?view=week&staff=ben')
  })

  it('is as if it said nothing where it says what can’t be', async () => {
    await openCalendar([ADA], [ANNA, BEN], '?date=2026-02-30&view=year&staff=nobody')
    await see('23 Nov 2026 – 29 Nov 2026')
    await button('10:30 Ada Lovelace, Haircut')
  })

  it('shows today for a date of years whose clocks nobody knows', async () => {
    await openCalendar([ADA], [ANNA, BEN], '?view=day&date=9999-12-30')
    await button('10:30 Ada Lovelace, Haircut')
    expect(sees('Thursday 26 November')).to.equal(true)
  })
})
