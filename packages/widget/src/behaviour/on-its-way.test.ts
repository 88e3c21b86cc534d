import { expect, waitUntil } from '@open-wc/testing'
import { http } from 'msw'
import { TOKEN, asked, buildBooking, salon, serve, url, withSalon, worker } from '../testing/salon.js'
import { leave, visit } from '../testing/visitor.js'

withSalon()
afterEach(leave)

/** The server takes its time for that call. @returns lets it answer */
function late(path: string): () => void {
  let answer = (): void => {}
  const time = new Promise<void>((resolve) => (answer = resolve))
  worker.use(
    http.post(url(path), async ({ request }) => {
      const answered = await serve(request)
      await time
      return answered
    }),
  )
  return () => answer()
}

const told = (ada: ReturnType<typeof visit>, type: string): boolean => ada.heard.some((event) => event.type === type)

describe('what is on its way to the server', () => {
  it('is waited for: whoever presses Back meanwhile hears that they are booked', async () => {
    const ada = visit({ service: 'haircut', staff: 'anna', name: 'Ada', email: 'ada@example.com' })
    await ada.press('10:30')
    await ada.see('Kept for you')
    const answer = late('bookings')
    await ada.press(/^Book /)
    await waitUntil(() => asked('POST', 'bookings').length === 1, 'not sent')
    await ada.press('Change time')
    expect(ada.heading()).to.equal('Your details')
    expect(asked('DELETE', 'holds/hold-1'), 'the time is given back').to.have.length(0)
    answer()
    await ada.see('You’re booked')
    expect(told(ada, 'booking-created')).to.equal(true)
  })

  it('lets go of who waits for the page’s own permission', async () => {
    const ada = visit({ service: 'haircut', staff: 'anna', name: 'Ada', email: 'ada@example.com' })
    ada.element.addEventListener('booking-before-create', ({ detail }) => detail.waitUntil(new Promise(() => {})))
    await ada.press('10:30')
    await ada.press(/^Book /)
    await ada.press('Change time')
    await ada.see('Choose a time')
    expect(asked('POST', 'bookings')).to.have.length(0)
  })

  it('is waited for while a booking moves, and while it is cancelled', async () => {
    salon.bookings.set('booking-1', buildBooking())
    const ada = visit({ booking: 'booking-1', token: TOKEN })
    await ada.press('Move to another time')
    await ada.press('10:30')
    const moved = late('bookings/:id/reschedule')
    await ada.press(/^Move to /)
    await ada.press('Back')
    moved()
    await ada.see('Your booking has moved')
    expect(told(ada, 'booking-rescheduled')).to.equal(true)
    await ada.press('Cancel booking')
    const cancelled = late('bookings/:id/cancel')
    await ada.press('Yes, cancel it')
    await ada.press('Keep booking')
    cancelled()
    await ada.see('Your booking is cancelled')
    expect(told(ada, 'booking-cancelled')).to.equal(true)
  })
})
