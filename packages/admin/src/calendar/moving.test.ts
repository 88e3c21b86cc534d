import { expect, waitUntil } from '@open-wc/testing'
import type { Booking } from '@openslot/core/wire'
import { resetMouse, sendMouse } from '@web/test-runner-commands'
import { BOB, openCalendar } from '../testing/calendar-page.js'
import { type FakeServer, answer, refusal, sent } from '../testing/fake-server.js'
import { ADA, ANNA, BEN, bookingOf } from '../testing/people.js'
import { button, expectHealthy, leave, press, see } from '../testing/visit.js'

afterEach(leave)

describe('a booking in the calendar', () => {
  const at = `POST /v1/admin/bookings/${ADA.id}/reschedule`
  const moved = (time: string, changes: Partial<Booking> = {}) => ({
    ...bookingOf('Ada Lovelace', time, { id: ADA.id }),
    sequence: 1,
    ...changes,
  })
  const moves = (server: FakeServer) =>
    server.asked.filter(({ what }) => what === at).map(({ json, headers }) => [json, headers.get('If-Match')])

  const notices = () => (document.querySelector('admin-app') as HTMLElementTagNameMap['admin-app']).notices

  const middleOf = (element: Element): [number, number] => {
    const { left, top, width, height } = element.getBoundingClientRect()
    return [Math.round(left + width / 2), Math.round(top + height / 2)]
  }
  const key = (target: Element, name: string, altKey = false): void =>
    void target.dispatchEvent(new KeyboardEvent('keydown', { key: name, altKey, bubbles: true, cancelable: true }))

  it('is moved by keys once there is no way back, and told to nobody when that is undone', async () => {
    const server = await openCalendar([ADA])
    notices().undoMs = 1_000_000
    server.on(at, () => answer(moved('11:00', { start: '2026-11-27T10:00:00Z', end: '2026-11-27T10:30:00Z' })))
    const booking = await button('10:30 Ada Lovelace, Haircut')
    booking.focus()
    key(booking, 'ArrowDown', true)
    key(booking, 'ArrowDown', true)
    key(booking, 'ArrowRight', true)
    await see('Ada Lovelace: Friday 27 November, 11:00. Enter moves it there, Escape leaves it.')
    await expectHealthy()
    expect(moves(server)).to.deep.equal([])
    key(booking, 'Enter')
    await see('Ada Lovelace’s booking is moved.')
    await button('11:00 Ada Lovelace, Haircut')
    await press('Undo')
    await button('10:30 Ada Lovelace, Haircut')
    expect([moves(server), document.querySelector('dialog')]).to.deep.equal([[], null])

    // Moved twice in a row, it is moved once, from where it was.
    const again = await button('10:30 Ada Lovelace, Haircut')
    again.focus()
    key(again, 'ArrowDown', true)
    key(again, 'Enter')
    const there = await button('10:45 Ada Lovelace, Haircut')
    there.focus()
    for (const name of ['ArrowDown', 'ArrowRight']) key(there, name, true)
    key(there, 'Enter')
    await button('11:00 Ada Lovelace, Haircut')
    await notices().settle()
    expect(moves(server)).to.deep.equal([[{ start: '2026-11-27T10:00:00Z', staff: ANNA.id }, '"0-confirmed"']])
  })

  it('is cancelled from where it was while its move still waits', async () => {
    const server = await openCalendar([ADA])
    notices().undoMs = 1_000_000
    server.on(`POST /v1/admin/bookings/${ADA.id}/cancel`, () => answer({ ...ADA, status: 'cancelled' }))
    const booking = await button('10:30 Ada Lovelace, Haircut')
    key(booking, 'ArrowDown', true)
    key(booking, 'Enter')
    await press('10:45 Ada Lovelace, Haircut')
    await press('Cancel booking')
    await notices().settle()
    expect(moves(server)).to.deep.equal([])
    expect(server.asked.filter(({ what }) => what.endsWith('/cancel'))).to.have.length(1)
  })

  it('stays where it is when it is left, or when the focus goes on', async () => {
    const server = await openCalendar([ADA])
    const booking = await button('10:30 Ada Lovelace, Haircut')
    booking.focus()
    key(booking, 'ArrowUp', true)
    await see('Ada Lovelace: Thursday 26 November, 10:15.')
    key(booking, 'Escape')
    await waitUntil(() => document.querySelector('.carried') === null, 'leave it')
    key(booking, 'ArrowUp', true)
    await see('Ada Lovelace: Thursday 26 November, 10:15.')
    booking.blur()
    await waitUntil(() => document.querySelector('.carried') === null, 'leave it')
    expect(moves(server)).to.deep.equal([])
  })

  it('keeps the focus where it is put down, and where it is again when that is undone', async () => {
    const server = await openCalendar([ADA, bookingOf('Bea', '11:30'), bookingOf('Cleo', '13:00')])
    notices().undoMs = 1_000_000
    server.on(`GET /v1/admin/bookings/${ADA.id}`, () => answer(ADA))
    const booking = await button('10:30 Ada Lovelace, Haircut')
    booking.focus()
    const carry = async (...keys: readonly string[]): Promise<void> => {
      for (const one of keys) key(document.activeElement as Element, one, true)
      await see('Enter moves it there')
      key(document.activeElement as Element, 'Enter')
      await waitUntil(() => document.querySelector('.carried') === null, 'put it down')
    }
    const focused = () => document.activeElement?.getAttribute('aria-label')
    await carry('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown')
    expect(focused()).to.equal('12:00 Ada Lovelace, Haircut')
    await carry('ArrowRight')
    expect(focused()).to.equal('12:00 Ada Lovelace, Haircut')
    expect(document.activeElement).to.equal(document.querySelector('.calendar-column:nth-of-type(5) button'))
    await press('Undo')
    await button('10:30 Ada Lovelace, Haircut')
    expect(focused()).to.equal('10:30 Ada Lovelace, Haircut')
  })

  it('hands the focus to the next one when it is cancelled, and has it again when that is undone', async () => {
    const server = await openCalendar([bookingOf('Zoe', '09:45'), ADA, bookingOf('Bea', '11:30')])
    notices().undoMs = 1_000_000
    server.on(`GET /v1/admin/bookings/${ADA.id}`, () => answer(ADA))
    const booking = await button('10:30 Ada Lovelace, Haircut')
    booking.focus()
    booking.click()
    await press('Cancel booking')
    const focused = () => document.activeElement?.getAttribute('aria-label')
    await waitUntil(() => focused() === '11:30 Bea, Haircut', 'the next one')
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }))
    await waitUntil(() => focused() !== '11:30 Bea, Haircut', 'another one')
    expect(focused()).to.equal('10:30 Ada Lovelace, Haircut')
  })

  it('is moved to before, across and past midnight', async () => {
    const party = bookingOf('Party', '23:00', { end: '2026-11-26T23:30:00Z' })
    const server = await openCalendar([party], [ANNA])
    const carried = (): (string | undefined)[] =>
      [...document.querySelectorAll<HTMLElement>('.carried')].map(({ style }) => style.getPropertyValue('--length'))
    const booking = await button('23:00 Party, Haircut')
    booking.focus()
    key(booking, 'ArrowDown', true)
    await see('Party: Thursday 26 November, 23:15.')
    expect(carried()).to.deep.equal(['0.75', '0.75'])
    for (let steps = 0; steps < 3; steps += 1) key(booking, 'ArrowDown', true)
    await see('Party: Friday 27 November, 0:00.')
    expect(carried()).to.deep.equal(['1.5'])
    key(booking, 'Escape')
    // What is seen of it on the next day is moved with all of it.
    const rest = await button('until 0:30 Party, Haircut')
    rest.focus()
    key(rest, 'ArrowUp', true)
    await see('Party: Thursday 26 November, 22:45.')
    notices().undoMs = 1_000_000
    server.on(`POST /v1/admin/bookings/${party.id}/reschedule`, () => answer(party))
    key(rest, 'Enter')
    await button('22:45 Party, Haircut')
    await notices().settle()
    expect(sent(server, `POST /v1/admin/bookings/${party.id}/reschedule`)).to.deep.equal([
      { start: '2026-11-26T21:45:00Z', staff: ANNA.id },
    ])
  })

  it('keeps its beginning on the day before where that isn’t shown', async () => {
    const party = bookingOf('Party', '23:00', { end: '2026-11-26T23:30:00Z' })
    const server = await openCalendar([party], [ANNA], '?view=day&date=2026-11-27')
    notices().undoMs = 1_000_000
    server.on(`POST /v1/admin/bookings/${party.id}/reschedule`, () => answer(party))
    const rest = await button('until 0:30 Party, Haircut')
    rest.focus()
    key(rest, 'ArrowDown', true)
    await see('Party: Anna, Thursday 26 November, 23:15.')
    key(rest, 'Enter')
    await button('until 0:45 Party, Haircut')
    await notices().settle()
    expect(sent(server, `POST /v1/admin/bookings/${party.id}/reschedule`)).to.deep.equal([
      { start: '2026-11-26T22:15:00Z', staff: ANNA.id },
    ])
  })

  it('opens nothing where it is put down by hand, past another one', async () => {
    await openCalendar([ADA, bookingOf('Bea', '11:30')])
    notices().undoMs = 1_000_000
    const booking = await button('10:30 Ada Lovelace, Haircut')
    booking.scrollIntoView({ block: 'center' })
    const [x, y] = middleOf(booking)
    const hour = (document.querySelector('.calendar-column ul') as HTMLElement).clientHeight / 10
    await sendMouse({ type: 'move', position: [x, y] })
    await sendMouse({ type: 'down' })
    await sendMouse({ type: 'move', position: [x, y + 10] })
    await sendMouse({ type: 'move', position: [x, Math.round(y + hour * 2)] })
    await see('12:30 Ada Lovelace')
    await sendMouse({ type: 'up' })
    await button('12:30 Ada Lovelace, Haircut')
    await resetMouse()
    expect(document.querySelector('dialog')).to.equal(null)
    expect(document.activeElement?.getAttribute('aria-label')).to.equal('12:30 Ada Lovelace, Haircut')
  })

  it('is moved by hand, to somebody else as well, and opens by a press', async () => {
    const server = await openCalendar([ADA, BOB])
    await press('Day')
    await button('11:00 Bob, Haircut')
    const booking = await button('10:30 Ada Lovelace, Haircut')
    booking.scrollIntoView({ block: 'center' })
    const [x, y] = middleOf(booking)
    const hour = (document.querySelector('.calendar-column ul') as HTMLElement).clientHeight / 10
    const [toX] = middleOf(document.querySelectorAll('.calendar-column ul')[1] as Element)
    server.on(at, () => answer(moved('12:00', { staff: BEN, team: [BEN] })))
    await sendMouse({ type: 'move', position: [x, y] })
    await sendMouse({ type: 'down' })
    await sendMouse({ type: 'move', position: [x + 20, y + 10] })
    await sendMouse({ type: 'move', position: [toX, Math.round(y + hour * 1.5)] })
    await see('12:00 Ada Lovelace')
    await sendMouse({ type: 'up' })
    await see('Ada Lovelace’s booking is moved.')
    await notices().settle()
    expect(moves(server)).to.deep.equal([[{ start: '2026-11-26T11:00:00Z', staff: BEN.id }, '"0-confirmed"']])
    expect(document.querySelector('dialog')).to.equal(null)
    await resetMouse()
    await press('12:00 Ada Lovelace, Haircut')
    await see('ada lovelace@example.com')
  })

  it('says why it can’t be put there, and stays', async () => {
    const server = await openCalendar([ADA])
    server.on(`GET /v1/admin/bookings/${ADA.id}`, () => answer(ADA))
    server.on(at, () => refusal('slot-taken', { alternatives: ['2026-11-26T12:30:00Z'] }))
    const booking = await button('10:30 Ada Lovelace, Haircut')
    key(booking, 'ArrowDown', true)
    key(booking, 'Enter')
    await button('10:45 Ada Lovelace, Haircut')
    await notices().settle()
    await see(
      'Ada Lovelace’s booking isn’t moved. That time is taken. Choose another one. Free nearby: Thu 26 Nov, 13:30.',
    )
    await button('10:30 Ada Lovelace, Haircut')
    expect(moves(server)).to.have.length(1)
  })

  it('isn’t moved once it has begun', async () => {
    const server = await openCalendar([bookingOf('Mia', '09:45')])
    const booking = await button('9:45 Mia, Haircut')
    key(booking, 'ArrowDown', true)
    expect([booking.hasAttribute('aria-keyshortcuts'), moves(server)]).to.deep.equal([false, []])
    expect(document.querySelector('.carried')).to.equal(null)
  })
})
