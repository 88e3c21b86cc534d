import { expect } from '@open-wc/testing'
import { resetMouse, sendMouse } from '@web/test-runner-commands'
import { openCalendar } from '../testing/calendar-page.js'
import { type FakeServer, answer, sent } from '../testing/fake-server.js'
import { ANNA, BEN, bookingOf } from '../testing/people.js'
import { salon } from '../testing/salon.js'
import { button, expectHealthy, leave, see, visit } from '../testing/visit.js'

afterEach(leave)

/** From Tuesday at eight in the evening to Friday at ten: Thursday is today. */
const TRIP = bookingOf('Trip', '20:00', { start: '2026-11-24T19:00:00Z', end: '2026-11-27T09:00:00Z' })
/** The same a week later, when it can still be moved. */
const LATER = { ...TRIP, start: '2026-12-01T19:00:00Z', end: '2026-12-04T09:00:00Z' }
const AT = `POST /v1/admin/bookings/${TRIP.id}/reschedule`
const MIDDLE = 'until Fri 4 Dec, 10:00 Trip, Haircut'
const LAST = 'until 10:00 Trip, Haircut'

const named = (): (string | null)[] =>
  [...document.querySelectorAll('[data-booking]')].map((one) => one.getAttribute('aria-label'))
const key = (target: Element, name: string, altKey = true): void =>
  void target.dispatchEvent(new KeyboardEvent('keydown', { key: name, altKey, bubbles: true, cancelable: true }))
const notices = () => (document.querySelector('admin-app') as HTMLElementTagNameMap['admin-app']).notices
async function open(search: string): Promise<FakeServer> {
  const server = await openCalendar([LATER], [ANNA, BEN], search)
  notices().undoMs = 1_000_000
  server.on(AT, () => answer(LATER))
  return server
}

describe('a booking of several days', () => {
  it('is shown on each of them, in a week and day by day', async () => {
    await open('?view=week&date=2026-12-01')
    await button(MIDDLE)
    expect(named()).to.deep.equal(['20:00 Trip, Haircut', MIDDLE, MIDDLE, LAST])
    await expectHealthy()
    for (const [date, name] of [
      ['2026-12-01', '20:00 Trip, Haircut'],
      ['2026-12-02', MIDDLE],
      ['2026-12-03', MIDDLE],
      ['2026-12-04', LAST],
    ] as const) {
      leave()
      await open(`?view=day&date=${date}`)
      await button(name)
      expect(named(), date).to.deep.equal([name])
    }
  })

  it('is named where the day is scrolled to', async () => {
    await open('?view=day&date=2026-12-03')
    const booking = await button(MIDDLE)
    const sheet = document.querySelector('.calendar') as HTMLElement
    sheet.scrollTop = 600
    const [name, seen] = [booking.querySelector('strong'), sheet].map((one) => one?.getBoundingClientRect().top ?? 0)
    expect(name).to.be.within(seen as number, (seen as number) + 100)
  })

  it('is among today’s', async () => {
    await visit(salon({ bookings: [TRIP] }))
    await see('Trip')
    expect(document.querySelector('.row-time')?.textContent).to.equal('Tue 24 Nov 20:00 until Fri 27 Nov, 10:00')
    await expectHealthy()
  })

  for (const [from, search] of [
    [MIDDLE, '?view=day&date=2026-12-03'],
    [LAST, '?view=day&date=2026-12-04'],
    [LAST, '?view=week&date=2026-12-01'],
  ] as const)
    it(`is moved by keys with all of it from ${from} ${search}`, async () => {
      const server = await open(search)
      const part = await button(from)
      part.focus()
      key(part, 'ArrowDown')
      await see('Tuesday 1 December, 20:15')
      key(part, 'ArrowUp')
      key(part, 'ArrowUp')
      await see('Tuesday 1 December, 19:45')
      key(part, 'Enter', false)
      await see('Trip’s booking is moved.')
      await notices().settle()
      expect(sent(server, AT)).to.deep.equal([{ start: '2026-12-01T18:45:00Z', staff: ANNA.id }])
    })

  it('is moved by hand to other days from its last one', async () => {
    const server = await open('?view=week&date=2026-12-01')
    const part = await button(LAST)
    const days = [...document.querySelectorAll('.calendar-column ul')].map((one) => one.getBoundingClientRect())
    const sheet = document.querySelector('.calendar') as HTMLElement
    sheet.scrollTop = 400
    const { top, left, width } = part.getBoundingClientRect()
    const [x, y] = [Math.round(left + width / 2), Math.round(top + 500)]
    const hour = (days[0]?.height ?? 0) / 24
    await sendMouse({ type: 'move', position: [x, y] })
    await sendMouse({ type: 'down' })
    await sendMouse({ type: 'move', position: [x, Math.round(y + hour)] })
    await see('Trip: Tuesday 1 December, 21:00.')
    const there = [...document.querySelectorAll<HTMLElement>('.carried')].map(({ style }) =>
      ['--start', '--length'].map((name) => style.getPropertyValue(name)),
    )
    expect(there).to.deep.equal([
      ['21', '3'],
      ['0', '24'],
      ['0', '24'],
      ['0', '11'],
    ])
    await sendMouse({ type: 'move', position: [Math.round((days[4]?.right ?? 0) + width / 2), Math.round(y + hour)] })
    await see('Trip: Wednesday 2 December, 21:00.')
    await sendMouse({ type: 'up' })
    await see('Trip’s booking is moved.')
    await resetMouse()
    await notices().settle()
    expect(sent(server, AT)).to.deep.equal([{ start: '2026-12-02T20:00:00Z', staff: ANNA.id }])
  })
})
