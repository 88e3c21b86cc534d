import { expect, waitUntil } from '@open-wc/testing'
import { HttpResponse, http } from 'msw'
import { problem, url, withSalon, worker } from '../testing/salon.js'
import { leave, visit } from '../testing/visitor.js'

// A page loads each part once: what can be seen of their loading is seen here, and nowhere before.

withSalon()
afterEach(leave)

const ADA = { service: 'haircut', staff: 'anna', name: 'Ada', email: 'ada@example.com' }

describe('a part of the widget', () => {
  it('has focus wait in its place while it is on its way', async () => {
    let deliver = (): void => {}
    const delivery = new Promise<void>((resolve) => (deliver = resolve))
    worker.use(
      http.get('*/controllers/checkout-desk.ts', async () => {
        await delivery
        return undefined
      }),
    )
    const ada = visit(ADA)
    await ada.press('10:30')
    await ada.seeFocusOn('Loading')
    expect(ada.sees('Your details')).to.equal(false)
    deliver()
    await ada.seeFocusOn('Your details')
  })

  it('is asked for again by the button that wants it', async () => {
    worker.use(http.get('*/zones/zone-picker.ts', () => HttpResponse.error()))
    const ada = visit(ADA)
    await ada.button('10:30')
    await ada.press('Change time zone')
    await ada.see('We can’t reach the booking server')
    worker.resetHandlers()
    await ada.press('Change time zone')
    await ada.seeFocusOn('Search for a city or region')
    expect(ada.sees('We can’t reach')).to.equal(false)
  })

  it('that says what went wrong is asked for again where that stands', async () => {
    worker.use(
      http.get('*/steps/troubles.ts', () => HttpResponse.error()),
      http.post(url('bookings'), () => problem('slot-unavailable', { reason: 'cap-reached' })),
    )
    const ada = visit(ADA)
    await ada.press('10:30')
    await ada.press('Book Monday at 10:30')
    await ada.see('We can’t reach the booking server')
    worker.resetHandlers()
    await ada.press('Try again')
    await ada.see('That day is full.')
    await waitUntil(() => ada.focused()?.matches('[data-trouble]'), 'focus is elsewhere')
    expect(ada.sees('We can’t reach')).to.equal(false)
  })
})
