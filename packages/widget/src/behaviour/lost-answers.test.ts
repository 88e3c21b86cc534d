import { expect } from '@open-wc/testing'
import { HttpResponse, http } from 'msw'
import { TOKEN, asked, ben, buildBooking, problem, salon, serve, url, withSalon, worker } from '../testing/salon.js'
import { type Visitor, leave, visit } from '../testing/visitor.js'

withSalon()
afterEach(leave)

/** The server does what it is asked for, once, and nobody hears of it. */
const lose = (change: string, answer = (): Response => HttpResponse.error()): void =>
  worker.use(
    http.post(
      url(`bookings/:id/${change}`),
      async ({ request }) => {
        const done = await serve(request)
        expect(done.status).to.equal(200)
        return answer()
      },
      { once: true },
    ),
  )

function manage(overrides: Parameters<typeof buildBooking>[0] = {}): Visitor {
  salon.bookings.set('booking-1', buildBooking(overrides))
  return visit({ booking: 'booking-1', token: TOKEN })
}

async function atNewTime(): Promise<Visitor> {
  const ada = manage()
  await ada.press('Move to another time')
  await ada.press(/^Thursday, 12 March 2026/)
  await ada.press('10:00')
  await ada.button('Move to Thursday at 10:00')
  return ada
}

describe('a change whose answer got lost', () => {
  for (const [where, said, answer] of [
    ['on the way', 'We couldn’t reach the server.', undefined],
    ['at a proxy', 'Something went wrong on our side', () => HttpResponse.html('Bad gateway', { status: 502 })],
  ] as const) {
    it(`${where} has moved the booking, as the second try finds`, async () => {
      const ada = await atNewTime()
      lose('reschedule', answer)
      await ada.press('Move to Thursday at 10:00')
      await ada.see(said)
      expect(ada.heard.some(({ type }) => type === 'booking-rescheduled')).to.equal(false)
      await ada.press('Move to Thursday at 10:00')
      await ada.seeFocusOn('Your booking has moved')
      expect(ada.sees('Thursday, 12 March 2026')).to.equal(true)
      expect(ada.heard.filter(({ type }) => type === 'booking-rescheduled')).to.have.length(1)
      expect(asked('POST', 'bookings/booking-1/reschedule')).to.have.length(2)
    })
  }

  it('is found when the browser has sent it again by itself', async () => {
    const ada = await atNewTime()
    worker.use(
      http.post(
        url('bookings/:id/reschedule'),
        async ({ request }) => {
          expect((await serve(request.clone())).status).to.equal(200)
          const again = await serve(request)
          expect(again.status).to.equal(412)
          return again
        },
        { once: true },
      ),
    )
    await ada.press('Move to Thursday at 10:00')
    await ada.seeFocusOn('Your booking has moved')
    expect(ada.sees('changed meanwhile')).to.equal(false)
    const told = ada.heard.map(({ type }) => type)
    expect(told).to.include('booking-rescheduled')
    expect(told).not.to.include('booking-error')
  })

  it('isn’t taken for somebody else’s change when the booking can’t be looked at', async () => {
    const ada = await atNewTime()
    lose('reschedule')
    await ada.press('Move to Thursday at 10:00')
    await ada.see('We couldn’t reach the server.')
    worker.use(http.get(url('bookings/:id'), () => HttpResponse.error(), { once: true }))
    await ada.press('Move to Thursday at 10:00')
    await ada.see('We couldn’t reach the server.')
    expect(ada.sees('changed meanwhile')).to.equal(false)
    await ada.press('Move to Thursday at 10:00')
    await ada.see('Your booking has moved')
  })

  it('is none when somebody else has moved it there, to another person', async () => {
    const ada = await atNewTime()
    worker.use(
      http.post(url('bookings/:id/reschedule'), () => {
        salon.bookings.set(
          'booking-1',
          buildBooking({ start: '2026-03-12T09:00:00Z', end: '2026-03-12T09:30:00Z', staff: ben }),
        )
        return problem('precondition-failed')
      }),
    )
    await ada.press('Move to Thursday at 10:00')
    await ada.see('This booking was changed meanwhile.')
    expect(ada.heard.some(({ type }) => type === 'booking-rescheduled')).to.equal(false)
  })

  it('is found also where the move was the last that was allowed', async () => {
    const ada = await atNewTime()
    lose('reschedule')
    await ada.press('Move to Thursday at 10:00')
    await ada.see('We couldn’t reach the server.')
    worker.use(http.post(url('bookings/:id/reschedule'), () => problem('policy', { rule: 'max-moves' })))
    await ada.press('Move to Thursday at 10:00')
    await ada.see('Your booking has moved')
    expect(ada.heard.at(-1)).to.deep.include({ type: 'booking-rescheduled' })
  })

  it('hides no refusal of a move that was never made', async () => {
    const ada = await atNewTime()
    worker.use(http.post(url('bookings/:id/reschedule'), () => HttpResponse.error(), { once: true }))
    await ada.press('Move to Thursday at 10:00')
    await ada.see('We couldn’t reach the server.')
    salon.taken.push({ start: Date.parse('2026-03-12T09:00:00Z'), end: Date.parse('2026-03-12T09:30:00Z') })
    await ada.press('Move to Thursday at 10:00')
    await ada.see('That time was just taken. These are close:')
    expect(ada.heard.some(({ type }) => type === 'booking-rescheduled')).to.equal(false)
  })

  it('takes no booking that was cancelled since for a moved one', async () => {
    const ada = await atNewTime()
    lose('reschedule')
    await ada.press('Move to Thursday at 10:00')
    await ada.see('We couldn’t reach the server.')
    const { headers } = asked('POST', 'bookings/booking-1/reschedule')[0] ?? {}
    const Authorization = headers?.get('Authorization') ?? ''
    await serve(
      new Request(`${salon.server}/v1/bookings/booking-1/cancel`, { method: 'POST', headers: { Authorization } }),
    )
    await ada.press('Move to Thursday at 10:00')
    await ada.see('This booking is cancelled')
    expect(ada.heard.some(({ type }) => type === 'booking-rescheduled')).to.equal(false)
  })

  it('shows on the way back where the booking is now', async () => {
    const ada = await atNewTime()
    lose('reschedule')
    await ada.press('Move to Thursday at 10:00')
    await ada.see('We couldn’t reach the server.')
    await ada.press('Back')
    await ada.press('Keep Thu 12 March at 10:00')
    await ada.see('Thursday, 12 March 2026')
    expect(ada.heading()).to.equal('Your booking')
  })

  it('has cancelled the booking, which the second try hears as the first would have', async () => {
    const ada = manage()
    await ada.press('Cancel booking')
    lose('cancel')
    await ada.press('Yes, cancel it')
    await ada.see('We couldn’t reach the server.')
    await ada.press('Yes, cancel it')
    await ada.see('Your booking is cancelled')
    expect(ada.heard.filter(({ type }) => type === 'booking-cancelled')).to.have.length(1)
  })

  it('has cancelled the booking, as who keeps it then sees', async () => {
    const ada = manage()
    await ada.press('Cancel booking')
    lose('cancel')
    await ada.press('Yes, cancel it')
    await ada.see('We couldn’t reach the server.')
    await ada.press('Keep booking')
    await ada.see('This booking is cancelled')
    expect(ada.buttons(/Move|Cancel/)).to.have.length(0)
  })
})
