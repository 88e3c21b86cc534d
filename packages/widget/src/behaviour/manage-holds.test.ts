import { expect, waitUntil } from '@open-wc/testing'
import { HttpResponse, http } from 'msw'
import { TOKEN, asked, buildBooking, problem, salon, url, withSalon, worker } from '../testing/salon.js'
import { type Visitor, leave, visit } from '../testing/visitor.js'

withSalon()
afterEach(leave)

/** The salon hears of it a little after it was asked. */
const released = (id: string): Promise<void> =>
  waitUntil(
    () => asked('DELETE', `holds/${id}`).length === 1 && !salon.holds.keys().includes(id),
    `${id} not given back`,
  )

/** About to move a booking of Wednesday at 10:00. */
async function moving(time: string): Promise<Visitor> {
  const booking = buildBooking()
  salon.bookings.set(booking.id, booking)
  const ada = visit({ booking: booking.id, token: TOKEN })
  await ada.press('Move to another time')
  await ada.press(/^Wednesday, 11 March 2026/)
  await ada.press(time)
  await ada.see('Move your booking')
  return ada
}

describe('a new time for a booking', () => {
  it('is kept, and the booking moves into it', async () => {
    const ada = await moving('15:30')
    await ada.see('Kept for you for 5 minutes')
    expect(asked('POST', 'holds').map(({ body }) => body)).to.deep.equal([
      { service: 'service-haircut', staff: 'staff-anna', start: '2026-03-11T14:30:00Z' },
    ])
    await ada.press('Move to Wednesday at 15:30')
    await ada.see('Your booking has moved')
    expect(asked('POST', 'bookings/booking-1/reschedule')[0]?.body).to.have.property('holdToken', 'secret-of-hold-1')
    expect(salon.holds.size).to.equal(0)
    ada.element.remove()
    await Promise.resolve()
    expect(asked('DELETE', 'holds/hold-1')).to.have.length(0)
  })

  it('is waited for before the booking moves', async () => {
    let give = (): void => {}
    const slow = new Promise<void>((resolve) => (give = resolve))
    worker.use(http.post(url('holds'), () => slow, { once: true }))
    const ada = await moving('15:30')
    await ada.press('Move to Wednesday at 15:30')
    await ada.see('Moving')
    expect(asked('POST', 'bookings/booking-1/reschedule')).to.have.length(0)
    give()
    await ada.see('Your booking has moved')
  })

  it('is given back on going back, and never looks taken to its customer', async () => {
    const ada = await moving('15:30')
    await ada.see('Kept for you')
    await ada.press('Back')
    await released('hold-1')
    expect(ada.times()).to.include('15:30')
    ada.element.refresh()
    await waitUntil(
      () => asked('GET', 'slots').some(({ headers }) => headers.get('OpenSlot-Hold') === 'secret-of-hold-1'),
      'the hold is not named',
    )
    expect(salon.holds.size).to.equal(0)
  })

  it('is given back when the page turns to something else', async () => {
    const ada = await moving('15:30')
    await ada.see('Kept for you')
    ada.element.booking = undefined
    await released('hold-1')
    expect(salon.holds.size).to.equal(0)
  })

  it('is given back when the element goes', async () => {
    const ada = await moving('15:30')
    await ada.see('Kept for you')
    ada.element.remove()
    await released('hold-1')
    expect(salon.holds.size).to.equal(0)
  })

  it('may overlap the old one, which no hold can', async () => {
    salon.services = salon.services.map((service) => ({ ...service, slotIntervalMinutes: 15 }))
    const ada = await moving('10:15')
    await ada.press('Move to Wednesday at 10:15')
    await ada.see('Your booking has moved')
    expect(asked('POST', 'holds')).to.have.length(0)
    expect(ada.heard.some(({ type }) => type === 'booking-error')).to.equal(false)
  })

  it('is known to be taken before anything is pressed', async () => {
    const booking = buildBooking()
    salon.bookings.set(booking.id, booking)
    const ada = visit({ booking: booking.id, token: TOKEN })
    await ada.press('Move to another time')
    await ada.press(/^Wednesday, 11 March 2026/)
    salon.taken.push({ start: Date.parse('2026-03-11T14:30:00Z'), end: Date.parse('2026-03-11T15:00:00Z') })
    await ada.press('15:30')
    await ada.see('That time was just taken. These are close:')
    await waitUntil(() => ada.focused()?.hasAttribute('data-trouble'), 'focus is elsewhere')
    expect(ada.buttons(/^Move to/)).to.have.length(0)
    expect(ada.heard.at(-1)?.detail).to.deep.include({ code: 'slot-taken' })
    await ada.press('Wed 11 March at 16:00')
    await ada.press('Move to Wednesday at 16:00')
    await ada.see('Your booking has moved')
    expect(asked('POST', 'bookings/booking-1/reschedule')).to.have.length(1)
  })

  it('is free when the list says so, though no hold can have it beside the booking itself', async () => {
    worker.use(http.post(url('holds'), () => problem('slot-taken', { alternatives: [] })))
    const ada = await moving('10:30')
    const isOfThatTime = ({ query }: (typeof salon.requests)[number]): boolean =>
      query.get('from') === '2026-03-11T09:30:00Z'
    await waitUntil(() => asked('GET', 'slots').some(isOfThatTime), 'the list isn’t asked')
    await ada.press('Move to Wednesday at 10:30')
    await ada.see('Your booking has moved')
    expect(ada.heard.some(({ type }) => type === 'booking-error')).to.equal(false)
  })

  it('is not asked for again while the booking may be there already', async () => {
    salon.holdLifeMs = 300
    worker.use(http.post(url('bookings/:id/reschedule'), () => HttpResponse.error(), { once: true }))
    const ada = await moving('15:30')
    await ada.press('Move to Wednesday at 15:30')
    await ada.see('No longer kept for you')
    expect(asked('POST', 'holds')).to.have.length(1)
    await ada.press('Move to Wednesday at 15:30')
    await ada.see('Your booking has moved')
  })
})
