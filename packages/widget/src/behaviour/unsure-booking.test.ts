import { expect, waitUntil } from '@open-wc/testing'
import type { BookingRequest } from '@openslot/core/wire'
import { HttpResponse, http } from 'msw'
import { asked, problem, salon, serve, url, withSalon, worker } from '../testing/salon.js'
import { type Visitor, leave, visit } from '../testing/visitor.js'

withSalon()
afterEach(leave)

const ADA = { service: 'haircut', staff: 'anna', name: 'Ada', email: 'ada@example.com' }
const UNSURE = 'Try again: you won’t be booked twice.'

/** The server books, once, and nobody hears of it. */
const lose = (): void =>
  worker.use(
    http.post(
      url('bookings'),
      async ({ request }) => {
        const booked = await serve(request)
        expect(booked.status).to.equal(201)
        return HttpResponse.error()
      },
      { once: true },
    ),
  )

/** The server books, and doesn't answer. */
async function hang(visitor: Visitor): Promise<void> {
  worker.use(http.post(url('bookings'), async ({ request }) => (await serve(request), new Promise<never>(() => {}))))
  await visitor.press(/^Book /)
  await waitUntil(() => salon.holds.size === 0, 'it hasn’t been booked')
}

async function booking(): Promise<Visitor> {
  const ada = visit(ADA)
  await ada.press('10:30')
  await ada.see('Kept for you')
  return ada
}

/** Nobody hears whether it was booked: the server has it, unless the request never got there. */
async function lostBooking(how: 'has it' | 'never got it'): Promise<Visitor> {
  const ada = await booking()
  if (how === 'has it') lose()
  else worker.use(http.post(url('bookings'), () => HttpResponse.error(), { once: true }))
  await ada.press(/^Book /)
  await ada.see(UNSURE)
  return ada
}

/** Of all that was sent. */
const keysSent = (): number =>
  new Set(asked('POST', 'bookings').map(({ headers }) => headers.get('Idempotency-Key'))).size

describe('a booking that may have been made', () => {
  it('while the page is loaded anew is sent again, and made once', async () => {
    const before = await booking()
    await hang(before)
    leave()
    worker.resetHandlers()
    const asking = asked('POST', 'holds').length
    const ada = visit(ADA)
    await ada.see(UNSURE)
    expect(ada.sees('just taken')).to.equal(false)
    await ada.press(/^Book /)
    await ada.see('You’re booked')
    expect(keysSent()).to.equal(1)
    expect(asked('POST', 'holds')).to.have.length(asking)
  })

  it('isn’t called somebody else’s when what was typed is mended', async () => {
    const ada = await lostBooking('has it')
    await ada.type('E-mail', 'ada.l@example.com')
    await ada.press(/^Book /)
    await ada.see('You’re booked')
    expect(ada.sees('ada@example.com')).to.equal(true)
  })

  for (const [what, refusal] of [
    ['gets no answer', (): Response => problem('unavailable')],
    ['is refused', (): Response => problem('validation', { errors: [{ pointer: '/customer/email', message: 'No.' }] })],
  ] as const) {
    it(`isn’t forgotten when what was mended ${what}, too`, async () => {
      const ada = await lostBooking('has it')
      await ada.type('E-mail', 'ada.l@example.com')
      worker.use(http.post(url('bookings'), refusal, { once: true }))
      await ada.press(/^Book /)
      await waitUntil(() => asked('POST', 'bookings').length >= 2 && ada.buttons('Booking…').length === 0, 'no answer')
      await ada.type('E-mail', 'ada.lovelace@example.com')
      await ada.press(/^Book /)
      await ada.see('You’re booked')
      expect(ada.sees('ada@example.com')).to.equal(true)
    })
  }

  it('is found behind one that the server refuses by now', async () => {
    const ada = await booking()
    const sent: string[] = []
    worker.use(
      http.post(url('bookings'), async ({ request }) => {
        const { email } = ((await request.clone().json()) as BookingRequest).customer
        sent.push(email)
        if (email === 'second@example.com' && sent.length > 3) return problem('validation', { errors: [] })
        if (email === 'second@example.com') return HttpResponse.error()
        const answer = await serve(request)
        return sent.length === 1 ? HttpResponse.error() : answer
      }),
    )
    await ada.press(/^Book /)
    await ada.see(UNSURE)
    for (const email of ['second@example.com', 'third@example.com']) {
      await ada.type('E-mail', email)
      await ada.press(/^Book /)
      await waitUntil(() => sent.includes(email) && ada.buttons('Booking…').length === 0, `${email} waits`)
    }
    await ada.see('You’re booked')
    expect(ada.sees('ada@example.com')).to.equal(true)
    expect(sent).to.include('third@example.com')
  })

  it('keeps no other time from being kept', async () => {
    const ada = await lostBooking('never got it')
    await ada.press('Back')
    await ada.press('11:30')
    await ada.see('Kept for you')
    expect(ada.sees(UNSURE)).to.equal(false)
  })

  it('is forgotten with all the rest', async () => {
    const ada = await booking()
    await hang(ada)
    ada.element.reset()
    await ada.element.updateComplete
    expect(sessionStorage).to.have.length(0)
  })

  it('and wasn’t is made with what was mended', async () => {
    const ada = await lostBooking('never got it')
    await ada.type('E-mail', 'ada.l@example.com')
    await ada.press(/^Book /)
    await ada.see('You’re booked')
    expect(ada.sees('ada.l@example.com')).to.equal(true)
  })

  it('and wasn’t, at a time that somebody else has by now, is refused', async () => {
    const ada = await lostBooking('never got it')
    worker.use(http.post(url('bookings'), () => problem('slot-taken', { alternatives: ['2026-03-09T10:00:00Z'] })))
    await ada.type('Note', 'First visit')
    await ada.press(/^Book /)
    await ada.see('That time was just taken.')
    expect(ada.sees('You’re booked')).to.equal(false)
  })

  it('when the element goes is said to its visitor who comes back', async () => {
    const ada = await booking()
    await hang(ada)
    const place = ada.element.parentElement
    ada.element.remove()
    await Promise.resolve()
    worker.resetHandlers()
    place?.append(ada.element)
    await ada.see(UNSURE)
    await ada.press(/^Book /)
    await ada.see('You’re booked')
    expect(keysSent()).to.equal(1)
  })

  it('is no reason to say so of another time', async () => {
    const ada = await lostBooking('never got it')
    await ada.press('Back')
    await ada.press('11:30')
    await ada.see('Your details')
    expect(ada.sees(UNSURE)).to.equal(false)
  })
})
