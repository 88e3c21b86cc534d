import { expect, waitUntil } from '@open-wc/testing'
import { http } from 'msw'
import { TOKEN, asked, buildBooking, problem, salon, serve, url, withSalon, worker } from '../testing/salon.js'
import { type Visitor, leave, visit } from '../testing/visitor.js'

withSalon()
afterEach(leave)

const CHANGED = 'This booking was changed meanwhile. Look at it again before you go on.'
const NOTHING = { reschedule: false, cancel: false, confirm: false } as const
const WAITING = {
  status: 'pending',
  confirmBy: '2026-03-09T14:30:00Z',
  can: { reschedule: false, cancel: true, confirm: true },
} as const

function manage(overrides: Parameters<typeof buildBooking>[0] = {}): Visitor {
  become(overrides)
  return visit({ booking: 'booking-1', token: TOKEN })
}

/** What the salon has made of it. */
const become = (overrides: Parameters<typeof buildBooking>[0]): void =>
  salon.bookings.set('booking-1', buildBooking(overrides))

/** Moves it from another page. */
async function moveElsewhere(start: string): Promise<void> {
  const headers = { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' }
  const request = { method: 'POST', headers, body: JSON.stringify({ start }) }
  const response = await serve(new Request(`${salon.server}/v1/bookings/booking-1/reschedule`, request))
  expect(response.status).to.equal(200)
}

/** Which versions were named by the requests to make that change. */
const namedBy = (change: string): readonly (string | null)[] =>
  asked('POST', `bookings/booking-1/${change}`).map(({ headers }) => headers.get('If-Match'))

const refuse = (change: string, ...why: Parameters<typeof problem>): void =>
  worker.use(http.post(url(`bookings/:id/${change}`), () => problem(...why)))

describe('a booking that changes while its customer looks at it', () => {
  it('isn’t cancelled at a time that they haven’t seen: they see it, and are asked again', async () => {
    const ada = manage()
    await ada.press('Cancel booking')
    await moveElsewhere('2026-03-12T09:00:00Z')
    await ada.press('Yes, cancel it')
    await ada.seeFocusOn(CHANGED)
    expect(ada.sees('Thursday, 12 March 2026')).to.equal(true)
    expect(ada.sees('Cancel this booking?')).to.equal(true)
    expect(ada.heard.at(-1)?.detail).to.deep.include({ code: 'precondition-failed' })
    await ada.press('Yes, cancel it')
    await ada.see('Your booking is cancelled')
    expect(namedBy('cancel')).to.deep.equal(['"0-confirmed"', '"1-confirmed"'])
  })

  it('isn’t moved from there, either', async () => {
    const ada = manage()
    await ada.press('Move to another time')
    await ada.press(/^Wednesday, 11 March 2026/)
    await ada.press('15:30')
    await moveElsewhere('2026-03-12T09:00:00Z')
    await ada.press('Move to Wednesday at 15:30')
    await ada.seeFocusOn(CHANGED)
    expect(ada.sees('Thursday, 12 March 2026 at 10:00')).to.equal(true)
    await ada.press('Move to Wednesday at 15:30')
    await ada.see('Your booking has moved')
    expect(namedBy('reschedule')).to.deep.equal(['"0-confirmed"', '"1-confirmed"'])
  })

  it('has moved when somebody has moved it to the very time that its customer wants', async () => {
    salon.holdLifeMs = undefined
    const ada = manage()
    await ada.press('Move to another time')
    await ada.press(/^Wednesday, 11 March 2026/)
    await ada.press('15:30')
    await moveElsewhere('2026-03-11T14:30:00Z')
    await ada.press('Move to Wednesday at 15:30')
    await ada.seeFocusOn('Your booking has moved')
    expect(ada.sees('Wednesday, 11 March 2026')).to.equal(true)
    expect(ada.sees('15:30')).to.equal(true)
  })

  it('is a request no longer once it was declined: nothing asks to withdraw it', async () => {
    const ada = manage({ status: 'pending' })
    await ada.press('Withdraw request')
    become({ status: 'declined', cancelReason: 'Anna is ill.', can: NOTHING })
    await ada.press('Withdraw request')
    await ada.seeFocusOn('Your request was declined')
    expect(ada.sees('“Anna is ill.”')).to.equal(true)
    expect(ada.sees('Go back')).to.equal(false)
    expect(ada.buttons(/./).map((button) => button.textContent?.trim())).to.deep.equal(['Book another time', 'Change'])
  })

  it('is shown as cancelled when somebody else did that', async () => {
    refuse('cancel', 'policy', { rule: 'closed' })
    const ada = manage()
    await ada.press('Cancel booking')
    become({ status: 'cancelled', can: NOTHING })
    await ada.press('Yes, cancel it')
    await ada.seeFocusOn('This booking is cancelled')
    expect(ada.buttons(/Move|Cancel|Keep/)).to.have.length(0)
  })

  it('can’t be confirmed once it was cancelled', async () => {
    refuse('confirm', 'policy', { rule: 'closed' })
    const ada = manage(WAITING)
    await ada.button('Confirm booking')
    become({ status: 'cancelled', can: NOTHING })
    await ada.press('Confirm booking')
    await ada.seeFocusOn('This booking is cancelled')
    expect(ada.buttons('Confirm booking')).to.have.length(0)
  })

  it('can’t be moved once it was cancelled', async () => {
    const ada = manage()
    await ada.press('Move to another time')
    await ada.press(/^Wednesday, 11 March 2026/)
    await ada.press('15:30')
    become({ status: 'cancelled', can: NOTHING })
    await ada.press('Move to Wednesday at 15:30')
    await ada.seeFocusOn('This booking is cancelled')
    expect(ada.buttons(/Move/)).to.have.length(0)
  })

  it('says what it has become too late for, and offers the rest', async () => {
    refuse('cancel', 'policy', { rule: 'cut-off' })
    const ada = manage()
    await ada.press('Cancel booking')
    become({ can: { ...NOTHING, reschedule: true } })
    await ada.press('Yes, cancel it')
    await ada.seeFocusOn('It’s too late to cancel this here.')
    expect(ada.buttons(/Cancel|Yes|Keep/)).to.have.length(0)
    expect(ada.buttons('Move to another time')).to.have.length(1)
    expect(ada.sees('change this here')).to.equal(false)
  })

  it('says what the server said where it doesn’t know more', async () => {
    refuse('cancel', 'policy', { rule: 'started' })
    const ada = manage()
    await ada.press('Cancel booking')
    become({ can: NOTHING })
    await ada.press('Yes, cancel it')
    await ada.seeFocusOn('This appointment has begun. Get in touch directly instead.')
    expect(ada.sees('It’s too late')).to.equal(false)
    expect(ada.heard.at(-1)?.detail).to.deep.include({ code: 'policy' })
  })

  it('is asked for again before anything else when it couldn’t be at once', async () => {
    refuse('cancel', 'policy', { rule: 'cut-off' })
    const ada = manage()
    await ada.press('Cancel booking')
    worker.use(http.get(url('bookings/:id'), () => problem('internal'), { once: true }))
    await ada.press('Yes, cancel it')
    await ada.seeFocusOn('It’s too late to change this here. Get in touch directly instead.')
    become({ can: NOTHING })
    await ada.press('Move to another time')
    await ada.press(/^Keep Wed/)
    await ada.see('It’s too late to move or cancel this here.')
    expect(ada.buttons(/Move|Cancel/)).to.have.length(0)
  })
})

describe('another booking that the page shows while a change of the first is on its way', () => {
  for (const [change, path] of [
    ['Move to Wednesday at 15:30', 'reschedule'],
    ['Yes, cancel it', 'cancel'],
  ] as const) {
    it(`is what is on screen, and what is changed: ${path}`, async () => {
      const ada = manage()
      salon.bookings.set(
        'booking-2',
        buildBooking({ id: 'booking-2', start: '2026-03-13T09:00:00Z', end: '2026-03-13T09:30:00Z' }),
      )
      let answer = (): void => {}
      const late = new Promise<void>((resolve) => (answer = resolve))
      worker.use(
        http.post(url(`bookings/booking-1/${path}`), async ({ request }) => {
          await late
          return serve(request)
        }),
      )
      if (path === 'cancel') await ada.press('Cancel booking')
      else {
        await ada.press('Move to another time')
        await ada.press(/^Wednesday, 11 March 2026/)
        await ada.press('15:30')
      }
      await ada.press(change)
      await waitUntil(() => asked('POST', `bookings/booking-1/${path}`).length === 1, 'nothing was sent')
      ada.element.booking = 'booking-2'
      await ada.see('Friday, 13 March 2026')
      answer()
      await ada.element.updateComplete
      expect(ada.heading()).to.equal('Your booking')
      expect(ada.sees('Friday, 13 March 2026')).to.equal(true)
      await ada.press('Cancel booking')
      await ada.press('Yes, cancel it')
      await ada.see('Your booking is cancelled')
      expect(asked('POST', 'bookings/booking-2/cancel')).to.have.length(1)
    })
  }
})
