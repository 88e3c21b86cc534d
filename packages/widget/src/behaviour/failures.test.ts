import { expect, waitUntil } from '@open-wc/testing'
import { HttpResponse, http } from 'msw'
import {
  TOKEN,
  asked,
  buildBooking,
  buildService,
  consultation,
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

describe('when something goes wrong', () => {
  it('says that the server can’t be reached, and tries again', async () => {
    worker.use(http.get(url('services'), () => HttpResponse.error()))
    const ada = visit(ADA)
    await ada.see('We can’t reach the booking server')
    worker.resetHandlers()
    expect(ada.heard[0]).to.deep.include({ type: 'booking-error' })
    expect(ada.heard[0]?.detail).to.deep.include({ code: 'unreachable' })
    await ada.press('Try again')
    await ada.button('10:30')
    expect(ada.heading()).to.equal('Choose a time')
  })

  it('tries again when only the times failed', async () => {
    worker.use(http.get(url('slots'), () => problem('internal')))
    const ada = visit(ADA)
    await ada.see('Something went wrong on our side')
    const errors = (): readonly unknown[] => ada.heard.filter(({ type }) => type === 'booking-error')
    expect(errors()).to.have.length(1)
    expect(errors()[0]).to.have.nested.property('detail.code', 'internal')
    await ada.press('Try again')
    await ada.seeFocusOn('Something went wrong on our side')
    expect(errors()).to.have.length(2)
    worker.resetHandlers()
    await ada.press('Try again')
    await ada.button('10:30')
    expect(ada.sees('Something went wrong')).to.equal(false)
    expect(errors()).to.have.length(2)
  })

  it('tells the page once of what is said once', async () => {
    const ada = visit({ service: 'haircut', staff: 'zoe' })
    await ada.see('This person can’t be booked here')
    worker.use(http.all(url('*'), () => HttpResponse.error()))
    ada.element.refresh()
    await ada.see('We can’t reach the booking server')
    const codes = ada.heard.flatMap(({ detail }) => (detail as { readonly code?: string }).code ?? [])
    expect(codes).to.deep.equal(['unknown-staff', 'unreachable'])
  })

  for (const [what, answer] of [
    ['a server of something else', () => new HttpResponse('Not here', { status: 404 })],
    ['a part of a booking server', () => problem('not-found')],
  ] as const) {
    it(`takes ${what} for no booking server, and not for a booking that is gone`, async () => {
      worker.use(http.get(url('services'), answer))
      const ada = visit(ADA)
      await ada.see('Bookings aren’t connected yet')
      expect(ada.heard[0]?.detail).to.deep.include({ code: 'not-found' })
      worker.resetHandlers()
      await ada.press('Try again')
      worker.use(http.post(url('bookings'), answer))
      await ada.press('10:30')
      await ada.press(/^Book /)
      await ada.see('Bookings aren’t connected yet.')
      expect(ada.sees('find this booking')).to.equal(false)
    })
  }

  it('keeps the visitor’s place when everything is asked for again', async () => {
    const fail = (): void => worker.use(http.get(url('services'), () => HttpResponse.error()))
    fail()
    const ada = visit(ADA)
    await ada.press('Try again')
    await ada.seeFocusOn('We can’t reach the booking server')
    worker.use(http.get(url('services'), () => problem('internal')))
    await ada.press('Try again')
    await ada.seeFocusOn('Something went wrong on our side')
    worker.resetHandlers()
    await ada.press('Try again')
    await ada.seeFocusOn('Choose a time')
    fail()
    ada.element.refresh()
    await ada.button('Try again')
    worker.resetHandlers()
    await ada.press('Try again')
    await ada.seeFocusOn('Choose a time')
    await waitUntil(() => ada.told() === '', '“Loading” stayed behind')
    expect(ada.focused()?.textContent).to.equal('Choose a time')
  })

  it('keeps the visitor’s place when only the times are asked for again', async () => {
    worker.use(http.get(url('slots'), () => problem('internal')))
    const ada = visit(ADA)
    await ada.press('Try again')
    await ada.seeFocusOn('Something went wrong on our side')
    worker.resetHandlers()
    await ada.press('Try again')
    await ada.seeFocusOn('Choose a time')
    await ada.button('10:30')
    expect(ada.told()).to.equal('March 2026, 17 free days')
  })

  it('keeps the customer’s place when their booking is asked for again', async () => {
    salon.bookings.set('booking-1', buildBooking())
    worker.use(http.get(url('bookings/:id'), () => problem('internal')))
    const ada = visit({ booking: 'booking-1', token: TOKEN })
    await ada.press('Try again')
    await ada.seeFocusOn('Something went wrong on our side')
    worker.resetHandlers()
    await ada.press('Try again')
    await ada.seeFocusOn('Your booking')
    expect(ada.told()).to.equal('')
  })

  it('leaves focus alone when the page refreshes, or when the visitor has gone on', async () => {
    const ada = visit(ADA)
    const day = await ada.button('10:30').then(() => ada.button(/^Tuesday, 10 March/))
    day.focus()
    ada.element.refresh()
    await ada.button('10:30')
    expect(ada.focused()).to.equal(day)
    worker.use(http.get(url('slots'), () => problem('internal')))
    ada.element.refresh()
    await ada.press('Try again')
    day.focus()
    await ada.button('Try again')
    expect(ada.focused()).to.equal(day)
  })

  it('says how long to wait', async () => {
    worker.use(http.get(url('services'), () => problem('too-many-requests', {}, { 'Retry-After': '20' })))
    const ada = visit(ADA)
    await ada.see('Wait 20 seconds, then try again.')
    expect(ada.buttons('Try again')).to.have.length(1)
  })

  it('says how long to wait before booking, and keeps what was typed', async () => {
    worker.use(
      http.post(url('bookings'), () => problem('too-many-requests', {}, { 'Retry-After': '600' }), { once: true }),
    )
    const ada = visit(ADA)
    await ada.press('10:30')
    await ada.type('Note', 'First visit')
    await ada.press(/^Book /)
    await ada.see('That was a lot at once. Wait 10 minutes, then try again.')
    expect((await ada.field('Note')).value).to.equal('First visit')
    await ada.press(/^Book /)
    await ada.see('You’re booked')
    const [first, second] = asked('POST', 'bookings')
    expect(second?.headers.get('Idempotency-Key')).to.equal(first?.headers.get('Idempotency-Key'))
  })

  it('takes another key when the server knows this one', async () => {
    worker.use(http.post(url('bookings'), () => problem('idempotency-conflict'), { once: true }))
    const ada = visit(ADA)
    await ada.press('10:30')
    await ada.press(/^Book /)
    await ada.see('This may be booked already. Look for a confirmation in your e-mail before you try again.')
    await ada.press(/^Book /)
    await ada.see('You’re booked')
    const [first, second] = asked('POST', 'bookings')
    expect(second?.headers.get('Idempotency-Key')).not.to.equal(first?.headers.get('Idempotency-Key'))
  })

  it('takes an answer in nobody’s format for what it is', async () => {
    worker.use(http.get(url('services'), () => HttpResponse.html('<h1>Bad gateway</h1>', { status: 502 })))
    const ada = visit(ADA)
    await ada.see('Something went wrong on our side')
    worker.use(http.get(url('services'), () => HttpResponse.html('<h1>Hello</h1>')))
    await ada.press('Try again')
    await ada.see('We can’t read the server’s answer')
    worker.use(http.get(url('services'), () => HttpResponse.json({ services: [{ id: 'wash', name: 'Wash' }] })))
    await ada.press('Try again')
    await waitUntil(() => ada.heard.length === 3, 'no third error')
    await ada.see('We can’t read the server’s answer')
    expect(ada.heard.map(({ type }) => type)).to.deep.equal(['booking-error', 'booking-error', 'booking-error'])
  })

  it('keeps the form when booking fails, and books on trying again', async () => {
    worker.use(http.post(url('bookings'), () => problem('unavailable'), { once: true }))
    const ada = visit(ADA)
    await ada.press('10:30')
    await ada.press(/^Book /)
    await ada.see('you won’t be booked twice')
    expect((await ada.field('Name')).value).to.equal('Ada')
    await ada.press(/^Book /)
    await ada.see('You’re booked')
  })

  it('says so when a server’s answer can’t be shown, and goes on from the start', async () => {
    salon.services = [buildService({ price: { amount: 4500, currency: '' } }), consultation]
    const ada = visit()
    await ada.see('We can’t read the server’s answer')
    expect(ada.heard.map(({ type }) => type)).to.include('booking-error')
    salon.services = [consultation, buildService()]
    await ada.press('Try again')
    await ada.see('Choose a service')
  })

  for (const server of ['localhost:8787', 'book.example.com:8443', 'htp://book.example.com', 'javascript:void 0']) {
    it(`tells the page’s owner that ${server} is no server’s address`, async () => {
      const ada = visit({ server })
      await ada.see('Bookings aren’t connected yet')
      expect(ada.heard[0]?.detail).to.deep.include({ code: 'no-server' })
    })
  }

  it('says so when an answer takes long, and nothing moves for it', async () => {
    let answer = (): void => {}
    const late = new Promise<void>((resolve) => (answer = resolve))
    worker.use(
      http.get(url('services'), async () => {
        await late
        return problem('internal')
      }),
    )
    const ada = visit()
    await ada.seeWaiting()
    const frame = ada.element.shadowRoot?.querySelector('.frame')
    const height = frame?.clientHeight
    await ada.see('This is taking longer than usual.')
    expect(ada.told()).to.equal('This is taking longer than usual.')
    expect(frame?.clientHeight).to.equal(height)
    answer()
    await ada.see('Something went wrong on our side')
    expect(ada.sees('longer than usual')).to.equal(false)
    expect(ada.told()).to.equal('')
  })

  it('says so when nothing can be booked at all', async () => {
    salon.services = []
    const ada = visit()
    await ada.see('Nothing can be booked here yet')
    expect(ada.buttons('Try again')).to.have.length(1)
  })

  it('tells the page’s owner that no server is named', async () => {
    const ada = visit({ server: '' })
    await ada.see('Bookings aren’t connected yet')
    expect(ada.heard[0]?.detail).to.deep.include({ code: 'no-server' })
  })
})
