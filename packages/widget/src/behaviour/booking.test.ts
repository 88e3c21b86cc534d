import { expect, waitUntil } from '@open-wc/testing'
import type { CreatedBooking } from '@openslot/core/wire'
import { HttpResponse, http } from 'msw'
import type { BookingDetail } from '../events.js'
import { TOKEN, asked, buildService, salon, serve, url, withSalon, worker } from '../testing/salon.js'
import { leave, visit } from '../testing/visitor.js'

withSalon()
afterEach(leave)

describe('booking', () => {
  it('goes from service to confirmation', async () => {
    const ada = visit()
    await ada.press(/^Haircut/)
    expect(ada.heading()).to.equal('Choose a person')
    await ada.press(/^Anna/)
    await ada.press('Wednesday, 11 March 2026, 16 free times')
    await ada.press('10:00')
    await ada.see('Your details')
    expect(ada.heading()).to.equal('Your details')
    expect(ada.sees('Wed 11 March')).to.equal(true)
    await ada.type('Name', 'Ada Lovelace')
    await ada.type('E-mail', 'ada@example.com')
    await ada.type('Note', 'Short at the back')
    await ada.press('Book Wednesday at 10:00')
    await ada.see('You’re booked')
    for (const words of [
      'ada@example.com',
      'Haircut',
      'Wednesday, 11 March 2026',
      'Berlin time',
      'Main Street 4',
      'Anna',
      '€45',
    ]) {
      expect(ada.sees(words), words).to.equal(true)
    }
    expect(ada.link('Move or cancel')?.getAttribute('href')).to.equal(`/manage/booking-1#${TOKEN}`)
    expect(ada.link('Add to calendar')?.getAttribute('href')).to.contain('calendar.ics?key=')
    const google = ada.link('Google Calendar')
    expect(google?.getAttribute('href')).to.contain('dates=20260311T090000Z%2F20260311T093000Z')
    // The page that the visitor books on stays.
    for (const link of [google, ada.link('Outlook')])
      expect(link).to.include({ target: '_blank', rel: 'noopener noreferrer' })
    const [sent] = asked('POST', 'bookings')
    expect(sent?.body).to.deep.equal({
      service: 'service-haircut',
      staff: 'staff-anna',
      start: '2026-03-11T09:00:00Z',
      timeZone: 'Europe/Berlin',
      locale: 'en-GB',
      customer: { name: 'Ada Lovelace', email: 'ada@example.com' },
      notes: 'Short at the back',
      holdToken: 'secret-of-hold-1',
    })
    expect(sent?.headers.get('Idempotency-Key')).to.match(/^[0-9a-f-]{32,36}$/)
  })

  it('makes no link of an address that a browser would run', async () => {
    const hostile = 'javascript:alert(1)'
    worker.use(
      http.post(url('bookings'), async ({ request }) => {
        const booking = (await (await serve(request)).json()) as CreatedBooking
        const links = [{ name: 'Mine', url: `\n${hostile}` }, ...booking.calendarLinks]
        const more = { manageUrl: hostile, calendarUrl: 'JavaScript:alert(2)', calendarLinks: links }
        return HttpResponse.json({ ...booking, ...more }, { status: 201 })
      }),
    )
    const ada = visit({ service: 'haircut', staff: 'anna', name: 'Ada', email: 'ada@example.com' })
    await ada.press('10:30')
    await ada.press(/^Book /)
    await ada.see('You’re booked')
    for (const name of ['Move or cancel', 'Add to calendar', 'Mine'])
      expect(ada.link(name)?.hasAttribute('href'), name).to.equal(false)
    expect(ada.link('Outlook')?.href).to.match(/^https:/)
  })

  it('asks for the times at once when the page has decided on service and person', async () => {
    let answer = (): void => {}
    const late = new Promise<void>((resolve) => (answer = resolve))
    worker.use(
      http.get(url('services'), async ({ request }) => {
        await late
        return serve(request)
      }),
    )
    const ada = visit({ service: 'haircut', staff: 'anna' })
    const inMarch = () => asked('GET', 'slots').filter(({ query }) => query.get('to')?.startsWith('2026-04'))
    await waitUntil(() => inMarch().length === 1, 'the times wait for the services')
    answer()
    await ada.button('11:00')
    expect(inMarch()).to.have.length(1)
  })

  it('tells the page what happens, without the secret of the booking', async () => {
    const ada = visit({ service: 'haircut', staff: 'anna', name: 'Ada', email: 'ada@example.com' })
    await ada.press('10:30')
    await ada.press(/^Book Monday/)
    await ada.see('You’re booked')
    expect(ada.heard.map(({ type }) => type)).to.deep.equal([
      'booking-ready',
      'booking-slot-selected',
      'booking-created',
    ])
    expect(ada.heard[1]?.detail).to.deep.equal({
      start: '2026-03-09T09:30:00Z',
      service: 'service-haircut',
      staff: 'staff-anna',
    })
    const booking = (ada.heard[2]?.detail as BookingDetail | undefined)?.booking
    expect(booking?.id).to.equal('booking-1')
    expect(JSON.stringify(booking)).not.to.contain(TOKEN)
  })

  it('asks for nothing that is decided', async () => {
    salon.services = [buildService({ staff: buildService().staff.slice(0, 1) })]
    const ada = visit()
    await ada.button('10:30')
    expect(ada.heading()).to.equal('Choose a time')
    expect(ada.buttons('Back')).to.have.length(0)
    expect(ada.sees('with Anna')).to.equal(true)
  })

  it('opens on the first day with free times, even when that is another month', async () => {
    salon.hours = { 'staff-ben': [], 'staff-anna': [{ day: 3, start: '09:00', end: '10:00' }] }
    salon.closed = ['2026-03-11', '2026-03-18', '2026-03-25'].map((date) => ({ date, windows: [] }))
    const ada = visit({ service: 'haircut', staff: 'anna' })
    await ada.button('9:30')
    expect(ada.sees('April 2026')).to.equal(true)
    expect(ada.sees('Wed 1 April')).to.equal(true)
    expect(ada.times()).to.deep.equal(['9:00', '9:30'])
  })

  it('books with anyone without naming a person', async () => {
    const ada = visit({ service: 'haircut', name: 'Ada', email: 'ada@example.com' })
    await ada.press(/^Anyone/)
    await ada.press('10:30')
    await ada.press(/^Book Monday/)
    await ada.see('You’re booked')
    expect(asked('POST', 'bookings')[0]?.body).not.to.have.property('staff')
  })

  it('goes back without losing anything', async () => {
    const ada = visit({ service: 'haircut' })
    await ada.press(/^Anna/)
    await ada.press('Tuesday, 10 March 2026, 16 free times')
    await ada.press('15:00')
    await ada.type('Name', 'Ada')
    await ada.press('Back')
    expect(ada.sees('Tue 10 March')).to.equal(true)
    expect((await ada.button('15:00')).getAttribute('aria-pressed')).to.equal('true')
    // The time survives a change of person, who is free then as well.
    await ada.press('Back')
    await ada.press('Ben')
    await ada.press('Keep Tue 10 March at 15:00')
    expect((await ada.field('Name')).value).to.equal('Ada')
    expect(ada.sees('with Ben')).to.equal(true)
  })

  it('sends the same key again for the same content, and another for another', async () => {
    worker.use(http.post(url('bookings'), () => HttpResponse.error()))
    const ada = visit({ service: 'haircut', staff: 'anna', name: 'Ada', email: 'ada@example.com' })
    await ada.press('10:30')
    await ada.press(/^Book Monday/)
    await ada.see('you won’t be booked twice')
    await ada.press(/^Book Monday/)
    await ada.see('you won’t be booked twice')
    await ada.type('Name', 'Ada Lovelace')
    worker.resetHandlers()
    await ada.press(/^Book Monday/)
    await ada.see('You’re booked')
    const keys = asked('POST', 'bookings').map(({ headers }) => headers.get('Idempotency-Key'))
    expect(keys).to.have.length(3)
    expect(keys[1]).to.equal(keys[0])
    expect(keys[2]).not.to.equal(keys[0])
  })

  it('starts over when asked to', async () => {
    const ada = visit({ staff: 'anna', service: 'haircut' })
    await ada.press('10:30')
    await ada.type('Name', 'Ada')
    ada.element.reset()
    await ada.press('11:00')
    expect((await ada.field('Name')).value).to.equal('')
  })
})
