import { expect, waitUntil } from '@open-wc/testing'
import { resetMouse, sendMouse } from '@web/test-runner-commands'
import type { Booking } from '@openslot/core/wire'
import { type FakeServer, answer, refusal, silence } from '../testing/fake-server.js'
import { ADA, ANNA, BEN, HAIRCUT, bookingOf } from '../testing/people.js'
import { salon } from '../testing/salon.js'
import {
  button,
  enter,
  expectHealthy,
  fieldCalled,
  leave,
  press,
  see,
  seeHeading,
  sees,
  visit,
} from '../testing/visit.js'
import { blocksOf, hoursAround } from './layout.js'

afterEach(leave)

const BOB = bookingOf('Bob', '11:00', { staff: BEN, team: [BEN] })

async function open(bookings: readonly Booking[], staff = [ANNA, BEN]): Promise<FakeServer> {
  const server = salon({ bookings, staff, services: [{ ...HAIRCUT, staff: ['anna', 'ben'] }] })
  await visit(server, '/admin/calendar')
  await seeHeading('Calendar')
  return server
}

const lastRange = (server: FakeServer): (string | null)[] => {
  const { query } = server.asked.findLast(({ what }) => what === 'GET /v1/admin/bookings') ?? {}
  return ['from', 'to', 'staff'].map((name) => query?.get(name) ?? null)
}

describe('the calendar', () => {
  it('shows a week of one person, and opens a booking', async () => {
    const server = await open([ADA, BOB])
    await see('23 Nov 2026 – 29 Nov 2026')
    await button('10:30 Ada Lovelace, Haircut')
    expect(sees('Bob')).to.equal(false)
    // From Monday to Sunday in Berlin.
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
    await enter('Whose week', BEN.id)
    await button('11:00 Bob, Haircut')
  })

  it('shows a day of everybody side by side', async () => {
    const server = await open([ADA, BOB])
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
    await open([])
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
    const server = await open([ADA])
    server.on(`GET /v1/admin/bookings/${ADA.id}`, () => answer(ADA))
    await press('10:30 Ada Lovelace, Haircut')
    await press('Cancel booking')
    await see('Ada Lovelace’s booking is cancelled.')
    expect(document.querySelector('.calendar-booking')).to.equal(null)
    await press('Undo')
    await button('10:30 Ada Lovelace, Haircut')
    expect(server.asked.some(({ what }) => what.endsWith('/cancel'))).to.equal(false)
  })

  it('says when nobody takes bookings, and when nobody answers', async () => {
    const server = await open([], [])
    await see('Nobody takes bookings yet.')
    server.on('GET /v1/admin/staff', silence)
    await press('Next week')
    await see('The server can’t be reached.')
    server.on('GET /v1/admin/staff', () => answer({ staff: [ANNA] }))
    await press('Try again')
    await see('30 Nov 2026 – 6 Dec 2026')
    expect(sees('The server can’t be reached.')).to.equal(false)
  })
})

describe('a booking in the calendar', () => {
  const at = `POST /v1/admin/bookings/${ADA.id}/reschedule`
  const moved = (time: string, changes: Partial<Booking> = {}) => ({
    ...bookingOf('Ada Lovelace', time, { id: ADA.id }),
    sequence: 1,
    ...changes,
  })
  const moves = (server: FakeServer) =>
    server.asked.filter(({ what }) => what === at).map(({ json, headers }) => [json, headers.get('If-Match')])

  const middleOf = (element: Element): [number, number] => {
    const { left, top, width, height } = element.getBoundingClientRect()
    return [Math.round(left + width / 2), Math.round(top + height / 2)]
  }
  const key = (target: Element, name: string, altKey = false): void =>
    void target.dispatchEvent(new KeyboardEvent('keydown', { key: name, altKey, bubbles: true, cancelable: true }))

  it('is moved by keys, and back when that is undone', async () => {
    const server = await open([ADA])
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
    expect(moves(server)).to.deep.equal([[{ start: '2026-11-27T10:00:00Z', staff: ANNA.id }, '"0-confirmed"']])
    server.on(at, () => answer({ ...ADA, sequence: 2 }))
    await press('Undo')
    await button('10:30 Ada Lovelace, Haircut')
    expect(document.querySelector('dialog')).to.equal(null)
  })

  it('stays where it is when it is left, or when the focus goes on', async () => {
    const server = await open([ADA])
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

  it('is moved by hand, to somebody else as well, and opens by a press', async () => {
    const server = await open([ADA, BOB])
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
    expect(moves(server)).to.deep.equal([[{ start: '2026-11-26T11:00:00Z', staff: BEN.id }, '"0-confirmed"']])
    expect(document.querySelector('dialog')).to.equal(null)
    await resetMouse()
    await press('12:00 Ada Lovelace, Haircut')
    await see('ada lovelace@example.com')
  })

  it('says why it can’t be put there, and stays', async () => {
    const server = await open([ADA])
    server.on(`GET /v1/admin/bookings/${ADA.id}`, () => answer(ADA))
    server.on(at, () => refusal('slot-taken', { alternatives: ['2026-11-26T12:30:00Z'] }))
    const booking = await button('10:30 Ada Lovelace, Haircut')
    key(booking, 'ArrowDown', true)
    key(booking, 'Enter')
    await see('That time is taken. Choose another one. Free nearby: Thu 26 Nov, 13:30.')
    await button('10:30 Ada Lovelace, Haircut')
    expect(moves(server)).to.have.length(1)
  })

  it('isn’t moved once it has begun', async () => {
    const server = await open([bookingOf('Mia', '09:45')])
    const booking = await button('9:45 Mia, Haircut')
    key(booking, 'ArrowDown', true)
    expect([booking.hasAttribute('aria-keyshortcuts'), moves(server)]).to.deep.equal([false, []])
    expect(document.querySelector('.carried')).to.equal(null)
  })
})

describe('a free time in the calendar', () => {
  it('is booked by a press, with the person whose it is', async () => {
    await open([BOB])
    await press('Day')
    await button('11:00 Bob, Haircut')
    const day = document.querySelectorAll('.calendar-column ul')[1] as HTMLElement
    const { left, top, height } = day.getBoundingClientRect()
    day.dispatchEvent(
      new MouseEvent('click', { clientX: left + 10, clientY: top + height * 0.53, bubbles: true, cancelable: true }),
    )
    // Five hours and eighteen minutes after eight: the quarter before it.
    expect((await fieldCalled('Time')).value).to.equal('13:15')
    expect((await fieldCalled('With')).value).to.equal('ben')
    await expectHealthy()
  })
})

describe('a booking by hand', () => {
  const made = bookingOf('Cleo', '15:00')
  const at = 'POST /v1/admin/bookings'

  async function fill(): Promise<void> {
    await press('New booking')
    await enter('Time', '15:00')
    await enter('Customer’s name', 'Cleo')
    await enter('E-mail address', 'cleo@example.com')
  }

  it('is made, and stands in the calendar', async () => {
    const server = await open([])
    server.on(at, () => answer(made, 201))
    await press('New booking')
    await press('Book')
    await see('Enter the customer’s name.')
    await see('Choose a date and a time that the clock shows on it.')
    await expectHealthy()
    await press('Close')
    await fill()
    await enter('Phone', '030 123456')
    await press('Book')
    await see('Cleo is booked.')
    await button('15:00 Cleo, Haircut')
    expect(document.querySelector('dialog')).to.equal(null)
    expect(server.asked.filter(({ what }) => what === at).map(({ json }) => json)).to.deep.equal([
      {
        service: 'haircut',
        staff: 'anna',
        start: '2026-11-26T14:00:00Z',
        timeZone: 'Europe/Berlin',
        customer: { name: 'Cleo', email: 'cleo@example.com', phone: '030 123456' },
      },
    ])
  })

  it('is sent again with the same key after a lost answer, and with another one once it is another wish', async () => {
    const server = await open([])
    server.on(at, silence)
    await fill()
    await press('Book')
    await see('The server can’t be reached.')
    server.on(at, () => refusal('slot-taken', { alternatives: ['2026-11-26T15:30:00Z'] }))
    await press('Book')
    await see('That time is taken.')
    await see('Free nearby: Thu 26 Nov, 16:30.')
    server.on(at, () => answer(made, 201))
    await enter('Time', '16:30')
    await press('Book')
    await see('Cleo is booked.')
    const keys = server.asked.filter(({ what }) => what === at).map(({ headers }) => headers.get('Idempotency-Key'))
    expect(keys).to.have.length(3)
    expect([keys[0] === keys[1], keys[1] === keys[2]]).to.deep.equal([true, false])
  })
})

describe('a column', () => {
  const places = (bookings: readonly Booking[], date = '2026-11-26', zone = 'Europe/Berlin') =>
    blocksOf(bookings, date, zone).map(({ booking, start, end, lane, lanes }) => [
      booking.customer.name,
      start,
      end,
      `${lane}/${lanes}`,
    ])

  it('has what starts on its date by its own clock', () => {
    const late = bookingOf('Late', '23:45')
    expect(places([ADA, late])).to.deep.equal([
      ['Ada Lovelace', 630, 660, '0/1'],
      ['Late', 1410, 1440, '0/1'],
    ])
    expect(places([ADA, late], '2026-11-27', 'Asia/Tokyo')).to.deep.equal([['Late', 465, 495, '0/1']])
  })

  it('has what overlaps side by side, and what follows in the first free place', () => {
    const [a, b, c, d] = [
      bookingOf('A', '10:00', { end: '2026-11-26T10:00:00Z' }),
      bookingOf('B', '10:15'),
      bookingOf('C', '10:45'),
      bookingOf('D', '11:15'),
    ]
    expect(places([d, c, b, a])).to.deep.equal([
      ['A', 600, 660, '0/2'],
      ['B', 615, 645, '1/2'],
      ['C', 645, 675, '1/2'],
      ['D', 675, 705, '0/1'],
    ])
  })

  it('shows the hours of a usual day, and those around it that are needed', () => {
    const hours = (bookings: readonly Booking[]) => hoursAround(blocksOf(bookings, '2026-11-26', 'Europe/Berlin'))
    expect(hours([])).to.deep.equal({ from: 8, to: 18 })
    expect(hours([bookingOf('A', '06:30'), bookingOf('B', '20:15')])).to.deep.equal({ from: 6, to: 21 })
  })
})
