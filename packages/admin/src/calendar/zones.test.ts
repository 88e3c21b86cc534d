import { expect, waitUntil } from '@open-wc/testing'
import { html } from 'lit'
import { resetMouse, sendMouse } from '@web/test-runner-commands'
import { openCalendar } from '../testing/calendar-page.js'
import { answer, refusal, sent } from '../testing/fake-server.js'
import { NINA, ZOE } from '../testing/far-away.js'
import { ADA, ANNA, BEN } from '../testing/people.js'
import { salon } from '../testing/salon.js'
import { button, deskWith, enter, expectHealthy, leave, press, see, show } from '../testing/visit.js'

afterEach(leave)

const spelled = (element: Element | null): string | undefined => element?.textContent?.replace(/\s+/g, ' ').trim()
const heads = (): (string | undefined)[] => [...document.querySelectorAll('.calendar-column h2')].map(spelled)
const key = (target: Element, name: string, altKey = true): void =>
  void target.dispatchEvent(new KeyboardEvent('keydown', { key: name, altKey, bubbles: true, cancelable: true }))
const notices = () => (document.querySelector('admin-app') as HTMLElementTagNameMap['admin-app']).notices

describe('a day of people whose clocks differ', () => {
  it('names the zone of each', async () => {
    await openCalendar([ZOE], [ANNA, NINA], '?view=day&date=2026-11-26')
    await button('10:00 Zoe, Haircut')
    expect(heads()).to.deep.equal(['Anna Berlin, GMT+1', 'Nina New York, GMT-5'])
    const [name, zone] = document.querySelectorAll<HTMLElement>('.calendar-column:last-child h2 > span')
    const head = name?.parentElement as HTMLElement
    expect(zone?.getBoundingClientRect().bottom).to.be.at.most(head.getBoundingClientRect().bottom)
    await expectHealthy()
    await press('Week')
    await see('23 Nov 2026 – 29 Nov 2026')
    expect(heads()[3]).to.equal('Thu 26')
    expect(spelled(document.querySelector('.page-head p'))).to.equal('23 Nov 2026 – 29 Nov 2026')
    await enter('Whose week', 'nina')
    await see('23 Nov 2026 – 29 Nov 2026 · New York, GMT-5')
  })

  it('names none where their clocks show the same', async () => {
    await openCalendar([], [ANNA, { ...BEN, timeZone: 'Europe/Vienna' }], '?view=day&date=2026-11-26')
    await see('Thursday 26 November')
    expect(heads()).to.deep.equal(['Anna', 'Ben'])
  })

  it('carries a booking to somebody else at the same instant', async () => {
    const server = await openCalendar([ZOE], [ANNA, NINA], '?view=day&date=2026-11-26')
    notices().undoMs = 1_000_000
    server.on(`POST /v1/admin/bookings/${ZOE.id}/reschedule`, () => answer({ ...ZOE, staff: ANNA, team: [ANNA] }))
    const booking = await button('10:00 Zoe, Haircut')
    booking.focus()
    key(booking, 'ArrowLeft')
    await see('Zoe: Anna, Thursday 26 November, 16:00 (Berlin, GMT+1).')
    // There is nobody further left; and back again, it is where it was.
    key(booking, 'ArrowLeft')
    await see('Zoe: Anna, Thursday 26 November, 16:00 (Berlin, GMT+1).')
    key(booking, 'ArrowRight')
    await see('Zoe: Nina, Thursday 26 November, 10:00 (New York, GMT-5).')
    key(booking, 'ArrowLeft')
    key(booking, 'ArrowDown')
    await see('Zoe: Anna, Thursday 26 November, 16:15 (Berlin, GMT+1).')
    key(booking, 'ArrowUp')
    key(booking, 'Enter', false)
    await button('16:00 Zoe, Haircut')
    await notices().settle()
    expect(sent(server, `POST /v1/admin/bookings/${ZOE.id}/reschedule`)).to.deep.equal([
      { start: ZOE.start, staff: ANNA.id },
    ])
  })

  it('says by whose clock it is free nearby', async () => {
    const server = await openCalendar([ZOE], [ANNA, NINA], '?view=day&date=2026-11-26')
    notices().undoMs = 1_000_000
    server.on(`GET /v1/admin/bookings/${ZOE.id}`, () => answer(ZOE))
    server.on(`POST /v1/admin/bookings/${ZOE.id}/reschedule`, () =>
      refusal('slot-taken', { alternatives: ['2026-11-26T15:45:00Z'] }),
    )
    const booking = await button('10:00 Zoe, Haircut')
    booking.focus()
    key(booking, 'ArrowDown')
    key(booking, 'Enter', false)
    await button('10:15 Zoe, Haircut')
    await notices().settle()
    await see('Free nearby: Thu 26 Nov, 10:45 (New York, GMT-5).')
  })

  it('carries it by hand like that, too', async () => {
    await openCalendar([ZOE], [ANNA, NINA], '?view=day&date=2026-11-26')
    notices().undoMs = 1_000_000
    const booking = await button('10:00 Zoe, Haircut')
    booking.scrollIntoView({ block: 'center' })
    const { left, top, height } = booking.getBoundingClientRect()
    const y = Math.round(top + height / 2)
    const anna = document.querySelector('.calendar-column ul')?.getBoundingClientRect() as DOMRect
    await sendMouse({ type: 'move', position: [Math.round(left + 20), y] })
    await sendMouse({ type: 'down' })
    await sendMouse({ type: 'move', position: [Math.round(anna.left + anna.width / 2), y] })
    await see('Zoe: Anna, Thursday 26 November, 16:00 (Berlin, GMT+1).')
    // The hand has it as well as the place where it would be.
    const held = document.querySelector('.held')
    const { top: from = 0, bottom: to = 0 } = held?.getBoundingClientRect() ?? {}
    expect([from <= y && y <= to, held?.textContent?.trim()]).to.deep.equal([true, '16:00 Zoe'])
    await sendMouse({ type: 'move', position: [Math.round(left + 20), y + 10] })
    await waitUntil(() => document.querySelector('.held') === null, 'have it in one place')
    await sendMouse({ type: 'move', position: [Math.round(anna.left + anna.width / 2), y] })
    await sendMouse({ type: 'up' })
    await button('16:00 Zoe, Haircut')
    await resetMouse()
  })

  it('shows at the edge what is on another day by the clock it is carried to', async () => {
    const late = { ...ZOE, start: '2026-11-27T01:00:00Z', end: '2026-11-27T01:30:00Z' }
    await openCalendar([late], [ANNA, NINA], '?view=day&date=2026-11-26')
    const booking = await button('20:00 Zoe, Haircut')
    booking.focus()
    key(booking, 'ArrowLeft')
    await see('Zoe: Anna, Friday 27 November, 2:00 (Berlin, GMT+1).')
    const carried = document.querySelector<HTMLElement>('.calendar-column:nth-of-type(1) .carried')
    expect(carried?.style.getPropertyValue('--start')).to.equal('23.5')
    expect(carried?.textContent).to.contain('Fri 27 Nov, 2:00')
  })

  it('keeps the second of two times that clocks show alike', async () => {
    const second = { ...ADA, start: '2027-10-31T01:30:00Z', end: '2027-10-31T02:00:00Z' }
    const server = await openCalendar([second], [ANNA, BEN], '?view=day&date=2027-10-31')
    notices().undoMs = 1_000_000
    server.on(`POST /v1/admin/bookings/${ADA.id}/reschedule`, () => answer({ ...second, staff: BEN, team: [BEN] }))
    const booking = await button('2:30 GMT+1 Ada Lovelace, Haircut')
    booking.focus()
    key(booking, 'ArrowRight')
    await see('Ada Lovelace: Ben, Sunday 31 October, 2:30 GMT+1.')
    expect(spelled(document.querySelector('.carried'))).to.equal('2:30 GMT+1 Ada Lovelace')
    key(booking, 'Enter', false)
    await see('Ada Lovelace’s booking is moved.')
    await notices().settle()
    expect(sent(server, `POST /v1/admin/bookings/${ADA.id}/reschedule`)).to.deep.equal([
      { start: second.start, staff: BEN.id },
    ])
  })

  it('tells two times apart that clocks show alike, and a move of minutes stays in its turn', async () => {
    const at = `POST /v1/admin/bookings/${ADA.id}/reschedule`
    const first = { ...ZOE, staff: ANNA, team: [ANNA], start: '2027-10-31T00:30:00Z', end: '2027-10-31T01:00:00Z' }
    const second = { ...ADA, start: '2027-10-31T01:30:00Z', end: '2027-10-31T02:00:00Z' }
    const night = { ...ADA, id: 'b-night', start: '2027-10-30T21:00:00Z', end: '2027-10-31T01:15:00Z' }
    const server = await openCalendar([first, second, night], [ANNA], '?view=day&date=2027-10-31')
    notices().undoMs = 1_000_000
    server.on(at, () => answer(second))
    await button('2:30 GMT+2 Zoe, Haircut')
    await button('until 2:15 GMT+1 Ada Lovelace, Haircut')
    const booking = await button('2:30 GMT+1 Ada Lovelace, Haircut')
    expect(spelled(booking)).to.equal('2:30 GMT+1 Ada Lovelace')
    const time = booking.querySelector('.calendar-text > span')?.getBoundingClientRect() as DOMRect
    expect(time.bottom, 'the time in sight').to.be.at.most(booking.getBoundingClientRect().bottom)
    booking.focus()
    key(booking, 'ArrowUp')
    await see('Ada Lovelace: Anna, Sunday 31 October, 2:15 GMT+1.')
    await expectHealthy()
    key(booking, 'Enter', false)
    await button('2:15 GMT+1 Ada Lovelace, Haircut')
    await notices().settle()
    expect(sent(server, at)).to.deep.equal([{ start: '2027-10-31T01:15:00Z', staff: ANNA.id }])
  })

  it('is one date, the house’s today', async () => {
    // Half past midnight in Berlin; in New York it is the day before.
    const now = Date.parse('2026-12-01T23:30:00Z')
    const desk = deskWith(salon({ staff: [ANNA, NINA] }), { now: () => now })
    await show(html`<calendar-screen .desk=${desk} .search=${'?view=day'}></calendar-screen>`)
    await see('Wednesday 2 December')
    expect(document.querySelectorAll('.calendar-column')).to.have.length(2)
    expect(document.querySelectorAll('.calendar-column.today')).to.have.length(1)
  })
})
