import { expect } from '@open-wc/testing'
import { HttpResponse, http } from 'msw'
import { violationsIn } from '../testing/accessible.js'
import { TOKEN, anna, asked, ben, buildBooking, problem, salon, url, withSalon, worker } from '../testing/salon.js'
import { type Visitor, leave, visit } from '../testing/visitor.js'

withSalon()
afterEach(leave)

function manage(overrides: Parameters<typeof buildBooking>[0] = {}, token = TOKEN): Visitor {
  const booking = buildBooking(overrides)
  salon.bookings.set(booking.id, booking)
  return visit({ booking: booking.id, token })
}

describe('managing a booking', () => {
  it('shows it', async () => {
    const ada = manage()
    await ada.see('Your booking')
    await ada.see('Main Street 4')
    await ada.see('€45')
    for (const words of ['Haircut', 'Wednesday, 11 March 2026', '10:00', 'Berlin time', 'Anna']) {
      expect(ada.sees(words), words).to.equal(true)
    }
    expect(asked('GET', 'bookings/booking-1')[0]?.headers.get('Authorization')).to.equal(`Bearer ${TOKEN}`)
  })

  it('moves it, and doesn’t offer the time it has', async () => {
    const ada = manage()
    await ada.press('Move to another time')
    await ada.press(/^Wednesday, 11 March 2026/)
    expect(ada.times()).not.to.include('10:00')
    const [query] = asked('GET', 'slots')
    expect(query?.query.get('booking')).to.equal('booking-1')
    expect(query?.headers.get('Authorization')).to.equal(`Bearer ${TOKEN}`)
    await ada.press('15:30')
    expect(ada.heading()).to.equal('Move your booking')
    expect(ada.heard.some(({ type }) => type === 'booking-rescheduled')).to.equal(false)
    await ada.press('Move to Wednesday at 15:30')
    await ada.see('Your booking has moved')
    expect(ada.sees('15:30')).to.equal(true)
    expect(ada.focused()?.hasAttribute('data-heading')).to.equal(true)
    expect(ada.heard.at(-1)).to.deep.include({ type: 'booking-rescheduled' })
  })

  it('offers other times when the new one is taken', async () => {
    const ada = manage()
    await ada.press('Move to another time')
    await ada.press(/^Thursday, 12 March 2026/)
    await ada.press('10:00')
    salon.taken.push({ start: Date.parse('2026-03-12T09:00:00Z'), end: Date.parse('2026-03-12T09:30:00Z') })
    await ada.press('Move to Thursday at 10:00')
    await ada.see('That time was just taken. These are close:')
    await ada.press('Thu 12 March at 10:30')
    await ada.press('Move to Thursday at 10:30')
    await ada.see('Your booking has moved')
    expect(asked('POST', 'bookings/booking-1/reschedule')).to.have.length(2)
  })

  it('cancels it in two steps', async () => {
    const ada = manage()
    await ada.press('Cancel booking')
    expect(ada.focused()?.textContent).to.equal('Cancel this booking?')
    await ada.press('Keep booking')
    expect(asked('POST', 'bookings/booking-1/cancel')).to.have.length(0)
    await ada.press('Cancel booking')
    await ada.type('Reason', 'Ill in bed')
    await ada.press('Yes, cancel it')
    await ada.see('Your booking is cancelled')
    expect(asked('POST', 'bookings/booking-1/cancel')[0]?.body).to.deep.equal({ reason: 'Ill in bed' })
    expect(ada.buttons(/Move|Cancel/)).to.have.length(0)
    expect(ada.heard.at(-1)).to.deep.include({ type: 'booking-cancelled' })
  })

  it('asks whether to withdraw a request, not a booking, and says that it is withdrawn', async () => {
    const ada = manage({ status: 'pending' })
    await ada.press('Withdraw request')
    await ada.seeFocusOn('Withdraw request')
    expect(ada.sees('Cancel this booking?')).to.equal(false)
    await ada.press('Keep Wed 11 March at 10:00')
    await ada.press('Withdraw request')
    await ada.press('Withdraw request')
    await ada.seeFocusOn('Your request is withdrawn')
    expect(ada.sees('A note about it is on its way to ada@example.com.')).to.equal(true)
  })

  it('says that a link is wrong', async () => {
    const ada = manage({}, 'guessed')
    await ada.see('We can’t find this booking')
    expect(ada.sees('Ada')).to.equal(false)
    await ada.press('Book another time')
    await ada.seeFocusOn('Choose a service')
  })

  it('goes on from one that is cancelled to another of its kind', async () => {
    const ada = manage({ status: 'cancelled', can: { reschedule: false, cancel: false, confirm: false } })
    await ada.press('Book another time')
    await ada.seeFocusOn('Choose a person')
    expect(ada.sees('Haircut')).to.equal(true)
    await ada.press(/^Anna/)
    await ada.press('10:30')
    expect((await ada.field('Name')).value).to.equal('Ada Lovelace')
    await ada.press(/^Book /)
    await ada.see('You’re booked')
  })

  for (const [status, heading, note, buttons] of [
    ['pending', 'Your request', 'It is waiting to be confirmed.', ['Move to another time', 'Withdraw request']],
    ['declined', 'Your request was declined', '“Ben is ill.”', ['Book another time']],
    ['completed', 'This booking is over', '', ['Book another time']],
    ['no-show', 'You were missed', 'This appointment took place without you.', ['Book another time']],
  ] as const) {
    it(`shows one that is ${status}`, async () => {
      const open = status === 'pending'
      const cancelReason = status === 'declined' ? 'Ben is ill.' : null
      const ada = manage({ status, cancelReason, can: { reschedule: open, cancel: open, confirm: false } })
      await ada.see(heading)
      expect(ada.sees(note)).to.equal(true)
      for (const name of buttons) expect(ada.buttons(name), name).to.have.length(1)
      expect(ada.buttons(/Move|Cancel|Withdraw|Book/)).to.have.length(buttons.length)
      expect(await violationsIn(ada.element, status)).to.deep.equal([])
    })
  }

  describe('to be confirmed', () => {
    const waiting = {
      status: 'pending',
      confirmBy: '2026-03-09T14:30:00Z',
      can: { reschedule: false, cancel: true, confirm: true },
    } as const
    const lapsed = {
      ...waiting,
      status: 'cancelled',
      can: { reschedule: false, cancel: false, confirm: true },
    } as const
    const confirms = (more: Parameters<typeof buildBooking>[0] = {}): void =>
      worker.use(http.post(url('bookings/:id/confirm'), () => HttpResponse.json(buildBooking(more))))

    it('is confirmed by one press', async () => {
      confirms()
      const ada = manage(waiting)
      await ada.see('Confirm your booking')
      expect(ada.sees('Your time is kept until 15:30.')).to.equal(true)
      expect(ada.buttons(/Move|Cancel|Confirm/)).to.have.length(2)
      expect(await violationsIn(ada.element, 'to be confirmed')).to.deep.equal([])
      await ada.press('Confirm booking')
      await ada.seeFocusOn('You’re booked')
      expect(ada.sees('A confirmation is on its way to ada@example.com.')).to.equal(true)
      const [sent] = asked('POST', 'bookings/booking-1/confirm')
      expect(sent?.headers.get('Authorization')).to.equal(`Bearer ${TOKEN}`)
      expect(ada.buttons(/Move|Cancel/)).to.have.length(2)
    })

    it('becomes a request where somebody has to say yes first', async () => {
      confirms({ status: 'pending' })
      const ada = manage(waiting)
      await ada.press('Confirm booking')
      await ada.see('Request received')
      expect(ada.sees('You’ll hear at ada@example.com')).to.equal(true)
    })

    it('sends who has no link from the mail to their mailbox', async () => {
      const ada = manage({ ...waiting, can: { ...waiting.can, confirm: false } })
      await ada.see('Check your e-mail')
      expect(ada.sees('Open the link in the e-mail to ada@example.com to confirm it.')).to.equal(true)
      expect(ada.buttons(/Move|Cancel|Confirm/)).to.have.length(1)
    })

    it('can be given up, and promises no mail about it', async () => {
      const ada = manage(waiting)
      await ada.press('Cancel booking')
      await ada.press('Yes, cancel it')
      await ada.see('Your booking is cancelled')
      expect(ada.sees('on its way')).to.equal(false)
    })

    it('can still be confirmed when it is late', async () => {
      confirms()
      const ada = manage(lapsed)
      await ada.see('This booking wasn’t confirmed in time')
      expect(ada.sees('You can still confirm it while the time is free.')).to.equal(true)
      await ada.press('Confirm booking')
      await ada.see('You’re booked')
    })

    it('offers to book anew when somebody else has the time by then', async () => {
      worker.use(http.post(url('bookings/:id/confirm'), () => problem('hold-expired', { alternatives: [] })))
      const ada = manage(lapsed)
      await ada.press('Confirm booking')
      await ada.see('That time was just taken.')
      expect(ada.sees('You can still confirm it')).to.equal(false)
      expect(ada.buttons('Confirm booking')).to.have.length(0)
      expect(ada.buttons(/another time/)).to.have.length(1)
      expect(ada.heard.at(-1)?.detail).to.deep.include({ code: 'hold-expired' })
      await ada.press('Book another time')
      await ada.seeFocusOn('Choose a person')
    })

    it('shows what has become of it when it can’t be confirmed', async () => {
      const ada = manage(waiting)
      await ada.see('Confirm your booking')
      worker.use(
        http.post(url('bookings/:id/confirm'), () => problem('hold-expired', { alternatives: [] })),
        http.get(url('bookings/:id'), () => HttpResponse.json(buildBooking(lapsed))),
      )
      await ada.press('Confirm booking')
      await ada.see('This booking wasn’t confirmed in time')
      expect(ada.sees('Your time is kept')).to.equal(false)
      await ada.seeFocusOn('That time was just taken.')
    })

    it('keeps the button when the answer got lost', async () => {
      worker.use(http.post(url('bookings/:id/confirm'), () => problem('unavailable')))
      const ada = manage(waiting)
      await ada.press('Confirm booking')
      await ada.see('Something went wrong on our side')
      confirms()
      await ada.press('Confirm booking')
      await ada.see('You’re booked')
      expect(asked('POST', 'bookings/booking-1/confirm')).to.have.length(2)
    })
  })

  it('names place, team and guests of it', async () => {
    const team = [anna, ben].map(({ id, slug, name }) => ({ id, slug, name }))
    const location = { kind: 'phone', text: 'we call you', url: null } as const
    const ada = manage({ team, location, guests: ['ben@example.com'] })
    await ada.see('Anna and Ben')
    expect(ada.sees('By phone: we call you')).to.equal(true)
    expect(ada.sees('ben@example.com')).to.equal(true)
  })

  it('leaves everything as it is on Keep', async () => {
    const ada = manage()
    await ada.press('Move to another time')
    await ada.press('Keep Wed 11 March at 10:00')
    expect(ada.focused()?.textContent?.trim()).to.equal('Your booking')
    expect(asked('POST', 'bookings/booking-1/reschedule')).to.have.length(0)
  })

  it('offers nothing once it is too late', async () => {
    const ada = manage({ can: { reschedule: false, cancel: false, confirm: false } })
    await ada.see('It’s too late to move or cancel this here.')
    expect(ada.buttons(/Move|Cancel/)).to.have.length(0)
  })

  it('shows one that is cancelled already', async () => {
    const ada = manage({ status: 'cancelled', can: { reschedule: false, cancel: false, confirm: false } })
    await ada.see('This booking is cancelled')
    expect(ada.buttons(/Move|Cancel/)).to.have.length(0)
  })
})
