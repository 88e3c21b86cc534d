import { expect, waitUntil } from '@open-wc/testing'
import { HttpResponse, http } from 'msw'
import { asked, problem, serve, salon, url, withSalon, worker } from '../testing/salon.js'
import { type Visitor, leave, visit } from '../testing/visitor.js'

withSalon()
afterEach(leave)

const ADA = { service: 'haircut', staff: 'anna', name: 'Ada', email: 'ada@example.com' }
const ELEVEN = { start: Date.parse('2026-03-09T10:00:00Z'), end: Date.parse('2026-03-09T10:30:00Z') }

const holds = (count: number): Promise<void> =>
  waitUntil(() => asked('POST', 'holds').length === count, `not held ${count} times`)
const released = (id: string): Promise<void> =>
  waitUntil(() => asked('DELETE', `holds/${id}`).length === 1, `${id} not given back`)

async function atDetails(): Promise<Visitor> {
  const ada = visit(ADA)
  await ada.press('11:00')
  await ada.see('Your details')
  return ada
}

describe('a chosen time', () => {
  it('is kept, and the booking is made of it', async () => {
    const ada = await atDetails()
    await ada.see('Kept for you for 5 minutes')
    expect(asked('POST', 'holds')[0]?.body).to.deep.equal({
      service: 'service-haircut',
      staff: 'staff-anna',
      start: '2026-03-09T10:00:00Z',
    })
    expect(ada.told()).to.equal('')
    await ada.press('Book Monday at 11:00')
    await ada.see('You’re booked')
    expect(asked('POST', 'bookings')[0]?.body).to.have.property('holdToken', 'secret-of-hold-1')
    ada.element.remove()
    await Promise.resolve()
    expect(asked('DELETE', 'holds/hold-1')).to.have.length(0)
  })

  it('is given back on going back, and never looks taken to its visitor', async () => {
    const ada = await atDetails()
    await ada.see('Kept for you')
    await ada.press('Back')
    await released('hold-1')
    expect(ada.times()).to.include('11:00')
    ada.element.refresh()
    await waitUntil(
      () => asked('GET', 'slots').some(({ headers }) => headers.get('OpenSlot-Hold') === 'secret-of-hold-1'),
      'the hold is not named',
    )
    // The salon hears of it a little after it was asked.
    await waitUntil(() => salon.holds.size === 0, 'the hold is still there')
  })

  it('is in nobody’s way, least of all its visitor’s, when its answer is late', async () => {
    let answer = (): void => {}
    const late = new Promise<void>((resolve) => (answer = resolve))
    worker.use(
      http.post(url('holds'), async ({ request }) => {
        const kept = await serve(request)
        await late
        return kept
      }),
    )
    const ada = visit({ service: 'haircut' })
    await ada.press(/^Anna/)
    await ada.press(/^Tuesday, 10 March/)
    await ada.press('15:00')
    await waitUntil(() => salon.holds.size === 1, 'nothing is kept')
    await ada.press('Back')
    await ada.press('Back')
    await ada.press('Ben')
    answer()
    await ada.button('Keep Tue 10 March at 15:00')
    await released('hold-1')
    expect(salon.holds.size).to.equal(0)
  })

  it('gives way to another one, which doesn’t meet it', async () => {
    salon.services = salon.services.map((service) => ({ ...service, durationMinutes: 60 }))
    const ada = await atDetails()
    await ada.see('Kept for you')
    await ada.press('Change time')
    await ada.press('11:30')
    await holds(2)
    await ada.see('Kept for you')
    expect([...salon.holds.keys()]).to.deep.equal(['hold-2'])
    expect(ada.sees('just taken')).to.equal(false)
  })

  it('is given back when its answer comes too late to be wanted', async () => {
    let give = (): void => {}
    const late = new Promise<void>((resolve) => {
      give = resolve
    })
    worker.use(
      http.post(
        url('holds'),
        async () => {
          await late
          const [id, token, expiresAt] = ['late', 'secret', '2026-03-09T08:17:00Z']
          return HttpResponse.json({ id, token, staffId: 'staff-anna', start: '', end: '', expiresAt }, { status: 201 })
        },
        { once: true },
      ),
    )
    const ada = await atDetails()
    await ada.press('Back')
    give()
    await released('late')
    expect(ada.sees('Kept for you')).to.equal(false)
  })

  it('is given back when the element goes, and asked for again when it comes back', async () => {
    const ada = await atDetails()
    await ada.see('Kept for you')
    const place = ada.element.parentElement as HTMLElement
    ada.element.remove()
    await released('hold-1')
    place.append(ada.element)
    await holds(2)
    await ada.see('Kept for you')
    expect([...salon.holds.keys()]).to.deep.equal(['hold-2'])
  })

  it('is given back when the page is left, and kept again when it comes back', async () => {
    const ada = await atDetails()
    await ada.see('Kept for you')
    const calls: { readonly method: string; readonly keepalive: boolean | undefined }[] = []
    const realFetch = window.fetch
    window.fetch = (input, init) => {
      calls.push({ method: (input as Request).method, keepalive: init?.keepalive })
      return realFetch(input, init)
    }
    try {
      window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
    } finally {
      window.fetch = realFetch
    }
    expect(calls).to.deep.equal([{ method: 'DELETE', keepalive: true }])
    await released('hold-1')
    expect(asked('POST', 'holds')).to.have.length(1)
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    await holds(2)
  })

  it('stays put when the element is moved in the page', async () => {
    const ada = await atDetails()
    await ada.see('Kept for you')
    const elsewhere = document.createElement('section')
    document.body.append(elsewhere)
    elsewhere.append(ada.element)
    await ada.element.updateComplete
    await ada.press('Book Monday at 11:00')
    await ada.see('You’re booked')
    expect(asked('POST', 'holds')).to.have.length(1)
    elsewhere.remove()
  })

  it('whose answer is lost is asked for once more, by its key', async () => {
    worker.use(
      http.post(
        url('holds'),
        async ({ request }) => {
          await serve(request)
          return HttpResponse.error()
        },
        { once: true },
      ),
    )
    const ada = await atDetails()
    await ada.see('Kept for you')
    expect(salon.holds.size).to.equal(1)
    await ada.press('Book Monday at 11:00')
    await ada.see('You’re booked')
    expect(salon.holds.size).to.equal(0)
  })

  it('is waited for before it is booked', async () => {
    let give = (): void => {}
    const slow = new Promise<void>((resolve) => {
      give = resolve
    })
    worker.use(http.post(url('holds'), () => slow, { once: true }))
    const ada = await atDetails()
    await ada.press('Book Monday at 11:00')
    await holds(1)
    expect(asked('POST', 'bookings')).to.have.length(0)
    give()
    await ada.see('You’re booked')
  })
})

describe('a server that keeps no times', () => {
  for (const [name, answer] of [
    ['has no holds', () => problem('not-found')],
    ['fails', () => problem('internal')],
    ['can’t be reached', () => HttpResponse.error()],
    ['has had enough', () => problem('too-many-requests', {}, { 'Retry-After': '60' })],
  ] as const) {
    it(`and ${name} stops nobody`, async () => {
      worker.use(http.post(url('holds'), answer))
      const ada = await atDetails()
      await ada.press('Book Monday at 11:00')
      await ada.see('You’re booked')
      expect(asked('POST', 'holds')).not.to.have.length(0)
      expect(asked('POST', 'bookings')[0]?.body).not.to.have.property('holdToken')
      expect(ada.heard.some(({ type }) => type === 'booking-error')).to.equal(false)
    })
  }

  it('is asked once', async () => {
    salon.holdLifeMs = undefined
    const ada = await atDetails()
    await holds(1)
    await ada.press('Change time')
    await ada.press('11:30')
    await ada.press('Book Monday at 11:30')
    await ada.see('You’re booked')
    expect(asked('POST', 'holds')).to.have.length(1)
    expect(ada.sees('Kept for you')).to.equal(false)
  })
})

describe('a hold that runs out', () => {
  it('is told of in its last minute, politely', async () => {
    salon.holdLifeMs = 61_000
    const ada = await atDetails()
    await ada.see('Kept for you for 2 minutes')
    expect(ada.told()).to.equal('')
    await ada.see('Kept for you for one more minute')
    expect(ada.told()).to.equal('Kept for you for one more minute')
  })

  it('is asked for again, and nothing typed is lost', async () => {
    salon.holdLifeMs = 500
    const ada = await atDetails()
    await ada.see('Kept for you for one more minute')
    await ada.type('Note', 'First visit')
    salon.holdLifeMs = 300_000
    await holds(2)
    await ada.see('Kept for you for 5 minutes')
    expect((await ada.field('Note')).value).to.equal('First visit')
    expect(salon.holds.size).to.equal(1)
    await ada.press('Book Monday at 11:00')
    await ada.see('You’re booked')
    expect(asked('POST', 'bookings')[0]?.body).to.have.property('holdToken', 'secret-of-hold-2')
  })

  it('shows the nearest times when it is gone meanwhile, and leaves the typing alone', async () => {
    salon.holdLifeMs = 300
    const ada = await atDetails()
    await ada.type('Note', 'First visit')
    await holds(1)
    salon.taken.push(ELEVEN)
    await ada.see('That time was just taken. These are close:')
    expect(ada.focused()?.id).to.equal('notes')
    salon.holdLifeMs = 300_000
    await ada.press('Mon 9 March at 11:30')
    expect((await ada.field('Note')).value).to.equal('First visit')
    await ada.see('Kept for you')
    await ada.press('Book Monday at 11:30')
    await ada.see('You’re booked')
  })

  it('is not asked for on and on while nobody is there', async () => {
    salon.holdLifeMs = 100
    const ada = await atDetails()
    await ada.see('No longer kept for you')
    expect(asked('POST', 'holds')).to.have.length(2)
    salon.holdLifeMs = 300_000
    await ada.type('Note', 'Here I am')
    await ada.see('Kept for you for 5 minutes')
    expect(asked('POST', 'holds')).to.have.length(3)
  })

  it('is treated as a time that was taken when the server says so', async () => {
    const alternatives = ['2026-03-09T10:30:00Z']
    worker.use(http.post(url('bookings'), () => problem('hold-expired', { alternatives }), { once: true }))
    const ada = await atDetails()
    await ada.see('Kept for you')
    await ada.press('Book Monday at 11:00')
    await ada.see('That time was just taken. These are close:')
    await ada.press('Mon 9 March at 11:30')
    await ada.press('Book Monday at 11:30')
    await ada.see('You’re booked')
    expect(asked('POST', 'bookings')).to.have.length(2)
  })

  it('is left alone while a booking of it may have been made', async () => {
    salon.holdLifeMs = 300
    worker.use(http.post(url('bookings'), () => HttpResponse.error(), { once: true }))
    const ada = await atDetails()
    await holds(1)
    await ada.press('Book Monday at 11:00')
    await ada.see('you won’t be booked twice')
    await ada.see('No longer kept for you')
    expect(asked('POST', 'holds')).to.have.length(1)
    await ada.press('Book Monday at 11:00')
    await ada.see('You’re booked')
    const [first, second] = asked('POST', 'bookings')
    expect(second?.body).to.deep.equal(first?.body)
    expect(second?.headers.get('Idempotency-Key')).to.equal(first?.headers.get('Idempotency-Key'))
  })

  it('that was gone from the start is said at once', async () => {
    const ada = visit(ADA)
    await ada.button('11:00')
    salon.taken.push(ELEVEN)
    await ada.press('11:00')
    await ada.see('That time was just taken. These are close:')
    expect(ada.focused()?.hasAttribute('data-trouble')).to.equal(true)
  })
})
