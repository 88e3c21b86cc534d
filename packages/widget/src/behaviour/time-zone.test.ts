import { expect } from '@open-wc/testing'
import type { BookingRequest } from '@openslot/core/wire'
import { HttpResponse, http } from 'msw'
import {
  TOKEN,
  anna,
  asked,
  ben,
  buildBooking,
  buildService,
  problem,
  salon,
  url,
  withSalon,
  worker,
} from '../testing/salon.js'
import { leave, visit } from '../testing/visitor.js'

withSalon()
afterEach(leave)

const ADA = { service: 'haircut', staff: 'anna', name: 'Ada', email: 'ada@example.com' }

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'

describe('time zones', () => {
  it('shows times in the visitor’s own zone unless told otherwise', async () => {
    const ada = visit({ ...ADA, 'time-zone': '' })
    await ada.see('Times in')
    const city = ownZone.split('/').at(-1)?.replaceAll('_', ' ')
    expect(ada.sees(`Times in ${city} (GMT`)).to.equal(true)
  })

  it('takes a zone that doesn’t exist for none', async () => {
    const ada = visit({ ...ADA, 'time-zone': 'Mars/Olympus' })
    await ada.button(/^\d+:30$/)
    expect(ada.sees('Times in')).to.equal(true)
  })

  it('takes a mere offset for none, as the server does', async () => {
    const ada = visit({ ...ADA, 'time-zone': '+02:00' })
    await ada.press(/^\d+:30$/)
    await ada.press(/^Book /)
    await ada.see('You’re booked')
    expect(asked('POST', 'bookings')[0]?.body).to.include({ timeZone: ownZone })
  })

  it('books in the shop’s own where the server doesn’t know the visitor’s, and says so', async () => {
    worker.use(
      http.post(
        url('bookings'),
        () => problem('validation', { errors: [{ pointer: '/timeZone', message: 'There is no such zone.' }] }),
        { once: true },
      ),
    )
    const ada = visit({ ...ADA, 'time-zone': 'America/New_York' })
    await ada.press('5:30')
    await ada.type('Note', 'First visit')
    await ada.press(/^Book Monday at 5:30$/)
    await ada.see('Times are now in Berlin')
    expect((await ada.field('Note')).value).to.equal('First visit')
    await ada.press('Book Monday at 10:30')
    await ada.see('You’re booked')
    const [first, second] = asked('POST', 'bookings').map(({ body }) => body as BookingRequest)
    expect(second).to.include({ start: first?.start, timeZone: 'Europe/Berlin', notes: 'First visit' })
  })

  it('shows UTC where the browser can’t tell its zone', async () => {
    const { DateTimeFormat } = Intl
    // What Chromium says of a zone that it doesn't know, and doesn't take itself.
    const lost = class extends DateTimeFormat {
      override resolvedOptions(): Intl.ResolvedDateTimeFormatOptions {
        return { ...super.resolvedOptions(), timeZone: 'Etc/Unknown' }
      }
    }
    Reflect.set(Intl, 'DateTimeFormat', lost)
    try {
      const ada = visit({ ...ADA, 'time-zone': '' })
      await ada.press('9:30')
      await ada.see('9:30 – 10:00')
      expect(ada.sees('10:30 – 11:00, Berlin time')).to.equal(true)
    } finally {
      Reflect.set(Intl, 'DateTimeFormat', DateTimeFormat)
    }
  })

  it('books where the shop’s zone is one that the browser doesn’t know', async () => {
    const services = [buildService({ staff: [{ ...anna, timeZone: 'Mars/Olympus_Mons' }] })]
    worker.use(http.get(url('services'), () => HttpResponse.json({ services })))
    const ada = visit(ADA)
    await ada.press('10:30')
    await ada.press(/^Book /)
    await ada.see('You’re booked')
    expect(ada.heard.some(({ type }) => type === 'booking-error')).to.equal(false)
  })

  it('knows a zone however it is written, and offers it once', async () => {
    const ada = visit({ ...ADA, 'time-zone': 'asia/tokyo' })
    await ada.see('Times in Tokyo (GMT+9)')
    await ada.press('Change time zone')
    await ada.button(/^Tokyo/)
    expect(ada.buttons(/^tokyo/i).map((option) => option.ariaSelected)).to.deep.equal(['true'])
  })

  it('goes on with the chosen instant when the page changes the zone', async () => {
    const ada = visit(ADA)
    await ada.press('Tuesday, 10 March 2026, 16 free times')
    await ada.press('9:00')
    await ada.press('Back')
    ada.element.timeZone = 'Pacific/Honolulu'
    await ada.see('Mon 9 March')
    expect((await ada.button('22:00')).getAttribute('aria-pressed')).to.equal('true')
  })

  it('changes the clock and keeps the chosen instant', async () => {
    const ada = visit(ADA)
    await ada.press('Tuesday, 10 March 2026, 16 free times')
    await ada.press('9:00')
    await ada.press('Back')
    await ada.press('Change time zone')
    await ada.press(/^Los Angeles/)
    await ada.see('Times in Los Angeles (GMT−7)')
    // 9:00 on Tuesday in Berlin is one o’clock in the morning there.
    expect((await ada.button('1:00')).getAttribute('aria-pressed')).to.equal('true')
    await ada.press('Change time zone')
    await ada.press(/^Honolulu/)
    await ada.see('Mon 9 March')
    await ada.press('22:00')
    await ada.press('Book Monday at 22:00')
    await ada.see('Honolulu time')
    expect(ada.heard.at(-1)?.detail).to.have.nested.property('booking.start', '2026-03-10T08:00:00Z')
  })

  it('says so where the shop’s clock shows another time, and what it shows', async () => {
    const ada = visit({ ...ADA, 'time-zone': 'America/New_York' })
    await ada.see('Your appointment is on Berlin time (GMT+1).')
    await ada.press('Tuesday, 10 March 2026, 16 free times')
    await ada.press('4:00')
    await ada.see('4:00 – 4:30')
    expect(ada.sees('9:00 – 9:30, Berlin time')).to.equal(true)
    await ada.press('Book Tuesday at 4:00')
    await ada.see('4:00 – 4:30, New York time')
    expect(ada.sees('9:00 – 9:30, Berlin time')).to.equal(true)
  })

  it('says the shop’s time of both, before a booking is moved', async () => {
    salon.bookings.set('booking-1', buildBooking())
    const ada = visit({ booking: 'booking-1', token: TOKEN, 'time-zone': 'America/New_York' })
    await ada.press('Move to another time')
    await ada.press('Tuesday, 10 March 2026, 16 free times')
    await ada.press('4:00')
    await ada.see('Move your booking')
    expect(ada.sees('9:00 – 9:30, Berlin time'), 'the new one').to.equal(true)
    expect(ada.element.shadowRoot?.querySelector('.old-time')?.textContent).to.match(/\d – \S+, Berlin time/)
  })

  it('names the shop’s date where that is another', async () => {
    const ada = visit({ ...ADA, 'time-zone': 'Pacific/Honolulu' })
    await ada.press('23:30')
    await ada.see('23:30 – 0:00')
    expect(ada.sees('Mon 9 March · 10:30 – 11:00, Berlin time')).to.equal(true)
  })

  it('keeps quiet about the shop’s zone where its clock shows the same, or there are several', async () => {
    const same = visit({ ...ADA, 'time-zone': 'Europe/Paris' })
    await same.see('Times in Paris')
    expect(same.sees('Your appointment is on')).to.equal(false)
    salon.services = [buildService({ staff: [anna, { ...ben, timeZone: 'Asia/Tokyo' }] })]
    const several = visit({ service: 'haircut', 'time-zone': 'America/New_York' })
    await several.press(/^Anyone/)
    await several.see('Times in New York')
    expect(several.sees('Your appointment is on')).to.equal(false)
  })

  it('tells the two one o’clocks of a fall-back apart', async () => {
    salon.services = [buildService({ staff: [{ ...anna, timeZone: 'America/New_York' }] })]
    salon.hours = { 'staff-anna': [{ day: 7, start: '00:30', end: '03:00' }] }
    const ada = visit({ ...ADA, locale: 'en-US', 'time-zone': 'America/New_York' })
    ada.element.clock = () => Date.parse('2026-10-28T12:00:00Z')
    salon.now = Date.parse('2026-10-28T12:00:00Z')
    ada.element.reset()
    expect(ada.sees('Times in New York (GMT−4)')).to.equal(false)
    await ada.press(/^Sunday, November 1, 2026/)
    expect(ada.sees('Times in New York (GMT−4, then GMT−5)')).to.equal(true)
    expect(ada.times()).to.deep.equal([
      '12:30 AM',
      '1:00 AM EDT',
      '1:30 AM EDT',
      '1:00 AM EST',
      '1:30 AM EST',
      '2:00 AM',
      '2:30 AM',
    ])
  })
})
